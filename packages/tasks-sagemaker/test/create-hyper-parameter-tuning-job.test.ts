import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import {
  S3Location,
  SageMakerCreateHyperParameterTuningJob,
  TuningObjectiveType,
  TuningStrategy,
  WarmStartType,
} from '../src';
import type { TrainingJobDefinition } from '../src';
import { grantsOf } from './granted-and-rendered';

let stack: Stack;
const trainingJobDefinition: TrainingJobDefinition = {
  algorithmSpecification: { algorithmName: 'BlazingText' },
  outputDataConfig: { s3OutputLocation: S3Location.fromJsonExpression('$.out') },
};
const hyperParameterTuningJobConfig = {
  strategy: TuningStrategy.RANDOM,
  resourceLimits: { maxParallelTrainingJobs: 2, maxNumberOfTrainingJobs: 20 },
};
const name = 'MyTuning';
const several = { hyperParameterTuningJobName: name, hyperParameterTuningJobConfig };
const props = { ...several, trainingJobDefinition };
const job = 'arn:<AWS::Partition>:sagemaker:<AWS::Region>:<AWS::AccountId>:hyper-parameter-tuning-job/mytuning';
const create = { Effect: 'Allow', Action: 'sagemaker:CreateHyperParameterTuningJob', Resource: job };
const listTags = { Effect: 'Allow', Action: 'sagemaker:ListTags', Resource: '*' };
const addTags = { Effect: 'Allow', Action: 'sagemaker:AddTags', Resource: job };
const pass = {
  Effect: 'Allow',
  Action: 'iam:PassRole',
  Resource: '<TaskSagemakerRole.Arn>',
  Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
};
const watch = {
  Effect: 'Allow',
  Action: ['sagemaker:DescribeHyperParameterTuningJob', 'sagemaker:StopHyperParameterTuningJob'],
  Resource: job,
};
const rule = {
  Effect: 'Allow',
  Action: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
  Resource:
    'arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/StepFunctionsGetEventsForSageMakerTuningJobsRule',
};
const training = {
  RoleArn: '<TaskSagemakerRole.Arn>',
  AlgorithmSpecification: { TrainingInputMode: 'File', AlgorithmName: 'BlazingText' },
  OutputDataConfig: { 'S3OutputPath.$': '$.out' },
  ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m4.xlarge', VolumeSizeInGB: 10 },
  StoppingCondition: { MaxRuntimeInSeconds: 3600 },
};
const newRole = (id: string) =>
  new iam.Role(stack, id, { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });

beforeEach(() => {
  stack = new Stack();
});

