/**
 * The name that was probably meant, or `undefined`: the nearest known one, when at most two letters are wrong and most
 * are right, or one of two is. Case does not count. A name that is known is not asked for itself.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const limit = name.length === 2 ? 1 : Math.min(2, Math.floor(name.length / 3));
  const [nearest] = known
    .map((candidate) => ({ candidate, edits: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, edits }) => edits <= limit && candidate !== name)
    .sort((a, b) => a.edits - b.edits);
  return nearest?.candidate;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
