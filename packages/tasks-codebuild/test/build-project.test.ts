import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as codebuild from 'aws-cdk-lib/aws-codebuild';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { CodeBuildStartBuild, CodeBuildStartBuildBatch } from '../src';
import type { BuildProject } from '../src';

let stack: Stack;

beforeEach(() => {
  stack = new Stack();
});

test('the project may be one that is made here', () => {
  const project = new codebuild.PipelineProject(stack, 'Made');
  const task = new CodeBuildStartBuild(stack, 'Build', { project });

  expect(stateOf(task)).toMatchObject({ Parameters: { ProjectName: '<Made>' } });
  expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'codebuild:StartBuild', Resource: '<Made.Arn>' }]);
});

test.each<[string, (projectArn: string) => BuildProject]>([
  [
    'a reference, which newer versions of the CDK have in CfnProject too',
    (projectArn) => ({ projectRef: { projectArn, projectName: 'theirs' } }),
  ],
  ['one of an older version of the CDK', (projectArn) => ({ projectArn, projectName: 'theirs' }) as codebuild.IProject],
])('the project may be %s', (_, projectOf) => {
  const arn = 'arn:aws:codebuild:eu-west-1:111111111111:project/theirs';
  const task = new CodeBuildStartBuildBatch(stack, 'Build', { project: projectOf(arn) });

  expect(stateOf(task)).toMatchObject({ Parameters: { ProjectName: 'theirs' } });
  expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'codebuild:StartBuildBatch', Resource: arn }]);
});

describe('a project from the state', () => {
  const dynamic = (): codebuild.IProject =>
    codebuild.Project.fromProjectName(stack, 'Dynamic', JsonPath.stringAt('$.project'));

  test('is one of those that are allowed', () => {
    const allowedTargets = ['arn:aws:codebuild:eu-west-1:111111111111:project/site-*'];
    const task = new CodeBuildStartBuild(stack, 'Build', {
      project: dynamic(),
      allowedTargets,
      integrationPattern: sfn.IntegrationPattern.RUN_JOB,
    });

    expect(stateOf(task)).toMatchObject({ Parameters: { 'ProjectName.$': '$.project' } });
    expect(permissionsOf(task)).toMatchObject([
      { Action: 'codebuild:StartBuild', Resource: allowedTargets[0] },
      { Action: ['codebuild:StopBuild', 'codebuild:BatchGetBuilds'], Resource: allowedTargets[0] },
      { Resource: expect.stringContaining(':rule/') as unknown },
    ]);
  });

  test.each([Jsonata.string('$states.input.project'), '{% $states.input.project %}'])(
    'is one of those that are allowed in JSONata',
    (name) => {
      const task = CodeBuildStartBuildBatch.jsonata(stack, 'Build', {
        project: codebuild.Project.fromProjectName(stack, 'Dynamic', name),
        allowedTargets: ['arn:aws:codebuild:eu-west-1:111111111111:project/site-*'],
      });

      expect(stateOf(task)).toMatchObject({ Arguments: { ProjectName: '{% $states.input.project %}' } });
    },
  );

  test.each([CodeBuildStartBuild, CodeBuildStartBuildBatch])('that may be any is an error', (Task) => {
    expect(messageOf(() => new Task(stack, 'Build', { project: dynamic() }))).toBe(
      'Default/Build has a problem:\n' +
        '  - project comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedTargets',
    );
  });

  test('has no metrics of its own', () => {
    const task = new CodeBuildStartBuild(stack, 'Build', { project: dynamic(), allowedTargets: ['*'] });

    expect(messageOf(() => task.metricFailed())).toBe(
      "Task does not expose metrics. Use the 'metric()' function to add metrics.",
    );
  });
});
