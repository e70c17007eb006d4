import { Stack } from 'aws-cdk-lib';
import * as codebuild from 'aws-cdk-lib/aws-codebuild';
import type { TaskStateBase } from 'aws-cdk-lib/aws-stepfunctions';
import { CodeBuildStartBuild, CodeBuildStartBuildBatch } from '../src';
import type { CodeBuildOverrides } from '../src';

/** Both tasks that start builds take the same overrides. */
export const tasks = [CodeBuildStartBuild, CodeBuildStartBuildBatch];

/** A task in a stack of its own. */
export function start(Task: (typeof tasks)[number], overrides: Partial<CodeBuildOverrides>): TaskStateBase {
  return new Task(...scoped(overrides));
}

/** A task in a JSONata state. */
export function startInJsonata(Task: (typeof tasks)[number], overrides: Partial<CodeBuildOverrides>): TaskStateBase {
  return Task.jsonata(...scoped(overrides));
}

function scoped(overrides: Partial<CodeBuildOverrides>): [Stack, string, CodeBuildOverrides] {
  const stack = new Stack();
  return [stack, 'Build', { project: codebuild.Project.fromProjectName(stack, 'Project', 'site'), ...overrides }];
}
