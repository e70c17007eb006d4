import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Duration, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { S3Location, SageMakerCreateLabelingJob } from '../src';
import { grantsOf } from './granted-and-rendered';

let stack: Stack;
const humanTaskConfig = {
  workteamArn: 'arn:aws:sagemaker:eu-west-1:111111111111:workteam/private-crowd/ours',
  humanTaskUiArn: 'arn:aws:sagemaker:eu-west-1:394669845002:human-task-ui/NamedEntityRecognition',
  taskTitle: 'Names',
  taskDescription: 'Mark the names',
  numberOfHumanWorkersPerDataObject: 1,
  taskTimeLimit: Duration.minutes(5),
};
const algorithmSpecificationArn =
  'arn:aws:sagemaker:eu-west-1:027400017018:labeling-job-algorithm-specification/text-classification';
const props = {
  labelingJobName: 'MyJob',
  labelAttributeName: 'names',
  inputConfig: { manifestLocation: S3Location.fromJsonExpression('$.manifest') },
  outputConfig: { s3OutputLocation: S3Location.fromJsonExpression('$.out') },
  humanTaskConfig,
};
const job = 'arn:<AWS::Partition>:sagemaker:<AWS::Region>:<AWS::AccountId>:labeling-job/myjob';
const create = { Effect: 'Allow', Action: 'sagemaker:CreateLabelingJob', Resource: job };
const addTags = { Effect: 'Allow', Action: 'sagemaker:AddTags', Resource: job };
const pass = {
  Effect: 'Allow',
  Action: 'iam:PassRole',
  Resource: '<TaskSagemakerRole.Arn>',
  Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
};
const watch = {
  Effect: 'Allow',
  Action: ['sagemaker:DescribeLabelingJob', 'sagemaker:StopLabelingJob'],
  Resource: job,
};

beforeEach(() => {
  stack = new Stack();
});

describe('arguments', () => {
  test('a job has data, people and a place for labels', () => {
    expect(stateOf(new SageMakerCreateLabelingJob(stack, 'Task', props))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::sagemaker:createLabelingJob',
      Parameters: {
        LabelingJobName: 'MyJob',
        LabelAttributeName: 'names',
        InputConfig: { DataSource: { S3DataSource: { 'ManifestS3Uri.$': '$.manifest' } } },
        OutputConfig: { 'S3OutputPath.$': '$.out' },
        RoleArn: '<TaskSagemakerRole.Arn>',
        HumanTaskConfig: {
          WorkteamArn: 'arn:aws:sagemaker:eu-west-1:111111111111:workteam/private-crowd/ours',
          UiConfig: { HumanTaskUiArn: 'arn:aws:sagemaker:eu-west-1:394669845002:human-task-ui/NamedEntityRecognition' },
          TaskTitle: 'Names',
          TaskDescription: 'Mark the names',
          NumberOfHumanWorkersPerDataObject: 1,
          TaskTimeLimitInSeconds: 300,
        },
      },
    });
  });

  test('all the rest, in a JSONPath state', () => {
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 1 });
    const task = SageMakerCreateLabelingJob.jsonPath(stack, 'Task', {
      ...props,
      integrationPattern: sfn.IntegrationPattern.RUN_JOB,
      labelingJobName: JsonPath.stringAt('$.job'),
      labelCategoryConfig: S3Location.fromJsonExpression('$.labels'),
      labelingJobAlgorithmsConfig: { algorithmSpecificationArn, vpcConfig: { vpc } },
      stoppingConditions: { maxHumanLabeledObjectCount: JsonPath.numberAt('$.most') },
      tags: { team: 'ml' },
    });

    expect(stateOf(task)).toMatchObject({
      Resource: 'arn:<AWS::Partition>:states:::sagemaker:createLabelingJob.sync',
      Parameters: {
        'LabelingJobName.$': '$.job',
        'LabelCategoryConfigS3Uri.$': '$.labels',
        LabelingJobAlgorithmsConfig: {
          LabelingJobAlgorithmSpecificationArn: algorithmSpecificationArn,
          LabelingJobResourceConfig: {
            VpcConfig: {
              SecurityGroupIds: ['<TaskLabelingJobSecurityGroup.GroupId>'],
              Subnets: ['<VpcPrivateSubnet1Subnet>'],
            },
          },
        },
        StoppingConditions: { 'MaxHumanLabeledObjectCount.$': '$.most' },
        Tags: [{ Key: 'team', Value: 'ml' }],
      },
    });
  });

  test('a JSONata state has Arguments', () => {
    const task = SageMakerCreateLabelingJob.jsonata(stack, 'Task', {
      ...props,
      labelingJobName: Jsonata.string('$states.input.job'),
      inputConfig: { manifestLocation: S3Location.fromJsonExpression('{% $states.input.manifest %}') },
      outputConfig: { s3OutputLocation: S3Location.fromJsonExpression('{% $states.input.out %}') },
      humanTaskConfig: { ...humanTaskConfig, taskTitle: '{% $states.input.title %}' },
    });

    expect(stateOf(task)).toMatchObject({
      QueryLanguage: 'JSONata',
      Arguments: {
        LabelingJobName: '{% $states.input.job %}',
        InputConfig: { DataSource: { S3DataSource: { ManifestS3Uri: '{% $states.input.manifest %}' } } },
        OutputConfig: { S3OutputPath: '{% $states.input.out %}' },
        HumanTaskConfig: { TaskTitle: '{% $states.input.title %}' },
      },
    });
  });
});

