import { countProblem, hasEntries, lengthProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import { Token } from 'aws-cdk-lib/core';

/** @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_Tag.html */
const LIMITS = { tags: { max: 200, unit: 'tags' }, key: { min: 1, max: 128 }, value: { max: 256 } };

/** A tag of a job, or of the model that it makes. */
export interface CustomModelTag {
  /** Its name, at most 128 characters. */
  readonly key: string;

  /** Its value, at most 256 characters. May be empty. */
  readonly value: string;
}

/** Tags as Amazon Bedrock takes them. A list that comes from the state as a whole is taken to be such a list already. */
export function tagList(tags: CustomModelTag[] | undefined): unknown {
  return isWritten(tags) ? tags.map(({ key, value }) => ({ Key: key, Value: value })) : tags;
}

/** Whether there are tags. */
export function hasTags(tags: CustomModelTag[] | undefined): boolean {
  return hasEntries(tags);
}

/** What is wrong with tags. */
export function tagProblems(prop: string, tags: CustomModelTag[] | undefined): (TaskProblem | undefined)[] {
  return [
    countProblem(prop, tags, LIMITS.tags),
    ...(isWritten(tags) ? tags : []).flatMap(({ key, value }, i) => [
      lengthProblem(`${prop}[${i}].key`, key, LIMITS.key),
      lengthProblem(`${prop}[${i}].value`, value, LIMITS.value),
    ]),
  ];
}

function isWritten(tags: CustomModelTag[] | undefined): tags is CustomModelTag[] {
  return Array.isArray(tags) && !Token.isUnresolved(tags);
}
