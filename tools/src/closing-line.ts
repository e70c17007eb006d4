export interface Counts {
  passed: number;
  failed: number;
}

/** The line that every check ends with, and that `pnpm test` and `.ci/run` add up. */
export function closingLine({ passed, failed }: Counts): string {
  return `${passed} passed, ${failed} failed`;
}

/** Ends a check: its line, and the exit code that belongs to it. A check that checked nothing has failed. */
export function close(counts: Counts): void {
  process.stdout.write(`${closingLine(counts)}\n`);
  process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
}

/** The counts of the last closing line in a check's output. */
export function readClosingLine(output: string): Counts | undefined {
  const line = output
    .trimEnd()
    .split('\n')
    .findLast((text) => /^\d+ passed, \d+ failed$/.test(text));
  const [passed, failed] = line?.match(/\d+/g)?.map(Number) ?? [];
  return passed === undefined || failed === undefined ? undefined : { passed, failed };
}
