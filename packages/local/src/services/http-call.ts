import { TaskFailure } from '../engine/task-call';
import { isJsonObject } from '../json';
import type { Json, JsonObject } from '../json';

/** An HTTP request as `apigateway:invoke` and `http:invoke` describe it. */
export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | undefined;
}

/** What was answered. */
export interface HttpAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: { readonly [name: string]: readonly string[] };
  readonly body: Json;
}

const MAX_ANSWER_BYTES = 256 * 1024;

/**
 * The request of `apigateway:invoke`.
 *
 * It is sent as it is: nothing is signed, so that an API that asks for IAM authorization refuses it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html
 */
export function apiGatewayRequest(args: JsonObject): HttpRequest {
  const host = text(args, 'ApiEndpoint');
  const base = /^https?:\/\//.test(host) ? host : `https://${host}`;
  const parts = [args.Stage, args.Path]
    .filter((part) => typeof part === 'string')
    .map((part) => part.replace(/^\//, ''));
  return request([base.replace(/\/$/, ''), ...parts].join('/'), args);
}

/**
 * The request of `http:invoke`. What the connection of EventBridge would add is not there.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 */
export function httpTaskRequest(args: JsonObject): HttpRequest {
  return request(text(args, 'ApiEndpoint'), args);
}

/**
 * Sends a request.
 *
 * @param errors the names of errors: by the status of an answer that is no success, and for no answer at all
 * @throws TaskFailure when the answer is no success, or none comes
 */
export async function sendHttp(
  { url, method, headers, body }: HttpRequest,
  errors: { readonly status: (status: number) => string; readonly socket: string },
  signal: AbortSignal,
): Promise<HttpAnswer> {
  let response: Response;
  let answer: string;
  try {
    response = await fetch(url, {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      redirect: 'manual',
      signal,
      ...(body === undefined ? {} : { body }),
    });
    answer = await response.text();
  } catch (error) {
    if (signal.aborted) {
      throw error;
    }
    const cause = error instanceof Error ? ((error.cause as Error | undefined) ?? error) : error;
    throw new TaskFailure(errors.socket, cause instanceof Error ? cause.message : String(cause));
  }
  if (Buffer.byteLength(answer) > MAX_ANSWER_BYTES) {
    throw new TaskFailure('States.DataLimitExceeded', `The answer has more than ${MAX_ANSWER_BYTES} bytes`);
  }
  const result: HttpAnswer = {
    status: response.status,
    statusText: response.statusText,
    headers: Object.fromEntries(Array.from(response.headers, ([name, value]) => [name, [value]])),
    body: parsed(answer, response.headers.get('content-type') ?? ''),
  };
  if (!response.ok) {
    throw new TaskFailure(errors.status(response.status), answer === '' ? response.statusText : answer);
  }
  return result;
}

function request(url: string, args: JsonObject): HttpRequest {
  const target = new URL(url);
  for (const [name, values] of fields(args.QueryParameters)) {
    for (const value of values) {
      target.searchParams.append(name, value);
    }
  }
  const headers = fields(args.Headers).flatMap(([name, values]) => values.map((value) => [name, value] as const));
  const content = args.RequestBody;
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  return {
    url: target.href,
    method: text(args, 'Method'),
    headers: content === undefined || hasType ? headers : [...headers, ['Content-Type', 'application/json'] as const],
    body:
      content === undefined ? undefined : typeof content === 'string' && hasType ? content : JSON.stringify(content),
  };
}

function fields(value: Json | undefined): [string, string[]][] {
  return isJsonObject(value)
    ? Object.entries(value).map(([name, item]) => [name, (Array.isArray(item) ? item : [item]).map(String)])
    : [];
}

function text(args: JsonObject, name: string): string {
  const value = args[name];
  if (typeof value !== 'string') {
    throw new TaskFailure('States.Runtime', `The field '${name}' is required and has to be text`);
  }
  return value;
}

function parsed(body: string, contentType: string): Json {
  if (!contentType.includes('json')) {
    return body;
  }
  try {
    return JSON.parse(body) as Json;
  } catch {
    return body;
  }
}
