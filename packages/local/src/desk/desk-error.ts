/** Something that the one who called the command can mend; the message says what to write. */
export class DeskError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'DeskError';
  }
}
