// Control characters, and those that change the direction of what follows.
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * Text of a definition or of data, safe to print: what could move the cursor, colour the terminal or turn the text
 * around is written out as `\u001b`, and what is too long is cut.
 *
 * @param most the most characters to show
 */
export function printableText(text: string, most = Infinity): string {
  const shown = text.length <= most ? text : text.slice(0, most);
  const printed = shown.replace(CONTROL, (character) => {
    const known = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }[character];
    return known ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return text.length <= most ? printed : `${printed}… (${(text.length - most).toLocaleString('en')} more characters)`;
}
