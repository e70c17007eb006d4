import { JsonPath } from '@cdk-sfn/core';
import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { beforeEach, expect, test } from 'vitest';
import { S3Location } from '../src';
import type { HumanTaskConfig } from '../src';
import { grantFunctions, humanTaskArgument, humanTaskProblems } from '../src/human-task-config';
import { grantsOf, renderedIn } from './granted-and-rendered';

let stack: Stack;
let role: iam.Role;
const workteamArn = 'arn:aws:sagemaker:eu-west-1:111111111111:workteam/private-crowd/ours';
const humanTaskUiArn = 'arn:aws:sagemaker:eu-west-1:394669845002:human-task-ui/NamedEntityRecognition';
const least: HumanTaskConfig = {
  workteamArn,
  humanTaskUiArn,
  taskTitle: 'Names',
  taskDescription: 'Mark the names',
  numberOfHumanWorkersPerDataObject: 1,
  taskTimeLimit: Duration.minutes(5),
};
const fnArn = (account: string, name: string) => `arn:aws:lambda:eu-west-1:${account}:function:${name}`;
const problemsOf = (config: Partial<HumanTaskConfig>) =>
  humanTaskProblems('task', { ...least, ...config }).filter(Boolean);

beforeEach(() => {
  stack = new Stack(undefined, 'Stack', { env: { account: '111111111111', region: 'eu-west-1' } });
  role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
});

test('is done by a team', () => {
  expect(renderedIn(stack, humanTaskArgument(least, role))).toEqual({
    WorkteamArn: workteamArn,
    UiConfig: { HumanTaskUiArn: humanTaskUiArn },
    TaskTitle: 'Names',
    TaskDescription: 'Mark the names',
    NumberOfHumanWorkersPerDataObject: 1,
    TaskTimeLimitInSeconds: 300,
  });
  expect(grantFunctions(stack, 'task', least, role).filter(Boolean)).toEqual([]);
  expect(grantsOf(role)).toEqual([]);
  expect(problemsOf({})).toEqual([]);
});

test('says all of it, with a template that may be read and functions that may be invoked', () => {
  const config: HumanTaskConfig = {
    ...least,
    workteamArn: JsonPath.stringAt('$.team'),
    humanTaskUiArn: undefined,
    uiTemplate: S3Location.fromJsonExpression('$.template'),
    preHumanTaskLambda: lambda.Function.fromFunctionArn(stack, 'Pre', fnArn('568282634449', 'PRE-BoundingBox')),
    annotationConsolidationLambda: lambda.Function.fromFunctionName(stack, 'Own', 'consolidate'),
    taskKeywords: ['photos', 'Cats 4 ever'],
    taskTimeLimit: Duration.seconds(JsonPath.numberAt('$.limit')),
    taskAvailabilityLifetime: Duration.days(1),
    maxConcurrentTaskCount: 5000,
    publicWorkforceTaskPrice: { cents: 3, tenthFractionsOfACent: 6 },
  };

  expect(renderedIn(stack, humanTaskArgument(config, role))).toEqual({
    'WorkteamArn.$': '$.team',
    UiConfig: { 'UiTemplateS3Uri.$': '$.template' },
    PreHumanTaskLambdaArn: fnArn('568282634449', 'PRE-BoundingBox'),
    TaskKeywords: ['photos', 'Cats 4 ever'],
    TaskTitle: 'Names',
    TaskDescription: 'Mark the names',
    NumberOfHumanWorkersPerDataObject: 1,
    'TaskTimeLimitInSeconds.$': '$.limit',
    TaskAvailabilityLifetimeInSeconds: 86_400,
    MaxConcurrentTaskCount: 5000,
    AnnotationConsolidationConfig: {
      AnnotationConsolidationLambdaArn: 'arn:<AWS::Partition>:lambda:eu-west-1:111111111111:function:consolidate',
    },
    PublicWorkforceTaskPrice: { AmountInUsd: { Cents: 3, TenthFractionsOfACent: 6 } },
  });
  expect(grantFunctions(stack, 'task', config, role).filter(Boolean)).toEqual([]);
  expect(grantsOf(role)).toEqual([
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: '*' },
    {
      Effect: 'Allow',
      Action: 'lambda:InvokeFunction',
      Resource: [fnArn('568282634449', 'PRE-BoundingBox'), fnArn('568282634449', 'PRE-BoundingBox:*')],
    },
    {
      Effect: 'Allow',
      Action: 'lambda:InvokeFunction',
      Resource: ['', ':*'].map(
        (end) => `arn:<AWS::Partition>:lambda:eu-west-1:111111111111:function:consolidate${end}`,
      ),
    },
  ]);
  expect(humanTaskProblems('task', config).filter(Boolean)).toEqual([]);
});

