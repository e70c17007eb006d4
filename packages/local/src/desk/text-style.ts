const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

/** Dresses text for a terminal. */
export type TextStyle = { readonly [name in keyof typeof CODES]: (text: string) => string };

/** The style of a terminal with colours, or one that leaves text as it is. */
export function textStyle(coloured: boolean): TextStyle {
  return Object.fromEntries(
    Object.entries(CODES).map(([name, [on, off]]) => [
      name,
      (text: string) => (coloured ? `\u001b[${on}m${text}\u001b[${off}m` : text),
    ]),
  ) as TextStyle;
}

/**
 * True when a stream is to be coloured: a terminal is, unless `NO_COLOR` is set; `FORCE_COLOR` colours anything.
 *
 * @see https://no-color.org
 */
export function wantsColour(isTerminal: boolean, env: { readonly [name: string]: string | undefined }): boolean {
  if (env.NO_COLOR) {
    return false;
  }
  return env.FORCE_COLOR ? env.FORCE_COLOR !== '0' : isTerminal && env.TERM !== 'dumb';
}
