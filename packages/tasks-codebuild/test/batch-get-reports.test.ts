import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as codebuild from 'aws-cdk-lib/aws-codebuild';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { CodeBuildBatchGetReports } from '../src';
import type { CodeBuildBatchGetReportsProps } from '../src';

const ARN = 'arn:<AWS::Partition>:codebuild:<AWS::Region>:<AWS::AccountId>:report-group';
const REPORT = 'arn:aws:codebuild:eu-west-1:111111111111:report/tests:0f3e';

const named = (name: string): codebuild.IReportGroup =>
  codebuild.ReportGroup.fromReportGroupName(new Stack(), 'Group', name);

const read = (props: Partial<CodeBuildBatchGetReportsProps> = {}) =>
  new CodeBuildBatchGetReports(new Stack(), 'Read', { reportGroups: [named('tests')], reportArns: [REPORT], ...props });

test('a JSONPath state has Parameters', () => {
  const reportArns = JsonPath.listAt('$.Build.ReportArns');

  expect(
    stateOf(CodeBuildBatchGetReports.jsonPath(new Stack(), 'Read', { reportGroups: [named('tests')], reportArns })),
  ).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::codebuild:batchGetReports',
    Parameters: { 'ReportArns.$': '$.Build.ReportArns' },
  });
});

test('a JSONata state has Arguments', () => {
  const reportArns = Jsonata.list('$states.input.Build.ReportArns');

  expect(
    stateOf(CodeBuildBatchGetReports.jsonata(new Stack(), 'Read', { reportGroups: [named('tests')], reportArns })),
  ).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::codebuild:batchGetReports',
    Arguments: { ReportArns: '{% $states.input.Build.ReportArns %}' },
  });
});

test('is granted on the report groups', () => {
  const made = new codebuild.ReportGroup(new Stack(), 'Coverage');

  expect(permissionsOf(read({ reportGroups: [made, named('tests'), named('other')] }))).toEqual([
    {
      Effect: 'Allow',
      Action: 'codebuild:BatchGetReports',
      Resource: ['<Coverage.Arn>', `${ARN}/tests`, `${ARN}/other`],
    },
  ]);
});

test('report groups from the state are some of those that are allowed', () => {
  const allowedTargets = ['arn:aws:codebuild:eu-west-1:111111111111:report-group/site-*'];

  expect(permissionsOf(read({ reportGroups: [named(JsonPath.stringAt('$.group'))], allowedTargets }))).toMatchObject([
    { Resource: 'arn:aws:codebuild:eu-west-1:111111111111:report-group/site-*' },
  ]);
});

test('as many reports as CodeBuild takes pass', () => {
  const reportArns = Array<string>(100).fill(REPORT);

  expect(stateOf(read({ reportArns }))).toMatchObject({ Parameters: { ReportArns: reportArns } });
});

test('what CodeBuild would refuse is refused', () => {
  const reportGroups = [named(JsonPath.stringAt('$.group'))];
  const group = 'arn:aws:codebuild:eu-west-1:111111111111:report-group/tests';

  expect(messageOf(() => read({ reportGroups, reportArns: [REPORT, group, JsonPath.stringAt('$.report')] }))).toBe(
    'Default/Read has 2 problems:\n' +
      '  - reportGroups[0] comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedTargets\n' +
      `  - reportArns[1] is "${group}", which is no ARN of a report: give one such as arn:aws:codebuild:us-east-1:111111111111:report/group:id`,
  );
  expect(messageOf(() => read({ reportGroups: [], reportArns: [] }))).toBe(
    'Default/Read has 2 problems:\n' +
      '  - reportGroups has 0 report groups: give at least 1 report group\n' +
      '  - reportArns has 0 reports: give 1 to 100 reports',
  );
  expect(messageOf(() => read({ reportArns: Array<string>(101).fill(REPORT) }))).toContain(
    'reportArns has 101 reports: give 1 to 100 reports',
  );
});

test.each([sfn.IntegrationPattern.RUN_JOB, sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
  '%s is not supported',
  (integrationPattern) => {
    expect(messageOf(() => read({ integrationPattern }))).toBe(
      'Default/Read has a problem:\n' +
        `  - integrationPattern is ${integrationPattern}, which this task does not support: use REQUEST_RESPONSE`,
    );
  },
);
