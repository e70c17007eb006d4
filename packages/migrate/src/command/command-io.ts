/** A stream that text is written to. */
export interface CommandStream {
  write(text: string): unknown;
}

/** What the command has of its surroundings, so that tests can give it others. */
export interface CommandIo {
  readonly stdout: CommandStream;
  readonly stderr: CommandStream;
  /** The folder that paths start at. */
  readonly cwd: string;
}
