import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as codebuild from 'aws-cdk-lib/aws-codebuild';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { CodeBuildRetryBuildBatch, CodeBuildRetryType } from '../src';
import type { CodeBuildRetryBuildBatchProps } from '../src';

let stack: Stack;
let project: codebuild.IProject;

beforeEach(() => {
  stack = new Stack();
  project = codebuild.Project.fromProjectName(stack, 'Project', 'site');
});

const retry = (props: Partial<CodeBuildRetryBuildBatchProps> = {}, id = 'Task') =>
  new CodeBuildRetryBuildBatch(stack, id, { project, buildBatchId: 'site:0f3e', ...props });

test('a JSONPath state has Parameters', () => {
  const buildBatchId = JsonPath.stringAt('$.BuildBatch.Id');

  expect(stateOf(CodeBuildRetryBuildBatch.jsonPath(stack, 'Task', { project, buildBatchId }))).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::codebuild:retryBuildBatch',
    Parameters: { 'Id.$': '$.BuildBatch.Id' },
  });
});

test('a JSONata state has Arguments', () => {
  const buildBatchId = '{% $states.input.BuildBatch.Id %}';

  expect(stateOf(CodeBuildRetryBuildBatch.jsonata(stack, 'Task', { project, buildBatchId }))).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::codebuild:retryBuildBatch',
    Arguments: { Id: buildBatchId },
  });
});

test('some builds are made again, once', () => {
  const retryType = CodeBuildRetryType.FAILED_BUILDS;

  expect(stateOf(retry({ retryType, idempotencyToken: JsonPath.executionName }))).toMatchObject({
    Parameters: { Id: 'site:0f3e', RetryType: 'RETRY_FAILED_BUILDS', 'IdempotencyToken.$': '$$.Execution.Name' },
  });
  expect(stateOf(retry({ retryType: CodeBuildRetryType.ALL_BUILDS }, 'All'))).toMatchObject({
    Parameters: { RetryType: 'RETRY_ALL_BUILDS' },
  });
});

test('with RUN_JOB, the batch may be watched and stopped, too', () => {
  const Resource = 'arn:<AWS::Partition>:codebuild:<AWS::Region>:<AWS::AccountId>:project/site';

  expect(permissionsOf(retry())).toEqual([{ Effect: 'Allow', Action: 'codebuild:RetryBuildBatch', Resource }]);

  const waits = retry({ integrationPattern: sfn.IntegrationPattern.RUN_JOB }, 'Wait');
  expect(stateOf(waits)).toHaveProperty('Resource', 'arn:<AWS::Partition>:states:::codebuild:retryBuildBatch.sync');
  expect(permissionsOf(waits)).toEqual([
    { Effect: 'Allow', Action: 'codebuild:RetryBuildBatch', Resource },
    { Effect: 'Allow', Action: ['codebuild:StopBuildBatch', 'codebuild:BatchGetBuildBatches'], Resource },
  ]);
});

test('a project from the state is one of those that are allowed', () => {
  const allowedTargets = ['arn:aws:codebuild:eu-west-1:111111111111:project/site-*'];
  const chosen = codebuild.Project.fromProjectName(stack, 'Chosen', JsonPath.stringAt('$.project'));

  expect(permissionsOf(retry({ project: chosen, allowedTargets }))).toMatchObject([{ Resource: allowedTargets[0] }]);
});

test('what cannot be is refused', () => {
  const chosen = codebuild.Project.fromProjectName(stack, 'Chosen', JsonPath.stringAt('$.project'));

  expect(messageOf(() => retry({ project: chosen, buildBatchId: 'site' }))).toBe(
    'Default/Task has 2 problems:\n' +
      '  - project comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedTargets\n' +
      '  - buildBatchId is "site", which is no id of CodeBuild: give the name of the project, a colon and what follows it, as in the Id that CodeBuild answers with',
  );
});

test('there is no callback', () => {
  expect(messageOf(() => retry({ integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN }))).toBe(
    'Default/Task has a problem:\n' +
      '  - integrationPattern is WAIT_FOR_TASK_TOKEN, which this task does not support: use REQUEST_RESPONSE or RUN_JOB',
  );
});
