/** What happens to a schedule that will not run again. */
export enum ActionAfterCompletion {
  /** It stays, and does nothing. */
  NONE = 'NONE',
  /** It is deleted. */
  DELETE = 'DELETE',
}
