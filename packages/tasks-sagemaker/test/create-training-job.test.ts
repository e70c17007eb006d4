import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Duration, Size, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { DockerImage, InputMode, S3DataType, S3Location, SageMakerCreateTrainingJob } from '../src';
import { grantsOf } from './granted-and-rendered';

let stack: Stack;
const algorithmSpecification = { algorithmName: 'BlazingText' };
const outputDataConfig = { s3OutputLocation: S3Location.fromJsonExpression('$.out') };
const props = { trainingJobName: 'MyJob', algorithmSpecification, outputDataConfig };
const job = 'arn:<AWS::Partition>:sagemaker:<AWS::Region>:<AWS::AccountId>:training-job/myjob*';
const create = { Effect: 'Allow', Action: 'sagemaker:CreateTrainingJob', Resource: job };
const listTags = { Effect: 'Allow', Action: 'sagemaker:ListTags', Resource: '*' };
const addTags = { Effect: 'Allow', Action: 'sagemaker:AddTags', Resource: job };
const pass = {
  Effect: 'Allow',
  Action: 'iam:PassRole',
  Resource: '<TaskSagemakerRole.Arn>',
  Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
};
const watch = [
  {
    Effect: 'Allow',
    Action: ['sagemaker:DescribeTrainingJob', 'sagemaker:StopTrainingJob'],
    Resource: job,
  },
];
const rule = {
  Effect: 'Allow',
  Action: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
  Resource:
    'arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/StepFunctionsGetEventsForSageMakerTrainingJobsRule',
};

beforeEach(() => {
  stack = new Stack();
});

