import { Stack } from 'aws-cdk-lib';
import { ReportGroup } from 'aws-cdk-lib/aws-codebuild';
import { expect, test } from 'vitest';
import { reportGroupArn } from '../src/report-group';

const arn = 'arn:aws:codebuild:eu-west-1:111111111111:report-group/tests';

test.each([
  ['of an older version of the CDK', { reportGroupArn: arn }],
  [
    'a reference, which newer versions of the CDK have in CfnReportGroup too',
    { reportGroupRef: { reportGroupArn: arn } },
  ],
])('a report group may be one %s', (_, group) => {
  expect(reportGroupArn(group)).toBe(arn);
});

test('a report group may be a construct', () => {
  const group = new ReportGroup(new Stack(), 'Tests');

  expect(reportGroupArn(group)).toBe(group.reportGroupArn);
});
