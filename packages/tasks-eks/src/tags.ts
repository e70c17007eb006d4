import { countProblem, hasEntries, isFromState, lengthProblem } from '@cdk-sfn/core';
import type { TaskPermission, TaskProblem } from '@cdk-sfn/core';

/** @see https://docs.aws.amazon.com/eks/latest/APIReference/API_TagResource.html */
const LIMITS = { tags: { max: 50, unit: 'tags' }, key: { min: 1, max: 128 }, value: { max: 256 } };

/** Tags of what is made. */
export interface Tags {
  readonly [key: string]: string;
}

/** Tags as the service takes them: none rather than an empty map, which it refuses. */
export function tagsArgument(tags: Tags | undefined): Tags | undefined {
  return hasEntries(tags) ? tags : undefined;
}

/** Leave to tag what is made, when there are tags. */
export function tagPermissions(tags: Tags | undefined, resources: readonly string[]): TaskPermission[] {
  return hasEntries(tags) ? [{ actions: ['eks:TagResource'], resources }] : [];
}

/** What the service would refuse of tags. */
export function tagsProblems(tags: Tags | undefined): (TaskProblem | undefined)[] {
  return tags === undefined || isFromState(tags)
    ? []
    : [
        countProblem('tags', tags, LIMITS.tags),
        ...Object.entries(tags).flatMap(([key, value]) => [
          lengthProblem(`the key of tags[${JSON.stringify(key)}]`, key, LIMITS.key),
          lengthProblem(`tags[${JSON.stringify(key)}]`, value, LIMITS.value),
        ]),
      ];
}
