import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Duration, Size, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { DockerImage, S3Location, SageMakerCreateProcessingJob } from '../src';
import { grantsOf } from './granted-and-rendered';

let stack: Stack;
const appSpecification = { image: DockerImage.fromRegistry('registry.example.com/clean:1') };
const props = { processingJobName: 'MyJob', appSpecification };
const job = 'arn:<AWS::Partition>:sagemaker:<AWS::Region>:<AWS::AccountId>:processing-job/myjob';
const create = { Effect: 'Allow', Action: 'sagemaker:CreateProcessingJob', Resource: job };
const addTags = { Effect: 'Allow', Action: 'sagemaker:AddTags', Resource: job };
const pass = {
  Effect: 'Allow',
  Action: 'iam:PassRole',
  Resource: '<TaskSagemakerRole.Arn>',
  Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
};
const watch = {
  Effect: 'Allow',
  Action: ['sagemaker:DescribeProcessingJob', 'sagemaker:StopProcessingJob'],
  Resource: job,
};
const rule = {
  Effect: 'Allow',
  Action: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
  Resource:
    'arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/StepFunctionsGetEventsForSageMakerProcessingJobsRule',
};

beforeEach(() => {
  stack = new Stack();
});

describe('arguments', () => {
  test('a job has one instance', () => {
    expect(stateOf(new SageMakerCreateProcessingJob(stack, 'Task', props))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::sagemaker:createProcessingJob',
      Parameters: {
        ProcessingJobName: 'MyJob',
        RoleArn: '<TaskSagemakerRole.Arn>',
        AppSpecification: { ImageUri: 'registry.example.com/clean:1' },
        ProcessingResources: {
          ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.m4.xlarge', VolumeSizeInGB: 10 },
        },
      },
    });
  });

  test('all of it, in a JSONPath state', () => {
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 1 });
    const task = SageMakerCreateProcessingJob.jsonPath(stack, 'Task', {
      integrationPattern: sfn.IntegrationPattern.RUN_JOB,
      processingJobName: JsonPath.stringAt('$.job'),
      appSpecification: { ...appSpecification, containerArguments: ['--from', JsonPath.stringAt('$.from')] },
      processingInputs: [
        {
          inputName: 'orders',
          s3Input: { s3Location: S3Location.fromJsonExpression('$.in'), localPath: '/opt/ml/processing/in' },
        },
      ],
      processingOutputConfig: {
        outputs: [
          {
            outputName: 'clean',
            s3Output: { s3Location: S3Location.fromJsonExpression('$.out'), localPath: '/opt/ml/processing/out' },
          },
        ],
      },
      resourceConfig: {
        instanceCount: JsonPath.numberAt('$.instances'),
        instanceType: ec2.InstanceType.of(ec2.InstanceClass.M5, ec2.InstanceSize.LARGE),
        volumeSize: Size.tebibytes(1),
      },
      stoppingCondition: { maxRuntime: Duration.hours(2) },
      enableNetworkIsolation: false,
      enableInterContainerTrafficEncryption: true,
      vpcConfig: { vpc },
      environment: { STAGE: JsonPath.stringAt('$.stage') },
      experimentConfig: { experimentName: 'churn' },
      tags: { team: 'ml' },
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::sagemaker:createProcessingJob.sync',
      Parameters: {
        'ProcessingJobName.$': '$.job',
        RoleArn: '<TaskSagemakerRole.Arn>',
        AppSpecification: {
          ImageUri: 'registry.example.com/clean:1',
          'ContainerArguments.$': "States.Array('--from', $.from)",
        },
        ProcessingInputs: [
          {
            InputName: 'orders',
            S3Input: { 'S3Uri.$': '$.in', LocalPath: '/opt/ml/processing/in', S3DataType: 'S3Prefix' },
          },
        ],
        ProcessingOutputConfig: {
          Outputs: [
            {
              OutputName: 'clean',
              S3Output: { 'S3Uri.$': '$.out', LocalPath: '/opt/ml/processing/out', S3UploadMode: 'EndOfJob' },
            },
          ],
        },
        ProcessingResources: {
          ClusterConfig: { 'InstanceCount.$': '$.instances', InstanceType: 'ml.m5.large', VolumeSizeInGB: 1024 },
        },
        StoppingCondition: { MaxRuntimeInSeconds: 7200 },
        NetworkConfig: {
          EnableNetworkIsolation: false,
          EnableInterContainerTrafficEncryption: true,
          VpcConfig: {
            SecurityGroupIds: ['<TaskProcessingJobSecurityGroup.GroupId>'],
            Subnets: ['<VpcPrivateSubnet1Subnet>'],
          },
        },
        Environment: { 'STAGE.$': '$.stage' },
        ExperimentConfig: { ExperimentName: 'churn' },
        Tags: [{ Key: 'team', Value: 'ml' }],
      },
    });
  });

  test('a JSONata state has Arguments', () => {
    const task = SageMakerCreateProcessingJob.jsonata(stack, 'Task', {
      processingJobName: `clean-${Jsonata.string('$states.context.Execution.Name')}`,
      appSpecification: {
        image: DockerImage.fromJsonExpression('{% $states.input.image %}'),
        containerArguments: ['--from', Jsonata.string('$states.input.from')],
      },
      processingInputs: [
        {
          inputName: 'orders',
          s3Input: {
            s3Location: S3Location.fromJsonExpression('{% $states.input.in %}'),
            localPath: '/opt/ml/processing/in',
          },
        },
      ],
      stoppingCondition: { maxRuntime: Duration.seconds(Jsonata.number('$states.input.minutes * 60')) },
    });

    expect(stateOf(task)).toMatchObject({
      QueryLanguage: 'JSONata',
      Arguments: {
        ProcessingJobName: '{% "clean-" & ($states.context.Execution.Name) %}',
        AppSpecification: {
          ImageUri: '{% $states.input.image %}',
          ContainerArguments: ['--from', '{% $states.input.from %}'],
        },
        ProcessingInputs: [{ S3Input: { S3Uri: '{% $states.input.in %}' } }],
        StoppingCondition: { MaxRuntimeInSeconds: '{% $states.input.minutes * 60 %}' },
      },
    });
  });
});

