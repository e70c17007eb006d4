import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { BedrockCreateModelCustomizationJob, CustomizationType } from '../src';
import type { BedrockCreateModelCustomizationJobProps } from '../src';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;
const modelArn = 'arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0';
const JOBS = 'arn:<AWS::Partition>:bedrock:<AWS::Region>:<AWS::AccountId>:model-customization-job/*';
const MODELS = 'arn:<AWS::Partition>:bedrock:<AWS::Region>:<AWS::AccountId>:custom-model/*';
let stack: Stack;
let required: BedrockCreateModelCustomizationJobProps;

beforeEach(() => {
  stack = new Stack();
  const bucket = s3.Bucket.fromBucketName(stack, 'Data', 'data');
  required = {
    baseModel: { modelArn },
    customModelName: 'mine',
    hyperParameters: { 'Evaluation percentage': '20' },
    jobName: 'train',
    outputData: { bucket, path: 'out' },
    role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111111111111:role/customizer'),
    trainingData: { bucket, path: 'in/train.jsonl' },
  };
});

function customize(props: Partial<BedrockCreateModelCustomizationJobProps> = {}): BedrockCreateModelCustomizationJob {
  stack.node.tryRemoveChild('Customize');
  return new BedrockCreateModelCustomizationJob(stack, 'Customize', { ...required, ...props });
}

function problemsOf(props: Partial<BedrockCreateModelCustomizationJobProps>): string[] {
  const [, ...problems] = messageOf(() => customize(props)).split('\n  - ');
  return problems;
}