describe('arguments', () => {
  test('training jobs of one algorithm', () => {
    expect(stateOf(new SageMakerCreateHyperParameterTuningJob(stack, 'Task', props))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::sagemaker:createHyperParameterTuningJob',
      Parameters: {
        HyperParameterTuningJobName: 'MyTuning',
        HyperParameterTuningJobConfig: {
          Strategy: 'Random',
          ResourceLimits: { MaxParallelTrainingJobs: 2, MaxNumberOfTrainingJobs: 20 },
        },
        TrainingJobDefinition: training,
      },
    });
  });

  test('training jobs of several algorithms, with all the rest', () => {
    const task = SageMakerCreateHyperParameterTuningJob.jsonPath(stack, 'Task', {
      ...several,
      integrationPattern: sfn.IntegrationPattern.RUN_JOB,
      hyperParameterTuningJobName: JsonPath.stringAt('$.job'),
      trainingJobDefinitions: [
        { ...trainingJobDefinition, definitionName: 'first' },
        {
          ...trainingJobDefinition,
          definitionName: 'second',
          tuningObjective: { metricName: 'loss', type: TuningObjectiveType.MINIMIZE },
        },
      ],
      warmStartConfig: {
        parentHyperParameterTuningJobs: [JsonPath.stringAt('$.before')],
        warmStartType: WarmStartType.IDENTICAL_DATA_AND_ALGORITHM,
      },
      autotune: true,
      tags: { team: 'ml' },
    });

    expect(stateOf(task)).toMatchObject({
      Resource: 'arn:<AWS::Partition>:states:::sagemaker:createHyperParameterTuningJob.sync',
      Parameters: {
        'HyperParameterTuningJobName.$': '$.job',
        TrainingJobDefinitions: [
          { DefinitionName: 'first', ...training },
          { DefinitionName: 'second', TuningObjective: { MetricName: 'loss', Type: 'Minimize' }, ...training },
        ],
        WarmStartConfig: {
          ParentHyperParameterTuningJobs: [{ 'HyperParameterTuningJobName.$': '$.before' }],
          WarmStartType: 'IdenticalDataAndAlgorithm',
        },
        Autotune: { Mode: 'Enabled' },
        Tags: [{ Key: 'team', Value: 'ml' }],
      },
    });
  });

  test('SageMaker finds nothing by itself if it is not to', () => {
    const task = new SageMakerCreateHyperParameterTuningJob(stack, 'Task', { ...props, autotune: false });

    expect(stateOf(task)).not.toHaveProperty('Parameters.Autotune');
  });

  test('a JSONata state has Arguments', () => {
    const task = SageMakerCreateHyperParameterTuningJob.jsonata(stack, 'Task', {
      hyperParameterTuningJobName: Jsonata.string('$states.input.job'),
      hyperParameterTuningJobConfig: {
        ...hyperParameterTuningJobConfig,
        parameterRanges: {
          continuousParameterRanges: [{ name: 'eta', minValue: 0, maxValue: Jsonata.number('$states.input.max') }],
        },
      },
      trainingJobDefinition: {
        ...trainingJobDefinition,
        outputDataConfig: { s3OutputLocation: S3Location.fromJsonExpression('{% $states.input.out %}') },
      },
    });

    expect(stateOf(task)).toMatchObject({
      QueryLanguage: 'JSONata',
      Arguments: {
        HyperParameterTuningJobName: '{% $states.input.job %}',
        HyperParameterTuningJobConfig: {
          ParameterRanges: {
            ContinuousParameterRanges: [{ Name: 'eta', MinValue: '0', MaxValue: '{% $string($states.input.max) %}' }],
          },
        },
        TrainingJobDefinition: { OutputDataConfig: { S3OutputPath: '{% $states.input.out %}' } },
      },
    });
  });
});

describe('roles', () => {
  test('one is made for the definitions without one', () => {
    const own = newRole('Own');
    const bucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'models');
    const outputDataConfig = { s3OutputLocation: S3Location.fromBucket(bucket, 'own/') };
    const task = new SageMakerCreateHyperParameterTuningJob(stack, 'Task', {
      ...several,
      trainingJobDefinitions: [
        trainingJobDefinition,
        { ...trainingJobDefinition, outputDataConfig, role: own },
        trainingJobDefinition,
      ],
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: {
        TrainingJobDefinitions: [
          { RoleArn: '<TaskSagemakerRole.Arn>' },
          { RoleArn: '<Own.Arn>' },
          { RoleArn: '<TaskSagemakerRole.Arn>' },
        ],
      },
    });
    expect(task.role).toBe(task.node.findChild('SagemakerRole'));
    expect(grantsOf(task.role)).toEqual([{ Effect: 'Allow', Action: 's3:PutObject', Resource: '*' }]);
    expect(JSON.stringify(grantsOf(own))).toContain('models/own/*');
    expect(permissionsOf(task)).toContainEqual({ ...pass, Resource: ['<TaskSagemakerRole.Arn>', '<Own.Arn>'] });
  });

  test('none is made if all are given, and each is passed once', () => {
    const role = newRole('Role');
    const task = new SageMakerCreateHyperParameterTuningJob(stack, 'Task', {
      ...several,
      trainingJobDefinitions: [
        { ...trainingJobDefinition, role },
        { ...trainingJobDefinition, role },
      ],
    });

    expect(task.role).toBe(role);
    expect(task.node.tryFindChild('SagemakerRole')).toBeUndefined();
    expect(permissionsOf(task)).toContainEqual({ ...pass, Resource: '<Role.Arn>' });
  });

  test('the one that is made may make network interfaces where its jobs are in a VPC', () => {
    const vpcConfig = { vpc: new ec2.Vpc(stack, 'Vpc', { maxAzs: 1 }) };
    const made = (id: string, ...trainingJobDefinitions: TrainingJobDefinition[]) => {
      const task = new SageMakerCreateHyperParameterTuningJob(stack, id, { ...several, trainingJobDefinitions });
      return JSON.stringify(stack.resolve((task.role.node.defaultChild as iam.CfnRole).policies));
    };
    const elsewhere = { ...trainingJobDefinition, vpcConfig, role: newRole('Own') };

    expect(made('Inside', trainingJobDefinition, { ...trainingJobDefinition, vpcConfig })).toContain('ec2:');
    expect(made('Outside', trainingJobDefinition, elsewhere)).not.toContain('ec2:');
  });
});

