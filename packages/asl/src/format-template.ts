/** The template of `States.Format`: the texts around its places `{}`, so that there is one text more than places. */
export interface FormatTemplate {
  readonly texts: readonly string[];
}

/**
 * Reads the template of `States.Format`. A backslash keeps the character behind it: `\{` is a brace and no place.
 *
 * @param source the template with its backslashes
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-generic
 */
export function readFormatTemplate(source: string): FormatTemplate {
  const texts: string[] = [];
  let text = '';
  for (const [bit] of source.matchAll(/\{\}|\\[^]|[^\\{]+|[^]/g)) {
    if (bit === '{}') {
      texts.push(text);
      text = '';
    } else {
      text += bit.length === 2 && bit.startsWith('\\') ? bit.charAt(1) : bit;
    }
  }
  return { texts: [...texts, text] };
}
