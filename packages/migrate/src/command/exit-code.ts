/** What the command ends with, for scripts. */
export const EXIT_CODE = {
  /** Everything was moved over, or there was nothing to move. */
  DONE: 0,
  /** What could be moved over was, and something is left to a person. */
  LEFT: 1,
  /** Wrong arguments, or a file that cannot be read, parsed or written: nothing was changed. */
  INVALID: 2,
} as const;