describe('the call', () => {
  test('has the model, the names and the data', () => {
    expect(stateOf(BedrockCreateModelCustomizationJob.jsonPath(stack, 'Customize', required))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::bedrock:createModelCustomizationJob',
      Parameters: {
        BaseModelIdentifier: modelArn,
        CustomModelName: 'mine',
        HyperParameters: { 'Evaluation percentage': '20' },
        JobName: 'train',
        OutputDataConfig: { S3Uri: 's3://data/out' },
        RoleArn: 'arn:aws:iam::111111111111:role/customizer',
        TrainingDataConfig: { S3Uri: 's3://data/in/train.jsonl' },
      },
    });
  });

  test('has everything that upstream has, and is waited for', () => {
    const customModelKmsKey = new kms.Key(stack, 'Key');
    const bucket = s3.Bucket.fromBucketName(stack, 'Checks', 'checks');
    const task = customize({
      clientRequestToken: 'once-1',
      customizationType: CustomizationType.CONTINUED_PRE_TRAINING,
      customModelKmsKey,
      customModelTags: [{ key: 'team', value: 'search' }],
      hyperParameters: { epochCount: '2', learningRate: 0.5 as never },
      integrationPattern: RUN_JOB,
      jobTags: [{ key: 'cost', value: '' }],
      validationData: [{ bucket }, { bucket, path: 'more' }],
      vpcConfig: {
        securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1')],
        subnets: [ec2.Subnet.fromSubnetId(stack, 'Subnet', 'subnet-1')],
      },
    });

    expect(stateOf(task)).toMatchObject({
      Resource: 'arn:<AWS::Partition>:states:::bedrock:createModelCustomizationJob.sync',
      Parameters: {
        ClientRequestToken: 'once-1',
        CustomizationType: 'CONTINUED_PRE_TRAINING',
        CustomModelKmsKeyId: '<Key.Arn>',
        CustomModelTags: [{ Key: 'team', Value: 'search' }],
        HyperParameters: { epochCount: '2', learningRate: '0.5' },
        JobTags: [{ Key: 'cost', Value: '' }],
        ValidationDataConfig: { Validators: [{ S3Uri: 's3://checks' }, { S3Uri: 's3://checks/more' }] },
        VpcConfig: { SecurityGroupIds: ['sg-1'], SubnetIds: ['subnet-1'] },
      },
    });
  });

  test('may come from the state in JSONPath', () => {
    const { bucket } = required.outputData;
    const task = customize({
      baseModel: { modelArn: JsonPath.stringAt('$.model') },
      allowedTargets: [modelArn],
      allowedRoles: ['arn:aws:iam::111111111111:role/customizers/*'],
      role: iam.Role.fromRoleArn(stack, 'Chosen', JsonPath.stringAt('$.role')),
      customModelName: JsonPath.stringAt('$.name'),
      jobName: JsonPath.format('train-{}', JsonPath.stringAt('$.name')),
      outputData: { bucket, path: JsonPath.stringAt('$.out') },
      hyperParameters: { 'Evaluation percentage': JsonPath.numberAt('$.percentage') as never },
      customModelTags: [{ key: 'team', value: JsonPath.stringAt('$.team') }],
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: {
        'BaseModelIdentifier.$': '$.model',
        'CustomModelName.$': '$.name',
        'JobName.$': "States.Format('train-{}', $.name)",
        OutputDataConfig: { 'S3Uri.$': "States.Format('s3://data/{}', $.out)" },
        'RoleArn.$': '$.role',
        HyperParameters: { 'Evaluation percentage.$': "States.Format('{}', $.percentage)" },
        CustomModelTags: [{ Key: 'team', 'Value.$': '$.team' }],
      },
    });
    expect(permissionsOf(task)).toEqual([
      {
        Effect: 'Allow',
        Action: 'bedrock:CreateModelCustomizationJob',
        Resource: [modelArn, MODELS, JOBS],
      },
      { Effect: 'Allow', Action: 'bedrock:TagResource', Resource: MODELS },
      {
        Effect: 'Allow',
        Action: 'iam:PassRole',
        Resource: 'arn:aws:iam::111111111111:role/customizers/*',
        Condition: { StringEquals: { 'iam:PassedToService': 'bedrock.amazonaws.com' } },
      },
    ]);
  });

  test('may come from the state in JSONata', () => {
    const { bucket } = required.outputData;
    const task = BedrockCreateModelCustomizationJob.jsonata(stack, 'Customize', {
      ...required,
      customModelName: '{% $states.input.name %}',
      jobName: Jsonata.string('$states.input.job'),
      outputData: { bucket, path: '{% $states.input.out %}' },
      hyperParameters: Jsonata.object('$states.input.parameters'),
      jobTags: Jsonata.list('$states.input.tags') as never,
    });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::bedrock:createModelCustomizationJob',
      Arguments: {
        BaseModelIdentifier: modelArn,
        CustomModelName: '{% $states.input.name %}',
        HyperParameters: '{% $states.input.parameters %}',
        JobName: '{% $states.input.job %}',
        JobTags: '{% $states.input.tags %}',
        OutputDataConfig: { S3Uri: '{% "s3://data/" & ($states.input.out) %}' },
        RoleArn: 'arn:aws:iam::111111111111:role/customizer',
        TrainingDataConfig: { S3Uri: 's3://data/in/train.jsonl' },
      },
    });
  });
});

describe('the state machine may', () => {
  const make = {
    Effect: 'Allow',
    Action: 'bedrock:CreateModelCustomizationJob',
    Resource: [modelArn, MODELS, JOBS],
  };
  const pass = {
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: 'arn:aws:iam::111111111111:role/customizer',
    Condition: { StringEquals: { 'iam:PassedToService': 'bedrock.amazonaws.com' } },
  };

  test('make the job', () => {
    expect(permissionsOf(customize({ integrationPattern: REQUEST_RESPONSE }))).toEqual([make, pass]);
  });

  test('watch and stop the job that it waits for', () => {
    expect(permissionsOf(customize({ integrationPattern: RUN_JOB }))).toEqual([
      make,
      pass,
      {
        Effect: 'Allow',
        Action: ['bedrock:GetModelCustomizationJob', 'bedrock:StopModelCustomizationJob'],
        Resource: JOBS,
      },
    ]);
  });

  test('put tags on what has tags', () => {
    const tags = [{ key: 'team', value: 'search' }];
    const tag = { Effect: 'Allow', Action: 'bedrock:TagResource' };

    expect(permissionsOf(customize({ jobTags: tags }))).toEqual([make, { ...tag, Resource: JOBS }, pass]);
    expect(permissionsOf(customize({ jobTags: tags, customModelTags: tags }))).toEqual([
      make,
      { ...tag, Resource: [MODELS, JOBS] },
      pass,
    ]);
    expect(permissionsOf(customize({ jobTags: [], customModelTags: [] }))).toEqual([make, pass]);
  });
});