describe('arguments', () => {
  test('a job has one instance for an hour', () => {
    expect(stateOf(new SageMakerCreateTrainingJob(stack, 'Task', props))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::sagemaker:createTrainingJob',
      Parameters: {
        TrainingJobName: 'MyJob',
        RoleArn: '<TaskSagemakerRole.Arn>',
        AlgorithmSpecification: { TrainingInputMode: 'File', AlgorithmName: 'BlazingText' },
        OutputDataConfig: { 'S3OutputPath.$': '$.out' },
        ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m4.xlarge', VolumeSizeInGB: 10 },
        StoppingCondition: { MaxRuntimeInSeconds: 3600 },
      },
    });
  });

  test('the example of the specification', () => {
    const task = SageMakerCreateTrainingJob.jsonPath(stack, 'Task', {
      trainingJobName: sfn.JsonPath.stringAt('$.JobName'),
      algorithmSpecification: { algorithmName: 'BlazingText', trainingInputMode: InputMode.FILE },
      inputDataConfig: [
        {
          channelName: 'train',
          dataSource: {
            s3DataSource: {
              s3DataType: S3DataType.S3_PREFIX,
              s3Location: S3Location.fromJsonExpression('$.S3Bucket'),
            },
          },
        },
      ],
      outputDataConfig: {
        s3OutputLocation: S3Location.fromBucket(s3.Bucket.fromBucketName(stack, 'Bucket', 'mybucket'), 'myoutputpath'),
      },
      resourceConfig: {
        instanceCount: 1,
        instanceType: ec2.InstanceType.of(ec2.InstanceClass.P3, ec2.InstanceSize.XLARGE2),
        volumeSize: Size.gibibytes(50),
      },
      stoppingCondition: { maxRuntime: Duration.hours(2) },
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::sagemaker:createTrainingJob',
      Parameters: {
        'TrainingJobName.$': '$.JobName',
        RoleArn: '<TaskSagemakerRole.Arn>',
        AlgorithmSpecification: { TrainingInputMode: 'File', AlgorithmName: 'BlazingText' },
        InputDataConfig: [
          {
            ChannelName: 'train',
            DataSource: { S3DataSource: { 'S3Uri.$': '$.S3Bucket', S3DataType: 'S3Prefix' } },
          },
        ],
        OutputDataConfig: { S3OutputPath: 'https://s3.<AWS::Region>.<AWS::URLSuffix>/mybucket/myoutputpath' },
        ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.p3.2xlarge', VolumeSizeInGB: 50 },
        StoppingCondition: { MaxRuntimeInSeconds: 7200 },
      },
    });
  });

  test('a JSONata state has Arguments', () => {
    const task = SageMakerCreateTrainingJob.jsonata(stack, 'Task', {
      trainingJobName: '{% $states.input.name %}',
      integrationPattern: sfn.IntegrationPattern.RUN_JOB,
      algorithmSpecification: { trainingImage: DockerImage.fromJsonExpression('{% $states.input.image %}') },
      outputDataConfig: { s3OutputLocation: S3Location.fromJsonExpression('{% $states.input.out %}') },
      resourceConfig: {
        instanceCount: Jsonata.number('$states.input.count'),
        instanceType: new ec2.InstanceType('{% $states.input.type %}'),
        volumeSize: Size.gibibytes(Jsonata.number('$states.input.size')),
      },
      stoppingCondition: { maxRuntime: Duration.seconds(Jsonata.number('$states.input.seconds')) },
      hyperparameters: { epochs: Jsonata.number('$states.input.epochs') },
    });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::sagemaker:createTrainingJob.sync',
      Arguments: {
        TrainingJobName: '{% $states.input.name %}',
        RoleArn: '<TaskSagemakerRole.Arn>',
        AlgorithmSpecification: { TrainingInputMode: 'File', TrainingImage: '{% $states.input.image %}' },
        OutputDataConfig: { S3OutputPath: '{% $states.input.out %}' },
        ResourceConfig: {
          InstanceCount: '{% $states.input.count %}',
          InstanceType: '{% $states.input.type %}',
          VolumeSizeInGB: '{% $states.input.size %}',
        },
        StoppingCondition: { MaxRuntimeInSeconds: '{% $states.input.seconds %}' },
        HyperParameters: { epochs: '{% $string($states.input.epochs) %}' },
      },
    });
  });

  test('a job may have all that is optional', () => {
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 1 });
    const task = new SageMakerCreateTrainingJob(stack, 'Task', {
      ...props,
      enableNetworkIsolation: true,
      enableInterContainerTrafficEncryption: true,
      enableManagedSpotTraining: true,
      checkpointConfig: { s3Location: S3Location.fromJsonExpression('$.checkpoints') },
      stoppingCondition: { maxRuntime: Duration.hours(1), maxWaitTime: Duration.hours(3) },
      hyperparameters: { objective: 'reg:logistic', num_round: 5 },
      tags: { team: 'ml' },
      vpcConfig: { vpc },
      environment: { STAGE: JsonPath.stringAt('$.stage') },
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: {
        EnableNetworkIsolation: true,
        EnableInterContainerTrafficEncryption: true,
        EnableManagedSpotTraining: true,
        CheckpointConfig: { 'S3Uri.$': '$.checkpoints' },
        StoppingCondition: { MaxRuntimeInSeconds: 3600, MaxWaitTimeInSeconds: 10800 },
        HyperParameters: { objective: 'reg:logistic', num_round: '5' },
        Tags: [{ Key: 'team', Value: 'ml' }],
        VpcConfig: {
          SecurityGroupIds: ['<TaskTrainJobSecurityGroup.GroupId>'],
          Subnets: ['<VpcPrivateSubnet1Subnet>'],
        },
        Environment: { 'STAGE.$': '$.stage' },
      },
    });
  });

  test('a location and an image of an own class work', () => {
    class Somewhere extends S3Location {
      public bind() {
        return { uri: 's3://somewhere' };
      }
    }
    class Algorithm extends DockerImage {
      public bind() {
        return { imageUri: 'registry.example.com/train:1' };
      }
    }
    const task = new SageMakerCreateTrainingJob(stack, 'Task', {
      ...props,
      algorithmSpecification: { trainingImage: new Algorithm() },
      outputDataConfig: { s3OutputLocation: new Somewhere() },
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: {
        AlgorithmSpecification: { TrainingImage: 'registry.example.com/train:1' },
        OutputDataConfig: { S3OutputPath: 's3://somewhere' },
      },
    });
  });
});

