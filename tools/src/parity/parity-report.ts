import type { Row } from '../../differential/src/rows.ts';
import type { Counts } from '../closing-line.ts';
import type { ParityCheck } from './parity.ts';

/** What came of all checks, for people. */
export interface ParityReport extends Counts {
  readonly summary: readonly string[];
  /** What code that compiles with upstream would stumble over. */
  readonly gaps: readonly string[];
}

/** Where no package has a name. */
const NOBODY = 'no package';

/** Sums up by package. Names that are not what they are upstream are gaps, unless a row says that it is on purpose. */
export function parityReport(checks: readonly ParityCheck[], rows: readonly Row[]): ParityReport {
  const outcomes = checks.map((check) => ({
    ...check,
    group: `${check.package ?? NOBODY} ${check.from}`,
    isPresent: check.problems.length === 0,
    isOnPurpose: rowsNaming(check, rows).length > 0,
  }));
  const present = outcomes.filter(({ isPresent }) => isPresent);
  const onPurpose = outcomes.filter(({ isOnPurpose }) => isOnPurpose);
  const gaps = outcomes.filter(({ isOnPurpose, isPresent }) => !isPresent && !isOnPurpose);
  const groups = new Map(outcomes.map(({ from, group, package: owner = NOBODY }) => [group, [owner, from]]));
  const table = [...groups]
    .sort()
    .map(([name, cells]) => [
      ...cells,
      ...[present, onPurpose, gaps].map((some) => String(some.filter(({ group }) => group === name).length)),
    ]);
  return {
    summary: columns([['', 'as in', 'names', 'by a row', 'gaps'], ...table]),
    gaps: gaps.flatMap(({ name, package: owner = NOBODY, problems }) =>
      problems.map((problem) => `${owner}: ${name} ${problem}`),
    ),
    passed: outcomes.length - gaps.length,
    failed: gaps.length,
  };
}

/** The rows that say of a gap that it is on purpose: those that have its name, in code marks, as their input. */
export function rowsNaming({ name, problems }: ParityCheck, rows: readonly Row[]): string[] {
  return problems.length === 0 ? [] : rows.filter(({ cells }) => cells[0]?.includes(`\`${name}\``)).map(({ id }) => id);
}

function columns(table: readonly (readonly string[])[]): string[] {
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  return table.map((row) =>
    row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '),
  );
}
