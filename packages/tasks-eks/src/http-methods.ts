/** The HTTP methods of the Kubernetes API. */
export enum HttpMethods {
  /** Reads. */
  GET = 'GET',
  /** Creates. */
  POST = 'POST',
  /** Replaces. */
  PUT = 'PUT',
  /** Removes. */
  DELETE = 'DELETE',
  /** Changes a part. */
  PATCH = 'PATCH',
  /** Reads, and answers with headers only. */
  HEAD = 'HEAD',
}

/**
 * The HTTP methods by another name.
 *
 * @deprecated Use `HttpMethods`.
 */
export const MethodType = HttpMethods;

/**
 * An HTTP method.
 *
 * @deprecated Use `HttpMethods`.
 */
export type MethodType = HttpMethods;
