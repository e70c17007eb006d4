import { isLiteral, readArgument } from './argument-value';
import type { TaskProblem } from './task-validation-error';

/** The smallest and the largest that a service takes. */
export interface Limits {
  /** @default - no limit */
  readonly min?: number;
  /** @default - no limit */
  readonly max?: number;
  /** What is counted, for the message: "seconds". */
  readonly unit?: string;
}

/** A number outside of the limits. A number that is not known yet passes. */
export function numberProblem(prop: string, value: number | undefined, limits: Limits): TaskProblem | undefined {
  return value === undefined || !isLiteral(value) ? undefined : outside(prop, value, limits, 'is');
}

/** A text that is too short or too long, in characters. A text that is not known yet passes. */
export function lengthProblem(prop: string, text: string | undefined, limits: Limits): TaskProblem | undefined {
  return text === undefined || !isLiteral(text)
    ? undefined
    : outside(prop, text.length, { unit: 'characters', ...limits }, 'has');
}

/** A list or an object with too few or too many entries. One that comes from the state as a whole passes. */
export function countProblem(
  prop: string,
  entries: readonly unknown[] | object | undefined,
  limits: Limits,
): TaskProblem | undefined {
  const argument = readArgument(entries);
  const count =
    argument.kind === 'list' ? argument.items.length : argument.kind === 'object' ? argument.entries.length : undefined;
  return count === undefined ? undefined : outside(prop, count, { unit: 'entries', ...limits }, 'has');
}

function outside(
  prop: string,
  value: number,
  { max = Infinity, min = -Infinity, unit }: Limits,
  verb: string,
): TaskProblem | undefined {
  if (value >= min && value <= max) {
    return undefined;
  }
  const range =
    max === Infinity
      ? `at least ${counted(min, unit)}`
      : min === -Infinity
        ? `at most ${counted(max, unit)}`
        : `${min} to ${counted(max, unit)}`;
  return { prop, problem: `${verb} ${counted(value, unit)}`, fix: `give ${range}` };
}

function counted(count: number, unit: string | undefined): string {
  const noun = count === 1 ? unit?.replace(/ies$/, 'y').replace(/s$/, '') : unit;
  return noun === undefined ? String(count) : `${count} ${noun}`;
}
