import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Duration, Size, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { BatchStrategy, S3DataType, SageMakerCreateTransformJob } from '../src';

let stack: Stack;
const props = {
  transformJobName: 'MyTransformJob',
  modelName: 'MyModelName',
  transformInput: { transformDataSource: { s3DataSource: { s3Uri: 's3://inputbucket/train' } } },
  transformOutput: { s3OutputPath: 's3://outputbucket/TransformJobOutputPath' },
};
const job = 'arn:<AWS::Partition>:sagemaker:<AWS::Region>:<AWS::AccountId>:transform-job/mytransformjob*';
const create = { Effect: 'Allow', Action: 'sagemaker:CreateTransformJob', Resource: job };
const listTags = { Effect: 'Allow', Action: 'sagemaker:ListTags', Resource: '*' };
const addTags = { Effect: 'Allow', Action: 'sagemaker:AddTags', Resource: job };
const watch = {
  Effect: 'Allow',
  Action: ['sagemaker:DescribeTransformJob', 'sagemaker:StopTransformJob'],
  Resource: job,
};
const rule = {
  Effect: 'Allow',
  Action: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
  Resource:
    'arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/StepFunctionsGetEventsForSageMakerTransformJobsRule',
};

beforeEach(() => {
  stack = new Stack();
});

describe('arguments', () => {
  test('a job has one instance', () => {
    expect(stateOf(new SageMakerCreateTransformJob(stack, 'Task', props))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::sagemaker:createTransformJob',
      Parameters: {
        ModelName: 'MyModelName',
        TransformInput: {
          DataSource: { S3DataSource: { S3Uri: 's3://inputbucket/train', S3DataType: 'S3Prefix' } },
        },
        TransformJobName: 'MyTransformJob',
        TransformOutput: { S3OutputPath: 's3://outputbucket/TransformJobOutputPath' },
        TransformResources: { InstanceCount: 1, InstanceType: 'ml.m4.xlarge' },
      },
    });
  });

  test('the example of the specification', () => {
    const task = SageMakerCreateTransformJob.jsonPath(stack, 'Task', {
      ...props,
      modelClientOptions: { invocationsMaxRetries: 3, invocationsTimeout: Duration.minutes(5) },
      transformInput: {
        transformDataSource: {
          s3DataSource: { s3Uri: 's3://inputbucket/train', s3DataType: S3DataType.S3_PREFIX },
        },
      },
      transformResources: {
        instanceCount: 1,
        instanceType: ec2.InstanceType.of(ec2.InstanceClass.M4, ec2.InstanceSize.XLARGE),
      },
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: {
        ModelClientConfig: { InvocationsMaxRetries: 3, InvocationsTimeoutInSeconds: 300 },
        TransformResources: { InstanceCount: 1, InstanceType: 'ml.m4.xlarge' },
      },
    });
  });

  test('a job may have all that is optional', () => {
    const task = new SageMakerCreateTransformJob(stack, 'Task', {
      ...props,
      batchStrategy: BatchStrategy.MULTI_RECORD,
      environment: { STAGE: 'test' },
      maxConcurrentTransforms: JsonPath.numberAt('$.calls'),
      maxPayload: Size.mebibytes(100),
      tags: { team: JsonPath.stringAt('$.team') },
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: {
        BatchStrategy: 'MultiRecord',
        Environment: { STAGE: 'test' },
        'MaxConcurrentTransforms.$': '$.calls',
        MaxPayloadInMB: 100,
        Tags: [{ Key: 'team', 'Value.$': '$.team' }],
      },
    });
  });

  test('a JSONata state has Arguments', () => {
    const task = SageMakerCreateTransformJob.jsonata(stack, 'Task', {
      ...props,
      transformJobName: '{% $states.input.name %}',
      integrationPattern: sfn.IntegrationPattern.RUN_JOB,
      maxPayload: Size.mebibytes(Jsonata.number('$states.input.size')),
    });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::sagemaker:createTransformJob.sync',
      Arguments: {
        MaxPayloadInMB: '{% $states.input.size %}',
        ModelName: 'MyModelName',
        TransformInput: {
          DataSource: { S3DataSource: { S3Uri: 's3://inputbucket/train', S3DataType: 'S3Prefix' } },
        },
        TransformJobName: '{% $states.input.name %}',
        TransformOutput: { S3OutputPath: 's3://outputbucket/TransformJobOutputPath' },
        TransformResources: { InstanceCount: 1, InstanceType: 'ml.m4.xlarge' },
      },
    });
  });

  test('0 concurrent transforms are left to the container', () => {
    const task = new SageMakerCreateTransformJob(stack, 'Task', { ...props, maxConcurrentTransforms: 0 });

    expect(stateOf(task)).not.toHaveProperty('Parameters.MaxConcurrentTransforms');
  });
});

