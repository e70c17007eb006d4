import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf, warningsOf } from '../../../tools/vitest/rendered-state';
import { CallAwsServiceCrossRegion } from '../src';
import type { CallAwsServiceCrossRegionProps } from '../src';

const FUNCTION = '<CrossRegionAwsSdk8a0c93f3dbef4b71ac137aaf2048ce7e.Arn>';
const props = {
  service: 'cloudwatch-logs',
  action: 'describeLogGroups',
  region: 'us-east-1',
  iamResources: ['*'],
};

function call(more: Partial<CallAwsServiceCrossRegionProps> = {}, stack = new Stack(undefined, 'Stack')) {
  return new CallAwsServiceCrossRegion(stack, 'Call', { ...props, ...more });
}

test('has a function call the action in the other region', () => {
  expect(stateOf(call({ parameters: { logGroupNamePrefix: JsonPath.stringAt('$.prefix') } }))).toEqual({
    Type: 'Task',
    End: true,
    Resource: FUNCTION,
    Parameters: {
      region: 'us-east-1',
      service: 'cloudwatch-logs',
      action: 'describeLogGroups',
      parameters: { 'logGroupNamePrefix.$': '$.prefix' },
    },
    Retry: [
      {
        ErrorEquals: [
          'Lambda.ClientExecutionTimeoutException',
          'Lambda.ServiceException',
          'Lambda.AWSLambdaException',
          'Lambda.SdkClientException',
        ],
        IntervalSeconds: 2,
        MaxAttempts: 6,
        BackoffRate: 2,
      },
    ],
  });
});

test('the region may come from the state', () => {
  expect(stateOf(call({ region: JsonPath.stringAt('$.region') }))).toMatchObject({
    Parameters: { 'region.$': '$.region' },
  });
});

test('retries nothing by itself if that is not wanted', () => {
  expect(stateOf(call({ retryOnServiceExceptions: false }))).not.toHaveProperty('Retry');
});

test('in JSONPath', () => {
  const task = CallAwsServiceCrossRegion.jsonPath(new Stack(), 'Call', { ...props, resultPath: '$.groups' });
  expect(stateOf(task)).toMatchObject({ Parameters: { region: 'us-east-1' }, ResultPath: '$.groups' });
});

test('in JSONata', () => {
  const task = CallAwsServiceCrossRegion.jsonata(new Stack(), 'Call', { ...props, region: '{% $region %}' });
  expect(stateOf(task)).toMatchObject({ Arguments: { region: '{% $region %}', service: 'cloudwatch-logs' } });
});

describe('permissions', () => {
  test('the state machine may invoke the function', () => {
    expect(permissionsOf(call())).toEqual([
      { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: [FUNCTION, `${FUNCTION}:*`] },
    ]);
  });

  test('the function may do what the action needs', () => {
    const stack = new Stack(undefined, 'Stack');
    call({ additionalIamStatements: [new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: ['*'] })] }, stack);

    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          { Effect: 'Allow', Action: 'logs:DescribeLogGroups', Resource: '*' },
          { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' },
        ],
      },
    });
  });

  test('name nothing from the state', () => {
    const fromState = [JsonPath.stringAt('$.arn')];
    const additionalIamStatements = [new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: fromState })];
    expect(messageOf(() => call({ iamResources: fromState, additionalIamStatements }))).toBe(
      'Stack/Call has 2 problems:\n' +
        '  - iamResources would grant logs:DescribeLogGroups on a resource from the state, which IAM cannot know: name ' +
        'the resources that may be used\n' +
        '  - additionalIamStatements would grant kms:Decrypt on a resource from the state, which IAM cannot know: name ' +
        'the resources that may be used',
    );
  });
});

describe('patterns', () => {
  test('waits for the token that the parameters hand on', () => {
    const task = call({
      service: 'sqs',
      action: 'sendMessage',
      parameters: { QueueUrl: 'https://queue', MessageBody: JsonPath.taskToken },
      integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN,
    });
    expect(stateOf(task)).toMatchObject({
      Resource: 'arn:<AWS::Partition>:states:::lambda:invoke.waitForTaskToken',
      Parameters: {
        FunctionName: FUNCTION,
        Payload: {
          region: 'us-east-1',
          service: 'sqs',
          action: 'sendMessage',
          parameters: { QueueUrl: 'https://queue', 'MessageBody.$': '$$.Task.Token' },
        },
      },
    });
  });

  test('does not wait for a token that nobody has', () => {
    expect(messageOf(() => call({ integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN }))).toContain(
      'the arguments do not hand the token on',
    );
  });

  test('runs no job', () => {
    expect(messageOf(() => call({ integrationPattern: sfn.IntegrationPattern.RUN_JOB }))).toBe(
      'Stack/Call has a problem:\n' +
        '  - integrationPattern is RUN_JOB, which this task does not support: use REQUEST_RESPONSE or ' +
        'WAIT_FOR_TASK_TOKEN',
    );
  });
});

describe('an endpoint', () => {
  test('is handed on', () => {
    const task = call({ endpoint: 'https://logs.example.com' });
    expect(stateOf(task)).toMatchObject({ Parameters: { endpoint: 'https://logs.example.com' } });
    expect(warningsOf(task)).toEqual([]);
  });

  test.each([
    ['JSONPath', JsonPath.stringAt('$.endpoint'), sfn.QueryLanguage.JSON_PATH],
    ['JSONata', '{% $endpoint %}', sfn.QueryLanguage.JSONATA],
  ])('from the state is a risk, in %s', (_, endpoint, queryLanguage) => {
    expect(warningsOf(call({ endpoint, queryLanguage }))).toEqual([
      'The endpoint comes from the state: who can start the state machine can have the call, with its signature, sent ' +
        'to a server of their own. Write the endpoint out, or acknowledge this if all who start it are trusted. ' +
        '[ack: @cdk-sfn/tasks-aws-sdk:crossRegionEndpointSsrfRisk]',
    ]);
  });
});

test('says all that is wrong at once', () => {
  const wrong = { service: 'cloudwatchlogs', region: 'Virginia', endpoint: 'logs.example.com' };
  expect(messageOf(() => call(wrong))).toBe(
    'Stack/Call has 3 problems:\n' +
      "  - service is 'cloudwatchlogs', which is no service that the AWS SDK calls: write 'cloudwatch-logs', or set " +
      'unlistedAction if AWS has it by now\n' +
      "  - region is 'Virginia', which is no region: write a region: 'us-east-1'\n" +
      "  - endpoint is 'logs.example.com', which is no URL: write the whole URL: 'https://s3.us-east-1.amazonaws.com'",
  );
});

test('shows its function to classes that extend it', () => {
  class Shown extends CallAwsServiceCrossRegion {
    public get arn(): string {
      return this.lambdaFunction.functionArn;
    }
  }
  const stack = new Stack();
  expect(stack.resolve(new Shown(stack, 'Call', props).arn)).toEqual({
    'Fn::GetAtt': [expect.stringMatching(/^CrossRegionAwsSdk/), 'Arn'],
  });
});
