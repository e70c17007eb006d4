import { Jsonata, JsonPath, TaskInput } from '@cdk-sfn/core';
import { Aws, Stack } from 'aws-cdk-lib';
import * as bedrock from 'aws-cdk-lib/aws-bedrock';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf, warningsOf } from '../../../tools/vitest/rendered-state';
import { BedrockInvokeModel, Guardrail } from '../src';
import type { BedrockInvokeModelProps } from '../src';

const { RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;
const modelArn = 'arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0';
const body = sfn.TaskInput.fromObject({ prompt: 'Hello' });
let stack: Stack;

beforeEach(() => {
  stack = new Stack();
});

function invoke(props: Partial<BedrockInvokeModelProps> = {}): BedrockInvokeModel {
  const input = props.input === undefined && props.inputPath === undefined ? { body } : {};
  return new BedrockInvokeModel(stack, 'Ask', { model: { modelArn }, ...input, ...props });
}

describe('the call', () => {
  test('has the model and its input', () => {
    const model = bedrock.FoundationModel.fromFoundationModelId(
      stack,
      'Model',
      new bedrock.FoundationModelIdentifier('amazon.nova-lite-v1:0'),
    );

    expect(stateOf(BedrockInvokeModel.jsonPath(stack, 'Ask', { model, body }))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::bedrock:invokeModel',
      Parameters: {
        ModelId: 'arn:<AWS::Partition>:bedrock:<AWS::Region>::foundation-model/amazon.nova-lite-v1:0',
        Body: { prompt: 'Hello' },
      },
    });
  });

  test('has everything that Step Functions takes', () => {
    const task = invoke({
      accept: 'application/json',
      contentType: 'application/json',
      input: { s3Location: { bucketName: 'prompts', objectKey: 'today.json' } },
      output: { s3OutputUri: 's3://answers/today.json' },
      guardrail: Guardrail.enable('abc123', 7),
      traceEnabled: true,
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: {
        ModelId: modelArn,
        Accept: 'application/json',
        ContentType: 'application/json',
        Input: { S3Uri: 's3://prompts/today.json' },
        Output: { S3Uri: 's3://answers/today.json' },
        GuardrailIdentifier: 'abc123',
        GuardrailVersion: '7',
        Trace: 'ENABLED',
      },
    });
  });

  test('can do without a trace', () => {
    expect(stateOf(invoke({ traceEnabled: false }))).toMatchObject({ Parameters: { Trace: 'DISABLED' } });
  });

  test('may come from the state in JSONPath', () => {
    const task = invoke({
      model: { modelArn: JsonPath.stringAt('$.model') },
      allowedTargets: [modelArn],
      input: { s3InputUri: JsonPath.stringAt('$.uri') },
      output: { s3Location: { bucketName: 'answers', objectKey: JsonPath.stringAt('$.key') } },
      accept: JsonPath.stringAt('$.accept'),
      guardrail: Guardrail.enable(JsonPath.stringAt('$.guardrail'), JsonPath.numberAt('$.version')),
      allowedGuardrails: ['arn:aws:bedrock:eu-west-1:111111111111:guardrail/*'],
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: {
        'ModelId.$': '$.model',
        'Accept.$': '$.accept',
        Input: { 'S3Uri.$': '$.uri' },
        Output: { 'S3Uri.$': "States.Format('s3://answers/{}', $.key)" },
        'GuardrailIdentifier.$': '$.guardrail',
        'GuardrailVersion.$': "States.Format('{}', $.version)",
      },
    });
  });

  test('may come from the state in JSONata', () => {
    const task = BedrockInvokeModel.jsonata(stack, 'Ask', {
      model: { modelArn: '{% $states.input.model %}' },
      allowedTargets: [modelArn],
      body: TaskInput.fromObject({ prompt: '{% $states.input.prompt %}' }),
      output: { s3Location: { bucketName: 'answers', objectKey: '{% $states.input.key %}' } },
      guardrail: Guardrail.enable('{% $states.input.guardrail %}', Jsonata.number('$states.input.version')),
      allowedGuardrails: ['*'],
    });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::bedrock:invokeModel',
      Arguments: {
        ModelId: '{% $states.input.model %}',
        Body: { prompt: '{% $states.input.prompt %}' },
        Output: { S3Uri: '{% "s3://answers/" & ($states.input.key) %}' },
        GuardrailIdentifier: '{% $states.input.guardrail %}',
        GuardrailVersion: '{% $string($states.input.version) %}',
      },
    });
  });
});

