/** Lines of a file before and after, as a reader of diffs knows them. */
export interface ChangedLines {
  /** The first of the lines before, from 1. */
  readonly line: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** No statement that is rewritten has as many lines. */
const LOOK_AHEAD = 500;

/** What differs between two texts, line by line, in the order of the text. */
export function changedLines(before: string, after: string): ChangedLines[] {
  const old = before.split(/\r?\n/);
  const now = after.split(/\r?\n/);
  const changes: ChangedLines[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (old[i] === now[j]) {
      [i, j] = [i + 1, j + 1];
    } else {
      const [fewer, more] = nextCommon(old.slice(i, i + LOOK_AHEAD), now.slice(j, j + LOOK_AHEAD));
      changes.push({ line: i + 1, removed: old.slice(i, i + fewer), added: now.slice(j, j + more) });
      [i, j] = [i + fewer, j + more];
    }
  }
  return changes;
}

/** How many lines of each come before one that both have. */
function nextCommon(old: readonly string[], now: readonly string[]): [number, number] {
  for (let sum = 1; sum < old.length + now.length; sum += 1) {
    for (let fewer = Math.max(0, sum - now.length + 1); fewer <= Math.min(sum, old.length - 1); fewer += 1) {
      if (old[fewer] === now[sum - fewer]) {
        return [fewer, sum - fewer];
      }
    }
  }
  return [old.length, now.length];
}