describe('the role', () => {
  test('is not made, for the job works in that of its model', () => {
    const task = new SageMakerCreateTransformJob(stack, 'Task', props);

    expect(task.node.children).toEqual([]);
  });

  test('is made when it is asked for, once', () => {
    const task = new SageMakerCreateTransformJob(stack, 'Task', props);
    const { role } = task;

    expect(role).toBe(task.node.findChild('SagemakerTransformRole'));
    expect(task.role).toBe(role);
    expect(stack.resolve((role.node.defaultChild as iam.CfnRole).managedPolicyArns)).toEqual([
      { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/AmazonSageMakerFullAccess']] },
    ]);
  });

  test('is the one that was given, which is passed to nobody', () => {
    const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111111111111:role/mine');
    const task = new SageMakerCreateTransformJob(stack, 'Task', { ...props, role });

    expect(task.role).toBe(role);
    expect(permissionsOf(task)).toEqual([create, listTags]);
  });
});

describe('permissions', () => {
  test('of REQUEST_RESPONSE are to start the job', () => {
    expect(permissionsOf(new SageMakerCreateTransformJob(stack, 'Task', props))).toEqual([create, listTags]);
  });

  test('of RUN_JOB are to watch it and to stop it as well', () => {
    const integrationPattern = sfn.IntegrationPattern.RUN_JOB;

    expect(permissionsOf(new SageMakerCreateTransformJob(stack, 'Task', { ...props, integrationPattern }))).toEqual([
      create,
      listTags,
      watch,
      addTags,
      rule,
    ]);
  });

  test('with tags are to put them on it', () => {
    const tags = { team: 'ml' };

    expect(permissionsOf(new SageMakerCreateTransformJob(stack, 'Task', { ...props, tags }))).toEqual([
      create,
      listTags,
      addTags,
    ]);
  });

  test('with a key for the volumes are to make a grant on it', () => {
    const transformResources = {
      instanceCount: 1,
      instanceType: new ec2.InstanceType('m5.large'),
      volumeEncryptionKey: new kms.Key(stack, 'Key'),
    };

    expect(permissionsOf(new SageMakerCreateTransformJob(stack, 'Task', { ...props, transformResources }))).toEqual([
      create,
      { Effect: 'Allow', Action: 'kms:CreateGrant', Resource: '<Key.Arn>' },
      listTags,
    ]);
  });

  test('are on any job when its name comes from the state', () => {
    const transformJobName = JsonPath.stringAt('$.name');

    expect(permissionsOf(new SageMakerCreateTransformJob(stack, 'Task', { ...props, transformJobName }))).toEqual([
      { ...create, Resource: job.replace('mytransformjob*', '*') },
      listTags,
    ]);
  });
});

describe('errors', () => {
  test('all problems are reported together', () => {
    expect(
      messageOf(
        () =>
          new SageMakerCreateTransformJob(stack, 'Task', {
            ...props,
            transformJobName: 'a_b',
            modelName: 'c_d',
            environment: Object.fromEntries([...Array(17).keys()].map((i) => [`v${i}`, 'x'])),
            maxConcurrentTransforms: -1,
            maxPayload: Size.mebibytes(101),
            modelClientOptions: { invocationsMaxRetries: 4 },
            transformResources: { instanceCount: 0, instanceType: new ec2.InstanceType('m5.large') },
            tags: Object.fromEntries([...Array(51).keys()].map((i) => [`t${i}`, 'x'])),
          }),
      ),
    ).toBe(
      'Default/Task has 8 problems:\n' +
        '  - transformJobName is "a_b": write it of letters, digits and hyphens, no hyphen at the beginning or the end\n' +
        '  - modelName is "c_d": write it of letters, digits and hyphens, no hyphen at the beginning or the end\n' +
        '  - environment has 17 variables: give at most 16 variables\n' +
        '  - maxConcurrentTransforms is -1: give at least 0\n' +
        '  - maxPayload is 101 mebibytes: give at most 100 mebibytes\n' +
        '  - modelClientOptions.invocationsMaxRetries is 4: give 0 to 3\n' +
        '  - transformResources.instanceCount is 0: give at least 1\n' +
        '  - tags has 51 tags: give at most 50 tags',
    );
  });

  test.each([
    [100, 1],
    [50, 2],
    [6, 0],
  ])('payloads of %i mebibytes, %i at once, are fine', (size, maxConcurrentTransforms) => {
    const maxPayload = Size.mebibytes(size);

    expect(
      stateOf(new SageMakerCreateTransformJob(stack, 'Task', { ...props, maxPayload, maxConcurrentTransforms })),
    ).toMatchObject({ Parameters: { MaxPayloadInMB: size } });
  });

  test('payloads are at most 100 mebibytes together', () => {
    const payloads = { maxPayload: Size.mebibytes(51), maxConcurrentTransforms: 2 };

    expect(messageOf(() => new SageMakerCreateTransformJob(stack, 'Task', { ...props, ...payloads }))).toBe(
      'Default/Task has a problem:\n' +
        '  - maxPayload times maxConcurrentTransforms is 102 mebibytes: give at most 100 mebibytes in all',
    );
  });

  test('a payload is in whole mebibytes', () => {
    const maxPayload = Size.kibibytes(1500);

    expect(messageOf(() => new SageMakerCreateTransformJob(stack, 'Task', { ...props, maxPayload }))).toMatch(
      /^Default\/Task has a problem:\n {2}- maxPayload cannot be given to the service, which takes mebibytes: /,
    );
  });

  test('WAIT_FOR_TASK_TOKEN is not supported', () => {
    const integrationPattern = sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN;

    expect(messageOf(() => new SageMakerCreateTransformJob(stack, 'Task', { ...props, integrationPattern }))).toBe(
      'Default/Task has a problem:\n' +
        '  - integrationPattern is WAIT_FOR_TASK_TOKEN, which this task does not support: use REQUEST_RESPONSE or RUN_JOB',
    );
  });
});
