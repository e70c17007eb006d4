import { textWidth } from './text-width';

/** How text is broken into lines. */
export interface WrapOptions {
  readonly fontSize: number;
  /** The width of a line, in the unit of the font size. */
  readonly width: number;
  /** What does not fit so many lines ends in `…`. */
  readonly lines: number;
}

/** Text in lines that fit: broken at spaces, and within words that are wider than a line. */
export function wrappedText(text: string, { fontSize, width, lines }: WrapOptions): string[] {
  const fits = (line: string) => textWidth(line, fontSize) <= width;
  const wrapped: string[] = [];
  let line = '';
  // What is longer cannot be shown anyway.
  for (const word of text.slice(0, 2000).split(/(?<=[\s\-_:,]|\w\.)/)) {
    if (fits((line + word).trimEnd())) {
      line += word;
      continue;
    }
    if (line !== '') {
      wrapped.push(line.trim());
      line = '';
    }
    for (const character of word) {
      if (!fits(line + character)) {
        wrapped.push(line);
        line = '';
      }
      line += character;
    }
  }
  wrapped.push(line.trim());
  const filled = wrapped.filter((part) => part !== '');
  if (filled.length <= lines) {
    return filled;
  }
  // As much as fits of all that is left, which need not end with a word.
  let last = filled
    .slice(lines - 1)
    .join(' ')
    .slice(0, 200);
  while (last !== '' && !fits(`${last}…`)) {
    last = [...last].slice(0, -1).join('');
  }
  return [...filled.slice(0, lines - 1), `${last.trimEnd()}…`];
}
