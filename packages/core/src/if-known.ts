/** What a construct knows of itself. An imported one throws when it is asked for what it was not told. */
export function ifKnown<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
