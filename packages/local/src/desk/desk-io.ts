/** A stream that text is written to. */
export interface DeskStream {
  write(text: string): unknown;
  /** True for a terminal. */
  readonly isTTY?: boolean;
}

/** What the command has of its surroundings, so that tests can give it others. */
export interface DeskIo {
  readonly stdout: DeskStream;
  readonly stderr: DeskStream;
  readonly stdin: AsyncIterable<string | Uint8Array>;
  /** The folder that paths start at. */
  readonly cwd: string;
  readonly env: { readonly [name: string]: string | undefined };
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}