describe('the role', () => {
  test('is the one that is given', () => {
    expect(customize().role).toBe(required.role);
  });

  test('is made when none is given', () => {
    const task = customize({ role: undefined });

    expect(task.role.node.path).toBe('Default/Customize/BedrockRole');
    expect(stateOf(task)).toMatchObject({ Parameters: { RoleArn: '<CustomizeBedrockRole.Arn>' } });
  });

  test('may be a resource of CloudFormation, of which one gets no more than its names', () => {
    const role = new iam.CfnRole(stack, 'Bare', { assumeRolePolicyDocument: {} });
    const task = customize({ role: { roleRef: { roleArn: role.attrArn } } });

    expect(stateOf(task)).toMatchObject({ Parameters: { RoleArn: '<Bare.Arn>' } });
    expect(messageOf(() => task.role)).toBe(
      'Default/Customize has a problem:\n  - role is no IRole, so that it cannot be granted anything: give an iam.Role',
    );
  });
});

describe('refuses', () => {
  test('a model from the state that may be any', () => {
    expect(problemsOf({ baseModel: { modelArn: JsonPath.stringAt('$.model') } })).toEqual([
      'baseModel comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedTargets',
    ]);
  });

  test('a role from the state that may be any', () => {
    expect(problemsOf({ role: iam.Role.fromRoleArn(stack, 'Any', JsonPath.stringAt('$.role')) })).toEqual([
      'role comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedRoles',
    ]);
  });

  test('an imported key', () => {
    const customModelKmsKey = kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111111111111:key/k');

    expect(problemsOf({ customModelKmsKey })).toEqual([
      'customModelKmsKey is imported, so that its policy cannot let the role of the job use it: give a key that is made in this app',
    ]);
  });

  test('to check the model with nothing', () => {
    const problem =
      'validationData is missing, and so is the hyperparameter "Evaluation percentage": say what the model is checked with';

    expect(problemsOf({ hyperParameters: undefined })).toEqual([problem]);
    expect(problemsOf({ hyperParameters: { epochCount: '2' } })).toEqual([problem]);
  });

  test('names that are too long', () => {
    expect(
      problemsOf({
        clientRequestToken: 'a'.repeat(257),
        customModelName: 'a'.repeat(64),
        jobName: 'a'.repeat(64),
      }),
    ).toEqual([
      'clientRequestToken has 257 characters: give 1 to 256 characters',
      'customModelName has 64 characters: give 1 to 63 characters',
      'jobName has 64 characters: give 1 to 63 characters',
    ]);
  });

  test('names of other characters', () => {
    expect(problemsOf({ clientRequestToken: 'a-', customModelName: 'a--b', jobName: '-a' })).toEqual([
      'clientRequestToken is "a-": write it of letters, digits and hyphens, with a letter or a digit at either end',
      'customModelName is "a--b": write it of letters and digits, and single hyphens and underscores after them',
      'jobName is "-a": write it of letters, digits, hyphens, periods and plus signs, with a letter or a digit at its start',
    ]);
  });

  test('no names that fit', () => {
    expect(() =>
      customize({
        clientRequestToken: `a${'-'.repeat(254)}b`,
        customModelName: 'a-b_c-',
        jobName: `a${'-'.repeat(61)}+`,
      }),
    ).not.toThrow();
  });

  test('a pattern without a job to wait for', () => {
    expect(problemsOf({ integrationPattern: WAIT_FOR_TASK_TOKEN })).toEqual([
      'integrationPattern is WAIT_FOR_TASK_TOKEN, which this task does not support: use REQUEST_RESPONSE or RUN_JOB',
    ]);
  });

  test('no or too much data to check the model with', () => {
    const { bucket } = required.outputData;

    expect(problemsOf({ validationData: [] })).toEqual(['validationData has 0 places: give 1 to 10 places']);
    expect(problemsOf({ validationData: Array.from({ length: 11 }, () => ({ bucket })) })).toEqual([
      'validationData has 11 places: give 1 to 10 places',
    ]);
    expect(() => customize({ validationData: Array.from({ length: 10 }, () => ({ bucket })) })).not.toThrow();
  });
});