test('definitions in the same VPC share the security group', () => {
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 1 });
  const inVpc = { ...trainingJobDefinition, vpcConfig: { vpc } };
  const task = new SageMakerCreateHyperParameterTuningJob(stack, 'Task', {
    ...several,
    trainingJobDefinitions: [inVpc, trainingJobDefinition, inVpc],
  });
  task.addSecurityGroup(new ec2.SecurityGroup(stack, 'Other', { vpc }));
  const SecurityGroupIds = ['<TaskTrainJobSecurityGroup.GroupId>', '<Other.GroupId>'];

  expect(stateOf(task)).toMatchObject({
    Parameters: {
      TrainingJobDefinitions: [{ VpcConfig: { SecurityGroupIds } }, {}, { VpcConfig: { SecurityGroupIds } }],
    },
  });
  expect(stateOf(task)).not.toHaveProperty('Parameters.TrainingJobDefinitions.1.VpcConfig');
  expect(task.connections.securityGroups).toEqual([task.node.findChild('TrainJobSecurityGroup')]);
});

describe('permissions', () => {
  test('of REQUEST_RESPONSE are to start the job and to pass its role', () => {
    expect(permissionsOf(new SageMakerCreateHyperParameterTuningJob(stack, 'Task', props))).toEqual([
      create,
      listTags,
      pass,
    ]);
  });

  test('of RUN_JOB are to watch it and to stop it as well', () => {
    const integrationPattern = sfn.IntegrationPattern.RUN_JOB;
    const task = new SageMakerCreateHyperParameterTuningJob(stack, 'Task', { ...props, integrationPattern });

    expect(permissionsOf(task)).toEqual([create, listTags, pass, watch, addTags, rule]);
  });

  test('with tags are to put them on it, once', () => {
    const integrationPattern = sfn.IntegrationPattern.RUN_JOB;
    const withTags = { ...props, tags: { team: 'ml' }, integrationPattern };

    expect(permissionsOf(new SageMakerCreateHyperParameterTuningJob(stack, 'Task', withTags))).toEqual([
      create,
      listTags,
      addTags,
      pass,
      watch,
      rule,
    ]);
  });

  test('are on any job when its name comes from the state, or on allowedTargets', () => {
    const fromState = { ...props, hyperParameterTuningJobName: JsonPath.stringAt('$.name') };
    const allowedTargets = ['arn:aws:sagemaker:eu-west-1:111111111111:hyper-parameter-tuning-job/shop-*'];
    const any = new SageMakerCreateHyperParameterTuningJob(stack, 'Any', fromState);
    const allowed = new SageMakerCreateHyperParameterTuningJob(stack, 'Allowed', { ...fromState, allowedTargets });

    expect(permissionsOf(any)).toContainEqual({ ...create, Resource: job.replace('mytuning', '*') });
    expect(permissionsOf(allowed)).toContainEqual({ ...create, Resource: allowedTargets[0] });
  });
});

