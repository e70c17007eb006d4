import type { Json, JsonObject } from '../json';

/** What a result of an optimized integration says about the answer of the service. */
export interface SdkMetadata {
  readonly SdkHttpMetadata: {
    readonly AllHttpHeaders: { readonly [name: string]: readonly string[] };
    readonly HttpHeaders: { readonly [name: string]: string };
    readonly HttpStatusCode: number;
  };
  readonly SdkResponseMetadata: { readonly RequestId: string };
  readonly [key: string]: Json;
}

// Node.js reads names of headers in lower case; results have them as the services send them.
const HEADERS: ReadonlyMap<string, string> = new Map(
  [
    'Connection',
    'Content-Length',
    'Content-Type',
    'Date',
    'Server',
    'X-Amz-Executed-Version',
    'X-Amz-Function-Error',
    'X-Amz-Log-Result',
    'X-Amzn-Trace-Id',
    'x-amzn-Remapped-Content-Length',
    'x-amzn-RequestId',
  ].map((name) => [name.toLowerCase(), name]),
);

/** `SdkHttpMetadata` and `SdkResponseMetadata` of an answer. */
export function sdkMetadata(
  statusCode: number,
  headers: Readonly<Record<string, string>>,
  requestId: string,
): SdkMetadata {
  const named = Object.entries(headers).map(([name, value]) => [HEADERS.get(name) ?? name, value] as const);
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(named.map(([name, value]) => [name, [value]])),
      HttpHeaders: Object.fromEntries(named),
      HttpStatusCode: statusCode,
    },
    SdkResponseMetadata: { RequestId: requestId },
  };
}

/** A result with the metadata of its answer, in the order that results have. */
export function withMetadata(output: JsonObject, metadata: SdkMetadata): JsonObject {
  return Object.fromEntries(
    Object.entries({ ...output, ...metadata }).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
