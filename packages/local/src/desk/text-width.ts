/** Widths of characters in a sans serif font, in parts of its size: those that are far from the average. */
const NARROW = new Set([..."iljtfrI.,:;|!'()[]{}` -/"]);
const WIDE = new Set([...'mwMW@%—…']);

/** How wide text is about, in a sans serif font. Rather too much than too little. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) {
    width += widthOf(character);
  }
  return width * fontSize;
}

function widthOf(character: string): number {
  if ((character.codePointAt(0) ?? 0) > 0x1100) {
    return WIDE.has(character) ? 0.95 : 1.05;
  }
  return NARROW.has(character) ? 0.36 : WIDE.has(character) ? 0.95 : /[A-Z]/.test(character) ? 0.72 : 0.6;
}
