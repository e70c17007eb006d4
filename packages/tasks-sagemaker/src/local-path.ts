import { isLiteral } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingS3Input.html */
const MAX_LENGTH = 256;

/** A path in a container that is missing or is none. */
export function localPathProblem(
  prop: string,
  path: string | undefined,
  { folder, isAppManaged }: { readonly folder: string; readonly isAppManaged: boolean },
): TaskProblem | undefined {
  const fix = `give an absolute path of at most ${MAX_LENGTH} characters${folder === '/' ? '' : ` that begins with ${folder}`}`;
  if (path === undefined) {
    return isAppManaged ? undefined : { prop, problem: 'is missing, as appManaged is not true', fix };
  }
  return !isLiteral(path) || (path.startsWith(folder) && path.length <= MAX_LENGTH)
    ? undefined
    : { prop, problem: `is ${JSON.stringify(path)}`, fix };
}
