import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as codebuild from 'aws-cdk-lib/aws-codebuild';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { CodeBuildBatchDeleteBuilds } from '../src';
import type { CodeBuildBatchDeleteBuildsProps } from '../src';

const ARN = 'arn:<AWS::Partition>:codebuild:<AWS::Region>:<AWS::AccountId>:project';

const named = (name: string): codebuild.IProject => codebuild.Project.fromProjectName(new Stack(), 'Project', name);

const remove = (props: Partial<CodeBuildBatchDeleteBuildsProps> = {}) =>
  new CodeBuildBatchDeleteBuilds(new Stack(), 'Delete', {
    projects: [named('site')],
    buildIds: ['site:0f3e'],
    ...props,
  });

test('a JSONPath state has Parameters', () => {
  const buildIds = JsonPath.listAt('$.builds[*].Id');

  expect(
    stateOf(CodeBuildBatchDeleteBuilds.jsonPath(new Stack(), 'Delete', { projects: [named('site')], buildIds })),
  ).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::codebuild:batchDeleteBuilds',
    Parameters: { 'Ids.$': '$.builds[*].Id' },
  });
});

test('a JSONata state has Arguments', () => {
  const buildIds = ['{% $states.input.build %}', 'site:0f3e'];

  expect(
    stateOf(CodeBuildBatchDeleteBuilds.jsonata(new Stack(), 'Delete', { projects: [named('site')], buildIds })),
  ).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::codebuild:batchDeleteBuilds',
    Arguments: { Ids: ['{% $states.input.build %}', 'site:0f3e'] },
  });
});

test('is granted on each of the projects once', () => {
  expect(permissionsOf(remove({ projects: [named('a'), named('b')] }))).toEqual([
    { Effect: 'Allow', Action: 'codebuild:BatchDeleteBuilds', Resource: [`${ARN}/a`, `${ARN}/b`] },
  ]);
});

test('projects from the state are some of those that are allowed', () => {
  const allowedTargets = ['arn:aws:codebuild:eu-west-1:111111111111:project/site-*'];
  const chosen = ['$.a', '$.b'].map((path) => named(JsonPath.stringAt(path)));

  expect(permissionsOf(remove({ projects: [named('site'), ...chosen], allowedTargets }))).toEqual([
    {
      Effect: 'Allow',
      Action: 'codebuild:BatchDeleteBuilds',
      Resource: [`${ARN}/site`, 'arn:aws:codebuild:eu-west-1:111111111111:project/site-*'],
    },
  ]);
});

test('as many builds as CodeBuild takes pass', () => {
  const buildIds = Array.from({ length: 100 }, (_, i) => `site:${i}`);

  expect(stateOf(remove({ buildIds }))).toMatchObject({ Parameters: { Ids: buildIds } });
});

test('what CodeBuild would refuse is refused', () => {
  const projects = [named('site'), named(JsonPath.stringAt('$.project'))];

  expect(messageOf(() => remove({ projects, buildIds: ['site:0f3e', 'site'] }))).toBe(
    'Default/Delete has 2 problems:\n' +
      '  - projects[1] comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedTargets\n' +
      '  - buildIds[1] is "site", which is no id of CodeBuild: give the name of the project, a colon and what follows it, as in the Id that CodeBuild answers with',
  );
  expect(messageOf(() => remove({ projects: [], buildIds: [] }))).toBe(
    'Default/Delete has 2 problems:\n' +
      '  - projects has 0 projects: give at least 1 project\n' +
      '  - buildIds has 0 builds: give 1 to 100 builds',
  );
  expect(messageOf(() => remove({ buildIds: Array<string>(101).fill('site:0f3e') }))).toContain(
    'buildIds has 101 builds: give 1 to 100 builds',
  );
});

test.each([sfn.IntegrationPattern.RUN_JOB, sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
  '%s is not supported',
  (integrationPattern) => {
    expect(messageOf(() => remove({ integrationPattern }))).toBe(
      'Default/Delete has a problem:\n' +
        `  - integrationPattern is ${integrationPattern}, which this task does not support: use REQUEST_RESPONSE`,
    );
  },
);
