import { expect, test } from 'vitest';
import { awsSdkServices } from '../src/aws-sdk-services';

test('knows a service by the name that Step Functions has for it, and its actions', () => {
  const service = awsSdkServices().get('cloudwatchlogs');
  expect(service).toMatchObject({ name: 'cloudwatchlogs', clientName: 'cloudwatch-logs', otherNames: ['logs'] });
  expect(service?.actions).toContain('describeLogGroups');
});

test.each([
  ['sfn', 'sfn'],
  ['elasticloadbalancingv2', 'elastic-load-balancing-v2'],
  ['cognitoidentityprovider', 'cognito-identity-provider'],
  // The AWS SDK for Java leaves the "Service" of their ids out.
  ['config', 'config-service'],
  ['databasemigration', 'database-migration-service'],
  ['lexruntime', 'lex-runtime-service'],
  ['servicecatalog', 'service-catalog'],
])('has %s, which is %s in the AWS SDK for JavaScript', (name, clientName) => {
  expect(awsSdkServices().get(name)?.clientName).toBe(clientName);
});

test('keeps apart what answers with a stream of events', () => {
  const service = awsSdkServices().get('cloudwatchlogs');
  expect(service?.streamingActions).toEqual(['getLogObject', 'startLiveTail']);
  expect(service?.actions).not.toContain('startLiveTail');
});

test('has no action of S3 that the AWS SDK for Java does not have', () => {
  const { actions } = awsSdkServices().get('s3')!;
  expect(actions).toContain('getBucketLifecycleConfiguration');
  expect(actions).not.toContain('getBucketLifecycle');
});

test('writes all names as the Resource of a state has them', () => {
  for (const { name, actions } of awsSdkServices().values()) {
    expect(name).toMatch(/^[a-z\d]+$/);
    expect(actions.filter((action) => !/^[a-z][A-Za-z\d]*$/.test(action))).toEqual([]);
  }
});