describe('the role', () => {
  test('is made, and granted the manifest, the labels, the topics and the functions', () => {
    const task = new SageMakerCreateLabelingJob(stack, 'Task', {
      ...props,
      inputConfig: { ...props.inputConfig, topic: new sns.Topic(stack, 'In') },
      outputConfig: { ...props.outputConfig, topic: new sns.Topic(stack, 'Out') },
      labelCategoryConfig: S3Location.fromJsonExpression('$.labels'),
      humanTaskConfig: {
        ...humanTaskConfig,
        preHumanTaskLambda: lambda.Function.fromFunctionName(stack, 'Pre', 'before'),
      },
    });

    expect(task.grantPrincipal).toBe(task.role);
    expect((grantsOf(task.role) as { Action: unknown }[]).map(({ Action }) => [Action].flat()[0])).toEqual([
      's3:GetObject',
      's3:GetObject',
      'sns:Subscribe',
      'sns:Unsubscribe',
      'sqs:CreateQueue',
      'sns:Publish',
      'lambda:InvokeFunction',
    ]);
  });

  test('may make network interfaces in a VPC, and only there', () => {
    const vpcConfig = { vpc: new ec2.Vpc(stack, 'Vpc', { maxAzs: 1 }) };
    const policiesOf = (id: string, algorithms: object) => {
      const labelingJobAlgorithmsConfig = { algorithmSpecificationArn, ...algorithms };
      const task = new SageMakerCreateLabelingJob(stack, id, { ...props, labelingJobAlgorithmsConfig });
      return JSON.stringify(stack.resolve((task.role.node.defaultChild as iam.CfnRole).policies));
    };

    expect(policiesOf('Inside', { vpcConfig })).toContain('ec2:CreateNetworkInterface');
    expect(policiesOf('Outside', {})).not.toContain('ec2:');
  });

  test('may be given', () => {
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
    const task = new SageMakerCreateLabelingJob(stack, 'Task', { ...props, role });

    expect(task.role).toBe(role);
    expect(task.node.tryFindChild('SagemakerRole')).toBeUndefined();
    expect(permissionsOf(task)).toEqual([create, { ...pass, Resource: '<Role.Arn>' }]);
  });
});

