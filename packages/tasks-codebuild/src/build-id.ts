import { isLiteral } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

/** `project:id`, alone or at the end of an ARN. */
const BUILD_ID = /^(arn:[^:]+:codebuild:[^:]*:[^:]*:build(-batch)?\/)?[A-Za-z0-9][\w-]{1,149}:[\w-]+$/;

/** What cannot be the id of a build, or of a batch of builds. An id that is not known yet passes. */
export function buildIdProblem(prop: string, id: string): TaskProblem | undefined {
  return isLiteral(id) && !BUILD_ID.test(id)
    ? {
        prop,
        problem: `is ${JSON.stringify(id)}, which is no id of CodeBuild`,
        fix: 'give the name of the project, a colon and what follows it, as in the Id that CodeBuild answers with',
      }
    : undefined;
}