describe('the role', () => {
  test('is made, and granted the data, the image and the keys', () => {
    const s3Location = S3Location.fromJsonExpression('$.in');
    const task = new SageMakerCreateProcessingJob(stack, 'Task', {
      processingJobName: 'MyJob',
      appSpecification: { image: DockerImage.fromJsonExpression('$.image') },
      processingInputs: [{ inputName: 'in', s3Input: { s3Location, localPath: '/opt/ml/processing/in' } }],
      processingOutputConfig: {
        outputs: [{ outputName: 'out', s3Output: { s3Location, localPath: '/opt/ml/processing/out' } }],
        encryptionKey: new kms.Key(stack, 'Key'),
      },
      resourceConfig: {
        instanceCount: 1,
        instanceType: new ec2.InstanceType('m5.large'),
        volumeSize: Size.gibibytes(1),
        volumeEncryptionKey: new kms.Key(stack, 'VolumeKey'),
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

  test('may make network interfaces in a VPC, and only there', () => {
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 1 });
    const policiesOf = (task: SageMakerCreateProcessingJob) =>
      JSON.stringify(stack.resolve((task.role.node.defaultChild as iam.CfnRole).policies));

    expect(policiesOf(new SageMakerCreateProcessingJob(stack, 'Inside', { ...props, vpcConfig: { vpc } }))).toContain(
      'ec2:CreateNetworkInterface',
    );
    expect(policiesOf(new SageMakerCreateProcessingJob(stack, 'Outside', props))).not.toContain('ec2:');
  });

  test('may be given', () => {
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
    const task = new SageMakerCreateProcessingJob(stack, 'Task', { ...props, role });

    expect(task.role).toBe(role);
    expect(task.node.tryFindChild('SagemakerRole')).toBeUndefined();
    expect(permissionsOf(task)).toEqual([create, { ...pass, Resource: '<Role.Arn>' }]);
  });
});

describe('permissions', () => {
  test('of REQUEST_RESPONSE are to start the job and to pass its role', () => {
    expect(permissionsOf(new SageMakerCreateProcessingJob(stack, 'Task', props))).toEqual([create, pass]);
  });

  test('of RUN_JOB are to watch it and to stop it as well', () => {
    const integrationPattern = sfn.IntegrationPattern.RUN_JOB;

    expect(permissionsOf(new SageMakerCreateProcessingJob(stack, 'Task', { ...props, integrationPattern }))).toEqual([
      create,
      pass,
      watch,
      addTags,
      rule,
    ]);
  });

  test('with tags are to put them on it, once', () => {
    const tags = { team: 'ml' };
    const integrationPattern = sfn.IntegrationPattern.RUN_JOB;

    expect(permissionsOf(new SageMakerCreateProcessingJob(stack, 'Call', { ...props, tags }))).toMatchObject([
      create,
      addTags,
      { Action: 'iam:PassRole' },
    ]);
    expect(
      permissionsOf(new SageMakerCreateProcessingJob(stack, 'Task', { ...props, tags, integrationPattern })),
    ).toEqual([create, addTags, pass, watch, rule]);
  });

  test.each([
    ['a reference', JsonPath.stringAt('$.name')],
    ['an expression', '{% $states.input.name %}'],
  ])('are on any job when %s is its name, or on allowedTargets', (_, processingJobName) => {
    const allowedTargets = ['arn:aws:sagemaker:eu-west-1:111111111111:processing-job/shop-*'];
    const any = new SageMakerCreateProcessingJob(stack, 'Any', { ...props, processingJobName });
    const allowed = new SageMakerCreateProcessingJob(stack, 'Allowed', { ...props, processingJobName, allowedTargets });

    expect(permissionsOf(any)).toContainEqual({ ...create, Resource: job.replace('myjob', '*') });
    expect(permissionsOf(allowed)).toContainEqual({ ...create, Resource: allowedTargets[0] });
  });
});

describe('errors', () => {
  test('all problems are reported together', () => {
    const s3Output = { s3Location: S3Location.fromJsonExpression('$.out'), localPath: '/opt/ml/processing/out' };

    expect(
      messageOf(
        () =>
          new SageMakerCreateProcessingJob(stack, 'Task', {
            processingJobName: 'a_b',
            appSpecification: { ...appSpecification, containerEntrypoint: [] },
            processingInputs: Array(11).fill({ inputName: 'in', appManaged: true, s3Input: s3Output }),
            processingOutputConfig: { outputs: [{ outputName: '', s3Output }] },
            resourceConfig: {
              instanceCount: 0,
              instanceType: new ec2.InstanceType('m5.large'),
              volumeSize: Size.tebibytes(17),
            },
            stoppingCondition: { maxRuntime: Duration.days(10) },
            environment: { STAGE: 'x'.repeat(257) },
            experimentConfig: { runName: 'a b' },
            tags: Object.fromEntries([...Array(51).keys()].map((i) => [`t${i}`, 'x'])),
          }),
      ),
    ).toBe(
      'Default/Task has 10 problems:\n' +
        '  - processingJobName is "a_b": write it of letters, digits and hyphens, no hyphen at the beginning or the end\n' +
        '  - appSpecification.containerEntrypoint has 0 entries: give 1 to 100 entries\n' +
        '  - processingInputs has 11 inputs: give at most 10 inputs\n' +
        '  - processingOutputConfig.outputs[0].outputName has 0 characters: give at least 1 character\n' +
        '  - resourceConfig.instanceCount is 0: give 1 to 100\n' +
        '  - resourceConfig.volumeSize is 17408 gibibytes: give 1 to 16384 gibibytes\n' +
        '  - stoppingCondition.maxRuntime is 864000 seconds: give 1 to 777600 seconds\n' +
        '  - environment.STAGE has 257 characters: give at most 256 characters\n' +
        '  - experimentConfig.runName is "a b": write it of letters, digits and hyphens, no hyphen at the beginning or the end\n' +
        '  - tags has 51 tags: give at most 50 tags',
    );
  });

  test('problems of an input say which', () => {
    const s3Input = { s3Location: S3Location.fromJsonExpression('$.in') };
    const processingInputs = [
      { inputName: 'a', appManaged: true, s3Input },
      { inputName: 'b', s3Input },
    ];

    expect(messageOf(() => new SageMakerCreateProcessingJob(stack, 'Task', { ...props, processingInputs }))).toBe(
      'Default/Task has a problem:\n' +
        '  - processingInputs[1].s3Input.localPath is missing, as appManaged is not true: ' +
        'give an absolute path of at most 256 characters that begins with /opt/ml/processing/',
    );
  });

  test('WAIT_FOR_TASK_TOKEN is not supported', () => {
    const integrationPattern = sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN;

    expect(messageOf(() => new SageMakerCreateProcessingJob(stack, 'Task', { ...props, integrationPattern }))).toBe(
      'Default/Task has a problem:\n' +
        '  - integrationPattern is WAIT_FOR_TASK_TOKEN, which this task does not support: use REQUEST_RESPONSE or RUN_JOB',
    );
  });
});
