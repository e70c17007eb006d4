import type { Disagreement } from './disagreements.ts';

/** Something that moto and our engine do not agree on, and why that is well. */
export interface Difference {
  /** Names of cases. */
  readonly cases: readonly string[];
  /** Where: fields joined by dots, with `*` for any one field and `**` for any number of them. */
  readonly at: string;
  readonly moto: string;
  readonly ours: string;
  /** Who is right, and how one knows. */
  readonly why: string;
}

/** Whether a difference accounts for a disagreement in a case. */
export function accountsFor({ at, cases }: Difference, name: string, { path }: Disagreement): boolean {
  return cases.includes(name) && isAt(at.split('.'), path);
}

function isAt([first, ...others]: readonly string[], path: readonly string[]): boolean {
  if (first === undefined) {
    return path.length === 0;
  }
  if (first === '**') {
    return Array.from({ length: path.length + 1 }, (_, from) => path.slice(from)).some((rest) => isAt(others, rest));
  }
  const [key, ...rest] = path;
  return key !== undefined && (first === '*' || first === key) && isAt(others, rest);
}