describe('security groups', () => {
  test('may be added after the one that is made', () => {
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 1 });
    const task = new SageMakerCreateTrainingJob(stack, 'Task', { ...props, vpcConfig: { vpc } });
    task.addSecurityGroup(new ec2.SecurityGroup(stack, 'Other', { vpc }));

    expect(stateOf(task)).toMatchObject({
      Parameters: {
        VpcConfig: { SecurityGroupIds: ['<TaskTrainJobSecurityGroup.GroupId>', '<Other.GroupId>'] },
      },
    });
    expect(task.connections.securityGroups).toEqual([task.node.findChild('TrainJobSecurityGroup')]);
  });

  test('have no use without a VPC', () => {
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 1 });
    const task = new SageMakerCreateTrainingJob(stack, 'Task', props);

    expect(messageOf(() => task.addSecurityGroup(new ec2.SecurityGroup(stack, 'Other', { vpc })))).toBe(
      'Default/Task has a problem:\n' +
        '  - addSecurityGroup is called on a task without a VPC, where a security group has no use: give the VPC',
    );
  });
});

describe('the role', () => {
  test('is made, and granted the data, the image and the keys', () => {
    const key = new kms.Key(stack, 'Key');
    const volumeKey = new kms.Key(stack, 'VolumeKey');
    const s3Location = S3Location.fromJsonExpression('$.in');
    const task = new SageMakerCreateTrainingJob(stack, 'Task', {
      trainingJobName: 'MyJob',
      algorithmSpecification: { trainingImage: DockerImage.fromJsonExpression('$.image') },
      inputDataConfig: [{ channelName: 'train', dataSource: { s3DataSource: { s3Location } } }],
      outputDataConfig: { s3OutputLocation: S3Location.fromJsonExpression('$.out'), encryptionKey: key },
      resourceConfig: {
        instanceCount: 1,
        instanceType: new ec2.InstanceType('m5.large'),
        volumeSize: Size.gibibytes(1),
        volumeEncryptionKey: volumeKey,
      },
    });

    expect(task.grantPrincipal).toBe(task.role);
    expect(grantsOf(task.role)).toEqual([
      {
        Effect: 'Allow',
        Action: ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
        Resource: '*',
      },
      { Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: '*' },
      {
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'],
        Resource: '<Key.Arn>',
      },
      { Effect: 'Allow', Action: 's3:PutObject', Resource: '*' },
      { Effect: 'Allow', Action: 'kms:CreateGrant', Resource: '<VolumeKey.Arn>' },
    ]);
  });

  test('is granted things once, however often the state is rendered', () => {
    const task = new SageMakerCreateTrainingJob(stack, 'Task', props);
    stateOf(task);
    stateOf(task);

    expect(grantsOf(task.role)).toEqual([{ Effect: 'Allow', Action: 's3:PutObject', Resource: '*' }]);
  });

  test('may make network interfaces in a VPC, and only there', () => {
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 1 });
    const policiesOf = (task: SageMakerCreateTrainingJob) =>
      JSON.stringify(stack.resolve((task.role.node.defaultChild as iam.CfnRole).policies));

    expect(policiesOf(new SageMakerCreateTrainingJob(stack, 'Inside', { ...props, vpcConfig: { vpc } }))).toContain(
      'ec2:CreateNetworkInterface',
    );
    expect(policiesOf(new SageMakerCreateTrainingJob(stack, 'Outside', props))).not.toContain('ec2:');
  });

  test('may be given, and is granted the same', () => {
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
    const task = new SageMakerCreateTrainingJob(stack, 'Task', { ...props, role });

    expect(task.role).toBe(role);
    expect(task.node.tryFindChild('SagemakerRole')).toBeUndefined();
    expect(grantsOf(role)).toEqual([{ Effect: 'Allow', Action: 's3:PutObject', Resource: '*' }]);
    expect(permissionsOf(task)).toContainEqual({ ...pass, Resource: '<Role.Arn>' });
  });
});

