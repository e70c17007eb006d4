import { countProblem, hasEntries } from '@cdk-sfn/core';
import type { TaskPermission, TaskProblem } from '@cdk-sfn/core';

/** @see https://docs.aws.amazon.com/emr-serverless/latest/APIReference/API_TagResource.html */
const LIMITS = { max: 200, unit: 'tags' };

/** Tags of what is made. */
export interface Tags {
  readonly [key: string]: string;
}

/** Leave to tag what is made, when there are tags. */
export function tagPermissions(tags: Tags | undefined, resources: readonly string[]): TaskPermission[] {
  return hasEntries(tags) ? [{ actions: ['emr-serverless:TagResource'], resources }] : [];
}

/** Too many tags. */
export function tagsProblem(tags: Tags | undefined): TaskProblem | undefined {
  return countProblem('tags', tags, LIMITS);
}