test('functions from the state are of a list', () => {
  const preHumanTaskLambda = lambda.Function.fromFunctionArn(stack, 'Pre', JsonPath.stringAt('$.function'));
  const config = { ...least, preHumanTaskLambda };
  const allowed = fnArn('111111111111', 'label-*');

  expect(grantFunctions(stack, 'task', config, role).filter(Boolean)).toEqual([
    {
      prop: 'task.preHumanTaskLambda',
      problem: 'comes from the state, so that no permission can be granted on it',
      fix: 'list the ARNs it may be in task.allowedFunctions',
    },
  ]);
  expect(grantsOf(role)).toEqual([]);
  expect(grantFunctions(stack, 'task', { ...config, allowedFunctions: [allowed] }, role).filter(Boolean)).toEqual([]);
  expect(grantsOf(role)).toEqual([{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: allowed }]);
});

test('workers see a template, or what SageMaker has', () => {
  const uiTemplate = S3Location.fromJsonExpression('$.template');

  expect(problemsOf({ uiTemplate, humanTaskUiArn: undefined })).toEqual([]);
  expect(problemsOf({ uiTemplate })).toEqual([
    { prop: 'task', problem: 'has both a uiTemplate and a humanTaskUiArn', fix: 'give one of them' },
  ]);
  expect(problemsOf({ humanTaskUiArn: undefined })).toEqual([
    { prop: 'task', problem: 'has neither a uiTemplate nor a humanTaskUiArn', fix: 'give one of them' },
  ]);
});

test('teams and what SageMaker has are known by their ARNs', () => {
  expect(problemsOf({ workteamArn: 'ours', humanTaskUiArn: 'names' })).toEqual([
    {
      prop: 'task.workteamArn',
      problem: 'is "ours"',
      fix: 'give an ARN: arn:aws:sagemaker:<region>:<account>:workteam/…',
    },
    {
      prop: 'task.humanTaskUiArn',
      problem: 'is "names"',
      fix: 'give an ARN: arn:aws:sagemaker:<region>:<account>:human-task-ui/…',
    },
  ]);
});

test.each([
  ['taskTitle', 128],
  ['taskDescription', 255],
])('%s has 1 to %i characters', (field, max) => {
  expect(problemsOf({ [field]: 'x'.repeat(max) })).toEqual([]);
  expect(problemsOf({ [field]: 'x'.repeat(max + 1) })).toEqual([
    { prop: `task.${field}`, problem: `has ${max + 1} characters`, fix: `give 1 to ${max} characters` },
  ]);
  expect(problemsOf({ [field]: '' })).toHaveLength(1);
});

test('there are 1 to 5 keywords', () => {
  expect(problemsOf({ taskKeywords: ['a', 'b', 'c', 'd', 'e'.repeat(30)] })).toEqual([]);
  expect(problemsOf({ taskKeywords: JsonPath.listAt('$.words') })).toEqual([]);
  expect(problemsOf({ taskKeywords: [] })).toEqual([
    { prop: 'task.taskKeywords', problem: 'has 0 keywords', fix: 'give 1 to 5 keywords' },
  ]);
  expect(problemsOf({ taskKeywords: ['a', 'b', 'c', 'd', 'e', 'f'] })).toHaveLength(1);
});

test.each(['', 'a'.repeat(31)])('"%s" is no keyword', (keyword) => {
  expect(problemsOf({ taskKeywords: ['photos', keyword] })).toEqual([
    {
      prop: 'task.taskKeywords[1]',
      problem: `has ${keyword.length} characters`,
      fix: 'give 1 to 30 characters',
    },
  ]);
});

test.each(['a-b', ' a', 'a  b'])('"%s" is no keyword', (keyword) => {
  expect(problemsOf({ taskKeywords: ['photos', keyword] })).toEqual([
    {
      prop: 'task.taskKeywords[1]',
      problem: `is ${JSON.stringify(keyword)}`,
      fix: 'write it of letters and digits, with single blanks between them',
    },
  ]);
});

test('numbers have limits', () => {
  const least = {
    numberOfHumanWorkersPerDataObject: 9,
    maxConcurrentTaskCount: 1,
    taskTimeLimit: Duration.seconds(30),
    taskAvailabilityLifetime: Duration.minutes(1),
  };

  expect(problemsOf(least)).toEqual([]);
  expect(
    problemsOf({
      numberOfHumanWorkersPerDataObject: 10,
      maxConcurrentTaskCount: 5001,
      taskTimeLimit: Duration.seconds(29),
      taskAvailabilityLifetime: Duration.seconds(59),
      publicWorkforceTaskPrice: { dollars: 3 },
    }),
  ).toEqual([
    { prop: 'task.numberOfHumanWorkersPerDataObject', problem: 'is 10', fix: 'give 1 to 9' },
    { prop: 'task.taskTimeLimit', problem: 'is 29 seconds', fix: 'give at least 30 seconds' },
    { prop: 'task.taskAvailabilityLifetime', problem: 'is 59 seconds', fix: 'give at least 60 seconds' },
    { prop: 'task.maxConcurrentTaskCount', problem: 'is 5001', fix: 'give 1 to 5000' },
    { prop: 'task.publicWorkforceTaskPrice.dollars', problem: 'is 3', fix: 'give 0 to 2' },
  ]);
  expect(problemsOf({ taskTimeLimit: Duration.millis(30_500) })).toEqual([
    expect.objectContaining({ prop: 'task.taskTimeLimit' }),
  ]);
});
