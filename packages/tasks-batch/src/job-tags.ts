import { countProblem, isFromState, lengthProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

/** @see https://docs.aws.amazon.com/batch/latest/userguide/using-tags.html#tag-restrictions */
const LIMITS = {
  tags: { max: 50, unit: 'tags' },
  key: { min: 1, max: 128 },
  value: { max: 256 },
};

/** What is wrong with the tags of a job. */
export function tagProblems(tags: { readonly [key: string]: string } | undefined): (TaskProblem | undefined)[] {
  const pairs = tags === undefined || isFromState(tags) ? [] : Object.entries(tags);
  return [
    countProblem('tags', tags, LIMITS.tags),
    ...pairs.flatMap(([key, value]) => [keyProblem(key), lengthProblem(`tags.${key}`, value, LIMITS.value)]),
  ];
}

/** A key may be too long to be named. */
function keyProblem(key: string): TaskProblem | undefined {
  const problem = lengthProblem('tags', key, LIMITS.key);
  return problem && { ...problem, problem: `has a key of ${key.length} characters` };
}
