import { countProblem, lengthProblem } from '@cdk-sfn/core';
import type { Limits, TaskProblem } from '@cdk-sfn/core';

/** What is wrong with a list of texts; `prop` is where it stands. A list from the state passes, and so do texts. */
export function textListProblems(
  prop: string,
  texts: readonly string[] | undefined,
  { count, length }: { readonly count: Limits; readonly length: Limits },
): (TaskProblem | undefined)[] {
  return [
    countProblem(prop, texts, count),
    ...(texts ?? []).map((text, i) => lengthProblem(`${prop}[${i}]`, text, length)),
  ];
}
