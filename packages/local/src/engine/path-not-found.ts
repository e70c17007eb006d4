/** A path that finds nothing, or that does not fit what it is applied to. */
export class PathNotFound extends Error {
  /**
   * @param path the whole path, such as `$.order.id`
   * @param detail what is missing and where, in the service's words
   */
  constructor(
    public readonly path: string,
    public readonly detail: string,
  ) {
    super(`Invalid path '${path}' : ${detail}`);
    this.name = 'PathNotFound';
  }
}
