/** What the command ends with, for scripts. */
export const EXIT_CODE = {
  SUCCEEDED: 0,
  FAILED: 1,
  /** Wrong arguments, a file that is not there, a definition that the service would not take. */
  INVALID: 2,
  TIMED_OUT: 3,
  /** A task has no mock, or a handler broke: the run could not go on. */
  BROKEN: 4,
  /** Ctrl-C, as shells have it. */
  ABORTED: 130,
} as const;
