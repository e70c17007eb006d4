import { isLiteral } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

const LABEL = /^emr-(\d+)\.(\d+)\.(\d+)$/;

/** A label that names no release. One from the state passes. */
export function releaseLabelProblem(label: string | undefined): TaskProblem | false {
  return (
    label !== undefined &&
    isLiteral(label) &&
    !LABEL.test(label) && {
      prop: 'releaseLabel',
      problem: `is ${JSON.stringify(label)}`,
      fix: "write it as 'emr-7.9.0'",
    }
  );
}

/** A prop that releases have from a certain one on, but not the given one. A label that is not known passes. */
export function tooOldProblem(prop: string, label: string | undefined, since: string): TaskProblem | false {
  const given = numbersOf(label);
  return (
    given !== undefined &&
    compare(given, numbersOf(since) ?? []) < 0 && {
      prop,
      problem: `is given for ${label ?? ''}`,
      fix: `use ${since} or later`,
    }
  );
}

function numbersOf(label: string | undefined): number[] | undefined {
  return label === undefined ? undefined : LABEL.exec(label)?.slice(1).map(Number);
}

/** Below 0 when `one` comes before `other`. */
function compare(one: readonly number[], other: readonly number[]): number {
  return one.map((number, i) => number - (other[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
