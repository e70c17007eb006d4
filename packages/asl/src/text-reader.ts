import { ExpressionSyntaxError } from './expression-syntax-error';

/** Goes through the text of an expression, and knows the position for errors. */
export class TextReader {
  public position = 0;

  constructor(public readonly text: string) {}

  /** The next character, or `''` at the end. */
  public peek(): string {
    return this.text.charAt(this.position);
  }

  /** True when the text goes on with these characters. */
  public at(expected: string): boolean {
    return this.text.startsWith(expected, this.position);
  }

  /** Goes past these characters if they come next. */
  public take(expected: string): boolean {
    const found = this.at(expected);
    this.position += found ? expected.length : 0;
    return found;
  }

  /** @throws ExpressionSyntaxError when these characters do not come next */
  public expect(expected: string): void {
    if (!this.take(expected)) {
      throw this.error(`'${expected}' is missing`);
    }
  }

  /** Goes past what a sticky pattern finds here. */
  public match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    this.position += found?.length ?? 0;
    return found;
  }

  /** Goes past white space. */
  public space(): void {
    while (/[ \t\r\n]/.test(this.peek())) {
      this.position++;
    }
  }

  /** @throws ExpressionSyntaxError when there is more text */
  public end(): void {
    if (this.position < this.text.length) {
      throw this.error(`'${this.peek()}' is not expected here`);
    }
  }

  /**
   * Goes past a quoted text, in which a backslash keeps the character behind it from closing it.
   *
   * @returns what is between the quotes, backslashes included
   */
  public quoted(): string {
    const open = this.position;
    const quote = this.peek();
    for (this.position++; this.position < this.text.length; this.position++) {
      const char = this.peek();
      if (char === quote) {
        return this.text.slice(open + 1, this.position++);
      }
      if (char === '\\') {
        this.position++;
      }
    }
    throw this.error(`The closing ${quote} is missing for the one at position ${open}`, this.text.length);
  }

  public error(problem: string, position = this.position): ExpressionSyntaxError {
    return new ExpressionSyntaxError(this.text, position, problem);
  }
}
