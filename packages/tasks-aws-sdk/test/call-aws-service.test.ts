import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { DefinitionBody, IntegrationPattern, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { CallAwsService } from '../src';
import type { CallAwsServiceProps } from '../src';

const props = {
  service: 's3',
  action: 'getObject',
  parameters: { Bucket: 'reports', Key: JsonPath.stringAt('$.key') },
  iamResources: ['arn:aws:s3:::reports/*'],
};

function call(more: Partial<CallAwsServiceProps> = {}): CallAwsService {
  return new CallAwsService(new Stack(undefined, 'Stack'), 'Call', { ...props, ...more });
}

test('calls an action of a service', () => {
  expect(stateOf(call())).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::aws-sdk:s3:getObject',
    Parameters: { Bucket: 'reports', 'Key.$': '$.key' },
  });
});

test('calls it with nothing', () => {
  expect(stateOf(call({ action: 'listBuckets', parameters: undefined }))).toMatchObject({ Parameters: {} });
});

test('in JSONPath', () => {
  const task = CallAwsService.jsonPath(new Stack(), 'Call', { ...props, resultPath: '$.report' });
  expect(stateOf(task)).toMatchObject({ Parameters: { 'Key.$': '$.key' }, ResultPath: '$.report' });
});

test('in JSONata', () => {
  const parameters = { Bucket: 'reports', Key: '{% $states.input.key %}', IfModifiedSince: '{% $since %}' };
  const task = CallAwsService.jsonata(new Stack(), 'Call', {
    ...props,
    parameters,
    outputs: '{% $states.result.Body %}',
  });
  expect(stateOf(task)).toMatchObject({ Arguments: parameters, Output: '{% $states.result.Body %}' });
});

test('hands on whole parameters from the state', () => {
  expect(stateOf(call({ parameters: JsonPath.objectAt('$.request') }))).toMatchObject({ InputPath: '$.request' });
});

test('the case of the service does not matter', () => {
  expect(stateOf(call({ service: 'SecretsManager', action: 'getSecretValue' }))).toMatchObject({
    Resource: 'arn:<AWS::Partition>:states:::aws-sdk:secretsmanager:getSecretValue',
  });
});

describe('permissions', () => {
  test('are those of the action', () => {
    expect(permissionsOf(call())).toEqual([
      { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
    ]);
  });

  test('are the given one instead, and others after it', () => {
    const statement = new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: ['*'] });
    expect(permissionsOf(call({ iamAction: 's3:GetObjectVersion', additionalIamStatements: [statement] }))).toEqual([
      { Effect: 'Allow', Action: 's3:GetObjectVersion', Resource: 'arn:aws:s3:::reports/*' },
      { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' },
    ]);
  });

  test('are none where AWS does not look who calls', () => {
    const initiateAuth = { service: 'cognitoidentityprovider', action: 'initiateAuth', parameters: {} };
    expect(permissionsOf(call(initiateAuth))).toEqual([]);
  });

  test('name nothing from the state', () => {
    expect(messageOf(() => call({ iamResources: [JsonPath.stringAt('$.arn')] }))).toBe(
      'Stack/Call has a problem:\n' +
        '  - permissions would grant s3:GetObject on a resource from the state, which IAM cannot know: name the ' +
        'resources that may be used',
    );
  });
});

describe('patterns', () => {
  test('waits for the token that the parameters hand on', () => {
    const task = call({
      integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      service: 'sqs',
      action: 'sendMessage',
      parameters: { QueueUrl: 'https://queue', MessageBody: JsonPath.taskToken },
    });
    expect(stateOf(task)).toMatchObject({
      Resource: 'arn:<AWS::Partition>:states:::aws-sdk:sqs:sendMessage.waitForTaskToken',
      Parameters: { 'MessageBody.$': '$$.Task.Token' },
    });
  });

  test('does not wait for a token that nobody has', () => {
    expect(messageOf(() => call({ integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN }))).toContain(
      'the arguments do not hand the token on',
    );
  });

  test('runs no job', () => {
    expect(messageOf(() => call({ integrationPattern: IntegrationPattern.RUN_JOB }))).toBe(
      'Stack/Call has a problem:\n' +
        '  - integrationPattern is RUN_JOB, which this task does not support: use REQUEST_RESPONSE or ' +
        'WAIT_FOR_TASK_TOKEN',
    );
  });
});

test('an action that is newer than this package is no mistake of the machine', () => {
  const task = call({ action: 'getObjetc', unlistedAction: true, iamAction: 's3:GetObjetc' });
  const stack = Stack.of(task);
  new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(task) });
  expect(stack.node.validate()).toEqual([]);
});

test('says all that is wrong at once', () => {
  const wrong = { service: 's3', action: 'GetObject', parameters: { bucket: 'b', Key: 'k', '_x.$': '$.x' } };
  expect(messageOf(() => call(wrong))).toBe(
    'Stack/Call has 3 problems:\n' +
      "  - action is 'GetObject', which is no action of s3: write 'getObject', or set unlistedAction if AWS has it by " +
      'now\n' +
      "  - parameters.bucket is no name in PascalCase: write 'Bucket'\n" +
      '  - parameters._x.$ is no name in PascalCase: begin it with a capital letter',
  );
});
