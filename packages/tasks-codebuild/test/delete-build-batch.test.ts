import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as codebuild from 'aws-cdk-lib/aws-codebuild';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { CodeBuildDeleteBuildBatch } from '../src';
import type { CodeBuildDeleteBuildBatchProps } from '../src';

let stack: Stack;
let project: codebuild.IProject;

beforeEach(() => {
  stack = new Stack();
  project = codebuild.Project.fromProjectName(stack, 'Project', 'site');
});

const remove = (props: Partial<CodeBuildDeleteBuildBatchProps> = {}) =>
  new CodeBuildDeleteBuildBatch(stack, 'Task', { project, buildBatchId: 'site:0f3e', ...props });

test('a JSONPath state has Parameters', () => {
  const buildBatchId = JsonPath.stringAt('$.BuildBatch.Id');

  expect(stateOf(CodeBuildDeleteBuildBatch.jsonPath(stack, 'Task', { project, buildBatchId }))).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::codebuild:deleteBuildBatch',
    Parameters: { 'Id.$': '$.BuildBatch.Id' },
  });
});

test('a JSONata state has Arguments', () => {
  const buildBatchId = '{% $states.input.BuildBatch.Id %}';

  expect(stateOf(CodeBuildDeleteBuildBatch.jsonata(stack, 'Task', { project, buildBatchId }))).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::codebuild:deleteBuildBatch',
    Arguments: { Id: buildBatchId },
  });
});

test('is granted on the project', () => {
  expect(permissionsOf(remove())).toEqual([
    {
      Effect: 'Allow',
      Action: 'codebuild:DeleteBuildBatch',
      Resource: 'arn:<AWS::Partition>:codebuild:<AWS::Region>:<AWS::AccountId>:project/site',
    },
  ]);
});

test('a project from the state is one of those that are allowed', () => {
  const allowedTargets = ['arn:aws:codebuild:eu-west-1:111111111111:project/site-*'];
  const chosen = codebuild.Project.fromProjectName(stack, 'Chosen', JsonPath.stringAt('$.project'));

  expect(permissionsOf(remove({ project: chosen, allowedTargets }))).toMatchObject([{ Resource: allowedTargets[0] }]);
});

test('what cannot be is refused', () => {
  const chosen = codebuild.Project.fromProjectName(stack, 'Chosen', JsonPath.stringAt('$.project'));

  expect(messageOf(() => remove({ project: chosen, buildBatchId: 'site' }))).toBe(
    'Default/Task has 2 problems:\n' +
      '  - project comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedTargets\n' +
      '  - buildBatchId is "site", which is no id of CodeBuild: give the name of the project, a colon and what follows it, as in the Id that CodeBuild answers with',
  );
});

test.each([sfn.IntegrationPattern.RUN_JOB, sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
  '%s is not supported',
  (integrationPattern) => {
    expect(messageOf(() => remove({ integrationPattern }))).toBe(
      'Default/Task has a problem:\n' +
        `  - integrationPattern is ${integrationPattern}, which this task does not support: use REQUEST_RESPONSE`,
    );
  },
);
