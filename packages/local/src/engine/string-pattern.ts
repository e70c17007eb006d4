/**
 * Compiles the pattern of `StringMatches`: `*` is any text, also none; `\*` is an asterisk and `\\` a backslash. All
 * other characters stand for themselves, a backslash before them included.
 *
 * Takes time linear in the pattern and in the text, whatever they are.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
 */
export function compileStringPattern(pattern: string): (text: string) => boolean {
  const [prefix = '', ...rest] = piecesOf(pattern);
  const suffix = rest.pop();
  if (suffix === undefined) {
    return (text) => text === prefix;
  }
  const searches = rest.filter((piece) => piece !== '').map(compileSearch);
  return (text) => {
    const end = text.length - suffix.length;
    if (end < prefix.length || !text.startsWith(prefix) || !text.endsWith(suffix)) {
      return false;
    }
    let position: number | undefined = prefix.length;
    for (const search of searches) {
      position = search(text, position, end);
      if (position === undefined) {
        return false;
      }
    }
    return true;
  };
}

/** What stands between the asterisks, escapes resolved. */
function piecesOf(pattern: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (let position = 0; position < pattern.length; position++) {
    const char = pattern.charAt(position);
    const next = pattern.charAt(position + 1);
    if (char === '*') {
      pieces.push(piece);
      piece = '';
    } else if (char === '\\' && (next === '*' || next === '\\')) {
      piece += next;
      position++;
    } else {
      piece += char;
    }
  }
  return [...pieces, piece];
}

/**
 * Knuth, Morris and Pratt's search: `indexOf` may take the product of both lengths.
 *
 * The search gives the position behind the first place of `piece` between `from` and `end`.
 */
function compileSearch(piece: string): (text: string, from: number, end: number) => number | undefined {
  // How much of the piece still matches when the character behind the first so many does not.
  const borders = new Uint32Array(piece.length + 1);
  for (let position = 1, border = 0; position < piece.length; position++) {
    border = extend(border, piece.charCodeAt(position));
    borders[position + 1] = border;
  }

  function extend(matched: number, char: number): number {
    while (matched > 0 && piece.charCodeAt(matched) !== char) {
      matched = borders[matched] ?? 0;
    }
    return piece.charCodeAt(matched) === char ? matched + 1 : 0;
  }

  return (text, from, end) => {
    for (let position = from, matched = 0; position < end; position++) {
      matched = extend(matched, text.charCodeAt(position));
      if (matched === piece.length) {
        return position + 1;
      }
    }
    return undefined;
  };
}