describe('errors', () => {
  const problemsOf = (options: object) =>
    messageOf(() => new SageMakerCreateHyperParameterTuningJob(stack, 'Task', { ...several, ...options }));

  test('all problems are reported together', () => {
    expect(
      problemsOf({
        hyperParameterTuningJobName: 'a'.repeat(33),
        hyperParameterTuningJobConfig: { ...hyperParameterTuningJobConfig, randomSeed: -1 },
        trainingJobDefinition: { ...trainingJobDefinition, algorithmSpecification: {} },
        warmStartConfig: { parentHyperParameterTuningJobs: [], warmStartType: WarmStartType.TRANSFER_LEARNING },
        tags: Object.fromEntries([...Array(51).keys()].map((i) => [`t${i}`, 'x'])),
      }),
    ).toBe(
      'Default/Task has 5 problems:\n' +
        '  - hyperParameterTuningJobName has 33 characters: give 1 to 32 characters\n' +
        '  - hyperParameterTuningJobConfig.randomSeed is -1: give at least 0\n' +
        '  - trainingJobDefinition.algorithmSpecification has neither an algorithmName nor a trainingImage: give one of them\n' +
        '  - warmStartConfig.parentHyperParameterTuningJobs has 0 tuning jobs: give 1 to 5 tuning jobs\n' +
        '  - tags has 51 tags: give at most 50 tags',
    );
  });

  test('there is one definition, or a list of them', () => {
    expect(problemsOf({})).toBe(
      'Default/Task has a problem:\n' +
        '  - trainingJobDefinition is missing, and so are trainingJobDefinitions: give one of them',
    );
    stack = new Stack();
    expect(problemsOf({ trainingJobDefinition, trainingJobDefinitions: [trainingJobDefinition] })).toBe(
      'Default/Task has a problem:\n' +
        '  - trainingJobDefinition is given, and so are trainingJobDefinitions: give one of them',
    );
  });

  test('a list has 1 to 10, which say which is wrong', () => {
    expect(problemsOf({ trainingJobDefinitions: [] })).toContain(
      'trainingJobDefinitions has 0 definitions: give 1 to 10 definitions',
    );
    stack = new Stack();
    expect(problemsOf({ trainingJobDefinitions: Array(11).fill(trainingJobDefinition) })).toContain(
      'trainingJobDefinitions has 11 definitions',
    );
    stack = new Stack();
    expect(
      problemsOf({
        trainingJobDefinitions: [trainingJobDefinition, { ...trainingJobDefinition, inputDataConfig: [] }],
      }),
    ).toBe(
      'Default/Task has a problem:\n' +
        '  - trainingJobDefinitions[1].inputDataConfig has 0 channels: give 1 to 20 channels',
    );
  });

  test('each has a name of its own', () => {
    const named = (definitionName: string) => ({ ...trainingJobDefinition, definitionName });

    expect(problemsOf({ trainingJobDefinitions: [named('a'), named('b'), named('a')] })).toBe(
      'Default/Task has a problem:\n' +
        '  - trainingJobDefinitions[2].definitionName is "a", as that of another one: give each a name of its own',
    );
  });

  test('a grid has no ranges of numbers', () => {
    const numbers = { integerParameterRanges: [{ name: 'depth', minValue: 1, maxValue: 2 }] };
    const categories = { categoricalParameterRanges: [{ name: 'optimizer', values: ['sgd', 'adam'] }] };
    const grid = { ...hyperParameterTuningJobConfig, strategy: TuningStrategy.GRID };
    const list = (hyperParameterRanges: object) => [{ ...trainingJobDefinition, hyperParameterRanges }];

    expect(
      problemsOf({
        hyperParameterTuningJobConfig: { ...grid, parameterRanges: numbers },
        trainingJobDefinition: { ...trainingJobDefinition, hyperParameterRanges: numbers },
      }),
    ).toBe(
      'Default/Task has 2 problems:\n' +
        '  - hyperParameterTuningJobConfig.parameterRanges has ranges of numbers, but the strategy is GRID: give categoricalParameterRanges alone, or another strategy\n' +
        '  - trainingJobDefinition.hyperParameterRanges has ranges of numbers, but the strategy is GRID: give categoricalParameterRanges alone, or another strategy',
    );
    stack = new Stack();
    expect(problemsOf({ hyperParameterTuningJobConfig: grid, trainingJobDefinitions: list(numbers) })).toContain(
      'trainingJobDefinitions[0].hyperParameterRanges has ranges of numbers',
    );
    stack = new Stack();
    const fine = {
      ...several,
      hyperParameterTuningJobConfig: grid,
      trainingJobDefinitions: list(categories),
    };
    expect(new SageMakerCreateHyperParameterTuningJob(stack, 'Task', fine).node.path).toBe('Default/Task');
  });

  test('WAIT_FOR_TASK_TOKEN is not supported', () => {
    const integrationPattern = sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN;

    expect(problemsOf({ trainingJobDefinition, integrationPattern })).toContain(
      'integrationPattern is WAIT_FOR_TASK_TOKEN, which this task does not support',
    );
  });
});
