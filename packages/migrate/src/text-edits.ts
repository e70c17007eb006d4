interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Changes of a text, by places in the text as it was. What no change is about stays as it is, to the byte. */
export class TextEdits {
  private readonly edits: Edit[] = [];

  public get isEmpty(): boolean {
    return this.edits.length === 0;
  }

  /** @throws Error when something there is replaced already */
  public replace(start: number, end: number, text: string): void {
    const clash = this.edits.find((edit) => start < edit.end && edit.start < end);
    if (clash) {
      throw new Error(`${start} to ${end} is replaced twice: ${clash.start} to ${clash.end} was before`);
    }
    this.edits.push({ start, end, text });
  }

  /** What is inserted at the same place comes out in the order in which it was asked for. */
  public insert(at: number, text: string): void {
    this.replace(at, at, text);
  }

  public applyTo(text: string): string {
    let result = '';
    let done = 0;
    // Sorting keeps the order of what starts alike; an insertion comes before what is replaced behind it.
    for (const { start, end, text: replacement } of this.edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
      result += text.slice(done, start) + replacement;
      done = end;
    }
    return result + text.slice(done);
  }
}
