import { countProblem, hasEntries, keyValueList } from '@cdk-sfn/core';
import type { TaskPermission, TaskProblem } from '@cdk-sfn/core';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AddTags.html */
const MAX_TAGS = 50;

/** Tags as SageMaker takes them, from an object; a list is taken to be one already. */
export function tagList(tags: unknown): unknown {
  return keyValueList(tags as { [key: string]: unknown } | undefined);
}

/** What is wrong with tags. */
export function tagsProblem(tags: unknown): TaskProblem | undefined {
  return countProblem('tags', tags as object | undefined, { max: MAX_TAGS, unit: 'tags' });
}

/**
 * Leave to make something with tags. AWS's own policies for the actions that make something have `ListTags` in any case.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 */
export function tagPermissions(tags: unknown, arns: readonly string[]): TaskPermission[] {
  return [{ actions: ['sagemaker:ListTags'], resources: ['*'] }, ...addTagsPermissions(tags, arns)];
}

/** Leave to put tags on what is made, if there are some: for actions that AWS has published no policy for. */
export function addTagsPermissions(tags: unknown, arns: readonly string[]): TaskPermission[] {
  return hasEntries(tags) ? [{ actions: ['sagemaker:AddTags'], resources: arns }] : [];
}