describe('permissions', () => {
  test('of REQUEST_RESPONSE are to start the job and to pass its role', () => {
    expect(permissionsOf(new SageMakerCreateTrainingJob(stack, 'Task', props))).toEqual([create, listTags, pass]);
  });

  test('of RUN_JOB are to watch it and to stop it as well', () => {
    const integrationPattern = sfn.IntegrationPattern.RUN_JOB;

    expect(permissionsOf(new SageMakerCreateTrainingJob(stack, 'Task', { ...props, integrationPattern }))).toEqual([
      create,
      listTags,
      pass,
      ...watch,
      addTags,
      rule,
    ]);
  });

  test('with tags are to put them on it', () => {
    const tags = { team: 'ml' };

    expect(permissionsOf(new SageMakerCreateTrainingJob(stack, 'Task', { ...props, tags }))).toEqual([
      create,
      listTags,
      addTags,
      pass,
    ]);
  });

  test('with tags, RUN_JOB puts them on it once', () => {
    const integrationPattern = sfn.IntegrationPattern.RUN_JOB;
    const task = new SageMakerCreateTrainingJob(stack, 'Task', { ...props, tags: { team: 'ml' }, integrationPattern });

    expect(permissionsOf(task)).toEqual([create, listTags, addTags, pass, ...watch, rule]);
  });

  test.each([
    ['a reference', JsonPath.stringAt('$.name')],
    ['an expression', '{% $states.input.name %}'],
  ])('are on any job when %s is its name, or on allowedTargets', (_, trainingJobName) => {
    const allowedTargets = ['arn:aws:sagemaker:eu-west-1:111111111111:training-job/shop-*'];
    const any = new SageMakerCreateTrainingJob(stack, 'Any', { ...props, trainingJobName });
    const allowed = new SageMakerCreateTrainingJob(stack, 'Allowed', { ...props, trainingJobName, allowedTargets });

    expect(permissionsOf(any)).toContainEqual({ ...create, Resource: job.replace('myjob*', '*') });
    expect(permissionsOf(allowed)).toContainEqual({ ...create, Resource: allowedTargets[0] });
  });
});

describe('errors', () => {
  test('all problems are reported together', () => {
    expect(
      messageOf(
        () =>
          new SageMakerCreateTrainingJob(stack, 'Task', {
            ...props,
            trainingJobName: 'a_b',
            algorithmSpecification: {},
            inputDataConfig: [],
            resourceConfig: {
              instanceCount: -1,
              instanceType: new ec2.InstanceType('m5.large'),
              volumeSize: Size.gibibytes(1),
            },
            enableManagedSpotTraining: true,
            hyperparameters: { a: 'x'.repeat(2501) },
            environment: Object.fromEntries([...Array(101).keys()].map((i) => [`v${i}`, 'x'])),
            tags: Object.fromEntries([...Array(51).keys()].map((i) => [`t${i}`, 'x'])),
          }),
      ),
    ).toBe(
      'Default/Task has 8 problems:\n' +
        '  - trainingJobName is "a_b": write it of letters, digits and hyphens, no hyphen at the beginning or the end\n' +
        '  - algorithmSpecification has neither an algorithmName nor a trainingImage: give one of them\n' +
        '  - inputDataConfig has 0 channels: give 1 to 20 channels\n' +
        '  - resourceConfig.instanceCount is -1: give at least 0\n' +
        '  - stoppingCondition.maxWaitTime is missing for managed spot training: say how long the job may take with the wait for instances\n' +
        '  - hyperparameters.a has 2501 characters: give at most 2500 characters\n' +
        '  - environment has 101 variables: give at most 100 variables\n' +
        '  - tags has 51 tags: give at most 50 tags',
    );
  });

  test('problems of a channel say which', () => {
    const dataSource = { s3DataSource: { s3Location: S3Location.fromJsonExpression('$.in') } };
    const inputDataConfig = [
      { channelName: 'train', dataSource },
      { channelName: 'a b', dataSource },
    ];

    expect(messageOf(() => new SageMakerCreateTrainingJob(stack, 'Task', { ...props, inputDataConfig }))).toBe(
      'Default/Task has a problem:\n' +
        '  - inputDataConfig[1].channelName is "a b": write it of letters, digits, ., - and _',
    );
  });

  test('WAIT_FOR_TASK_TOKEN is not supported', () => {
    const integrationPattern = sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN;

    expect(messageOf(() => new SageMakerCreateTrainingJob(stack, 'Task', { ...props, integrationPattern }))).toBe(
      'Default/Task has a problem:\n' +
        '  - integrationPattern is WAIT_FOR_TASK_TOKEN, which this task does not support: use REQUEST_RESPONSE or RUN_JOB',
    );
  });
});