describe('permissions', () => {
  test('of REQUEST_RESPONSE are to start the job and to pass its role', () => {
    expect(permissionsOf(new SageMakerCreateLabelingJob(stack, 'Task', props))).toEqual([create, pass]);
  });

  test('of RUN_JOB are to watch it and to stop it as well, with no rule, as none is known', () => {
    const integrationPattern = sfn.IntegrationPattern.RUN_JOB;

    expect(permissionsOf(new SageMakerCreateLabelingJob(stack, 'Task', { ...props, integrationPattern }))).toEqual([
      create,
      pass,
      watch,
      addTags,
    ]);
  });

  test('with tags are to put them on it, once', () => {
    const integrationPattern = sfn.IntegrationPattern.RUN_JOB;
    const withTags = { ...props, tags: { team: 'ml' }, integrationPattern };

    expect(permissionsOf(new SageMakerCreateLabelingJob(stack, 'Task', withTags))).toEqual([
      create,
      addTags,
      pass,
      watch,
    ]);
  });

  test('are on any job when its name comes from the state, or on allowedTargets', () => {
    const fromState = { ...props, labelingJobName: JsonPath.stringAt('$.name') };
    const allowedTargets = ['arn:aws:sagemaker:eu-west-1:111111111111:labeling-job/shop-*'];
    const any = new SageMakerCreateLabelingJob(stack, 'Any', fromState);
    const allowed = new SageMakerCreateLabelingJob(stack, 'Allowed', { ...fromState, allowedTargets });

    expect(permissionsOf(any)).toContainEqual({ ...create, Resource: job.replace('myjob', '*') });
    expect(permissionsOf(allowed)).toContainEqual({ ...create, Resource: allowedTargets[0] });
  });
});

describe('errors', () => {
  const problemsOf = (options: object) =>
    messageOf(() => new SageMakerCreateLabelingJob(stack, 'Task', { ...props, ...options }));

  test('all problems are reported together', () => {
    expect(
      problemsOf({
        labelingJobName: 'a_b',
        labelAttributeName: 'a'.repeat(128),
        inputConfig: {},
        outputConfig: {
          ...props.outputConfig,
          topic: sns.Topic.fromTopicArn(stack, 'Topic', JsonPath.stringAt('$.topic')),
        },
        humanTaskConfig: {
          ...humanTaskConfig,
          taskTitle: '',
          preHumanTaskLambda: lambda.Function.fromFunctionArn(stack, 'Pre', JsonPath.stringAt('$.function')),
        },
        labelingJobAlgorithmsConfig: { algorithmSpecificationArn: 'text' },
        stoppingConditions: { maxHumanLabeledObjectCount: 0 },
        tags: Object.fromEntries([...Array(51).keys()].map((i) => [`t${i}`, 'x'])),
      }),
    ).toBe(
      'Default/Task has 9 problems:\n' +
        '  - labelingJobName is "a_b": write it of letters, digits and hyphens, no hyphen at the beginning or the end\n' +
        '  - labelAttributeName has 128 characters: give 1 to 127 characters\n' +
        '  - inputConfig has neither a manifestLocation nor a topic: give one of them, or both\n' +
        '  - outputConfig.topic comes from the state, so that no permission can be granted on it: list the ARNs it may be in outputConfig.allowedTopics\n' +
        '  - humanTaskConfig.taskTitle has 0 characters: give 1 to 128 characters\n' +
        '  - humanTaskConfig.preHumanTaskLambda comes from the state, so that no permission can be granted on it: list the ARNs it may be in humanTaskConfig.allowedFunctions\n' +
        '  - labelingJobAlgorithmsConfig.algorithmSpecificationArn is "text": give an ARN: arn:aws:sagemaker:<region>:<account>:labeling-job-algorithm-specification/…\n' +
        '  - stoppingConditions.maxHumanLabeledObjectCount is 0: give at least 1\n' +
        '  - tags has 51 tags: give at most 50 tags',
    );
  });

  test('a topic that brings data may be missing in the list', () => {
    const topic = sns.Topic.fromTopicArn(stack, 'Topic', JsonPath.stringAt('$.topic'));

    expect(problemsOf({ inputConfig: { topic } })).toContain('inputConfig.topic comes from the state');
  });

  test('a label is not called as its metadata are', () => {
    expect(problemsOf({ labelAttributeName: 'names-metadata' })).toBe(
      'Default/Task has a problem:\n' +
        '  - labelAttributeName is "names-metadata", which is what SageMaker calls the metadata of a label: give a name with another end',
    );
    const fine = { ...props, labelAttributeName: 'metadata-ref' };
    expect(new SageMakerCreateLabelingJob(new Stack(), 'Task', fine).node.path).toBe('Default/Task');
  });

  test('WAIT_FOR_TASK_TOKEN is not supported', () => {
    const integrationPattern = sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN;

    expect(problemsOf({ integrationPattern })).toContain(
      'integrationPattern is WAIT_FOR_TASK_TOKEN, which this task does not support',
    );
  });
});