describe('the state machine may', () => {
  test('invoke the model, and nothing else', () => {
    expect(permissionsOf(invoke())).toEqual([{ Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource: modelArn }]);
  });

  test('invoke the models that it may be', () => {
    const model = { modelArn: JsonPath.stringAt('$.model') };

    expect(permissionsOf(invoke({ model, allowedTargets: [modelArn] }))).toEqual([
      { Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource: modelArn },
    ]);
  });

  test('read and write the objects', () => {
    const input = { s3Location: { bucketName: 'prompts', objectKey: 'today.json' } };
    const output = { s3OutputUri: 's3://answers/today.json' };

    expect(permissionsOf(invoke({ input, output }))).toEqual([
      { Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource: modelArn },
      { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:<AWS::Partition>:s3:::prompts/today.json' },
      { Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:<AWS::Partition>:s3:::answers/today.json' },
    ]);
  });

  test('use a guardrail', () => {
    expect(permissionsOf(invoke({ guardrail: Guardrail.enableDraft('abc123') }))).toEqual([
      { Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource: modelArn },
      {
        Effect: 'Allow',
        Action: 'bedrock:ApplyGuardrail',
        Resource: 'arn:<AWS::Partition>:bedrock:<AWS::Region>:<AWS::AccountId>:guardrail/abc123',
      },
    ]);
  });

  test('use keys of the buckets that objects from the state are in', () => {
    const bucket = new s3.Bucket(stack, 'Prompts', { encryptionKey: new kms.Key(stack, 'Key') });
    const input = { s3InputUri: JsonPath.stringAt('$.uri'), allowedBuckets: [bucket] };

    expect(permissionsOf(invoke({ input }))).toEqual([
      { Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource: modelArn },
      { Effect: 'Allow', Action: 's3:GetObject', Resource: '<Prompts.Arn>/*' },
      { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '<Key.Arn>' },
    ]);
  });
});

describe('refuses', () => {
  test('a model from the state that may be any', () => {
    expect(messageOf(() => invoke({ model: { modelArn: JsonPath.stringAt('$.model') } }))).toBe(
      'Default/Ask has a problem:\n  - model comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedTargets',
    );
  });

  test('to have no input', () => {
    expect(messageOf(() => invoke({ body: undefined }))).toBe(
      'Default/Ask has a problem:\n  - body is missing, and so is input: give the input of the model, or say where it lies',
    );
  });

  test('to have an input that says nothing', () => {
    expect(messageOf(() => invoke({ input: {} }))).toBe(
      'Default/Ask has a problem:\n  - body is missing, and so is input: give the input of the model, or say where it lies',
    );
  });

  test('to have two inputs', () => {
    expect(messageOf(() => invoke({ body, input: { s3InputUri: 's3://prompts/a.json' } }))).toBe(
      'Default/Ask has a problem:\n  - body is given beside input: keep one of the two',
    );
  });

  test('a guardrail that is none', () => {
    expect(messageOf(() => invoke({ guardrail: Guardrail.enableDraft('Strict') }))).toBe(
      'Default/Ask has a problem:\n  - guardrail identifier is "Strict": give an id of lowercase letters and digits, or an ARN that ends in guardrail/ and such an id',
    );
  });

  test('an output with a version', () => {
    const s3Location = { bucketName: 'answers', objectKey: 'a.json', objectVersion: '1' };

    expect(messageOf(() => invoke({ output: { s3Location } }))).toBe(
      'Default/Ask has a problem:\n  - output.s3Location has a version, which Amazon Bedrock does not take: leave objectVersion away',
    );
  });

  test.each([RUN_JOB, WAIT_FOR_TASK_TOKEN])('the pattern %s', (integrationPattern) => {
    expect(messageOf(() => invoke({ integrationPattern }))).toBe(
      `Default/Ask has a problem:\n  - integrationPattern is ${integrationPattern}, which this task does not support: use REQUEST_RESPONSE`,
    );
  });
});

describe('without the feature flag for S3 URIs', () => {
  beforeEach(() => {
    stack.node.setContext('@aws-cdk/aws-stepfunctions-tasks:useNewS3UriParametersForBedrockInvokeModelTask', false);
  });

  test('paths of the state are URIs as well', () => {
    const task = invoke({ inputPath: JsonPath.stringAt('$.in'), outputPath: JsonPath.stringAt('$.out') });

    expect(stateOf(task)).toMatchObject({
      InputPath: '$.in',
      OutputPath: '$.out',
      Parameters: { Input: { 'S3Uri.$': '$.in' }, Output: { 'S3Uri.$': '$.out' } },
    });
    expect(permissionsOf(task)).toContainEqual({
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:<AWS::Partition>:s3:::*',
    });
    expect(warningsOf(task)).toEqual([
      'inputPath and outputPath are S3 URIs as well. Set the feature flag @aws-cdk/aws-stepfunctions-tasks:useNewS3UriParametersForBedrockInvokeModelTask, and give URIs as input.s3InputUri and output.s3OutputUri. [ack: @cdk-sfn/tasks-bedrock:pathsAreUris]',
    ]);
  });

  test('a location comes first', () => {
    const input = { s3Location: { bucketName: Aws.STACK_NAME, objectKey: 'today.json' } };

    expect(stateOf(invoke({ input, inputPath: '$.in' }))).toMatchObject({
      InputPath: '$.in',
      Parameters: { Input: { S3Uri: 's3://<AWS::StackName>/today.json' } },
    });
  });

  test('a task without paths has nothing to warn of', () => {
    expect(warningsOf(invoke())).toEqual([]);
  });
});

test('with the feature flag, paths are no URIs', () => {
  const task = invoke({ body, inputPath: '$.in', outputPath: '$.out' });

  expect(stateOf(task)).toMatchObject({ InputPath: '$.in', OutputPath: '$.out', Parameters: { ModelId: modelArn } });
  expect(warningsOf(task)).toEqual([]);
});
