/** The HTTP methods that an endpoint is called with. */
export enum HttpMethod {
  /** Reads. */
  GET = 'GET',
  /** Creates, or does what has no method of its own. */
  POST = 'POST',
  /** Replaces. */
  PUT = 'PUT',
  /** Removes. */
  DELETE = 'DELETE',
  /** Changes a part. */
  PATCH = 'PATCH',
  /** Reads, and answers with headers only. */
  HEAD = 'HEAD',
  /** Asks what the endpoint can do. */
  OPTIONS = 'OPTIONS',
}
