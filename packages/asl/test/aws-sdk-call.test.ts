import { describe, expect, test } from 'vitest';
import { awsSdkCallProblem, awsSdkService } from '../src/aws-sdk-call';

describe('as the Resource of a state names services', () => {
  test.each([
    ['s3', 'getObject'],
    ['sfn', 'startExecution'],
    ['cloudwatchlogs', 'describeLogGroups'],
    ['rds', 'deleteDBInstance'],
  ])('%s:%s is fine', (service, action) => {
    expect(awsSdkCallProblem({ service, action })).toBeUndefined();
  });

  test.each([
    ['s4', "write 's3'"],
    ['frobnicator', "write the service's id in the AWS SDK in lower case, without blanks: 'cloudwatchlogs'"],
    ['dynamobd', "write 'dynamodb'"],
    ['S3', "write 's3'"],
    // By its name in the AWS SDK, in the AWS SDK for JavaScript, in the AWS CLI and in IAM.
    ['CloudWatch Logs', "write 'cloudwatchlogs'"],
    ['cloudwatch-logs', "write 'cloudwatchlogs'"],
    ['config-service', "write 'config'"],
    ['configservice', "write 'config'"],
    ['stepfunctions', "write 'sfn'"],
    ['logs', "write 'cloudwatchlogs'"],
    ['states', "write 'sfn'"],
    ['airflow', "write 'mwaa'"],
    ['es', "write 'elasticsearch' or 'opensearch'"],
  ])('says what to write for the service %s', (service, fix) => {
    expect(awsSdkCallProblem({ service, action: 'getObject' })).toMatchObject({
      about: 'service',
      problem: `is '${service}', which is no service that the AWS SDK calls`,
      fix,
    });
  });

  test.each([
    ['getObjetc', "write 'getObject'"],
    ['GetObject', "write 'getObject'"],
    ['get-object', "write 'getObject'"],
    ['frobnicate', 'write an action of the API of s3, with a small first letter'],
  ])('says what to write for the action %s', (action, fix) => {
    expect(awsSdkCallProblem({ service: 's3', action })).toMatchObject({
      about: 'action',
      problem: `is '${action}', which is no action of s3`,
      fix,
    });
  });

  test('refuses what answers with a stream of events', () => {
    expect(awsSdkCallProblem({ service: 'bedrockruntime', action: 'converseStream' })).toMatchObject({
      about: 'action',
      problem: "is 'converseStream', which answers with a stream of events",
      fix: 'call an action that answers at once',
    });
    expect(awsSdkCallProblem({ service: 'bedrockruntime', action: 'converse' })).toBeUndefined();
  });
});

describe('as the AWS SDK for JavaScript names services', () => {
  test.each([
    ['s3', 'getObject'],
    ['cloudwatch-logs', 'describeLogGroups'],
    ['config-service', 'listTagsForResource'],
  ])('%s:%s is fine', (service, action) => {
    expect(awsSdkCallProblem({ service, action }, 'javascript-client')).toBeUndefined();
  });

  test.each([
    ['cloudwatchlogs', "write 'cloudwatch-logs'"],
    ['config', "write 'config-service'"],
    ['logs', "write 'cloudwatch-logs'"],
    ['cloudwatch-logz', "write 'cloudwatch-logs'"],
    ['xyz', "write the name of the client's package after @aws-sdk/client-: 'cloudwatch-logs'"],
  ])('says what to write for the service %s', (service, fix) => {
    expect(awsSdkCallProblem({ service, action: 'getObject' }, 'javascript-client')).toMatchObject({
      about: 'service',
      fix,
    });
  });
});

test('finds a service by either name', () => {
  expect(awsSdkService('cloudwatchlogs')?.clientName).toBe('cloudwatch-logs');
  expect(awsSdkService('cloudwatch-logs', 'javascript-client')?.name).toBe('cloudwatchlogs');
  expect(awsSdkService('cloudwatch-logs')).toBeUndefined();
});

test('tells what is like a name that is known from what may be new', () => {
  const mayBeNew = (service: string, action: string) => awsSdkCallProblem({ service, action })?.mayBeNew;
  expect(mayBeNew('s4', 'getObject')).toBe(false);
  expect(mayBeNew('frobnicator', 'getObject')).toBe(true);
  expect(mayBeNew('s3', 'getObjetc')).toBe(false);
  expect(mayBeNew('s3', 'frobnicate')).toBe(true);
  expect(mayBeNew('cloudwatchlogs', 'startLiveTail')).toBe(false);
});
