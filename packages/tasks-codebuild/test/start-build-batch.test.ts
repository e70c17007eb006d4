import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Duration, Stack } from 'aws-cdk-lib';
import * as codebuild from 'aws-cdk-lib/aws-codebuild';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, readable, stateOf } from '../../../tools/vitest/rendered-state';
import { CodeBuildStartBuildBatch } from '../src';
import type { CodeBuildStartBuildBatchProps } from '../src';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;
const projectArn = 'arn:<AWS::Partition>:codebuild:<AWS::Region>:<AWS::AccountId>:project/MyTestProject';

let stack: Stack;
let project: codebuild.IProject;

beforeEach(() => {
  stack = new Stack();
  project = codebuild.Project.fromProjectName(stack, 'Project', 'MyTestProject');
});

function start(props: Partial<CodeBuildStartBuildBatchProps>): CodeBuildStartBuildBatch {
  return new CodeBuildStartBuildBatch(stack, 'Build', { project, ...props });
}

describe('arguments', () => {
  test('a batch of builds is started', () => {
    expect(stateOf(start({}))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::codebuild:startBuildBatch',
      Parameters: { ProjectName: 'MyTestProject' },
    });
  });

  test('a batch of builds is started and waited for', () => {
    const task = CodeBuildStartBuildBatch.jsonPath(stack, 'Build', {
      project,
      integrationPattern: RUN_JOB,
      environmentVariablesOverride: {
        ZONE: {
          type: codebuild.BuildEnvironmentVariableType.PLAINTEXT,
          value: JsonPath.stringAt('$.envVariables.zone'),
        },
      },
      buildTimeoutInMinutesOverride: Duration.hours(1),
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::codebuild:startBuildBatch.sync',
      Parameters: {
        ProjectName: 'MyTestProject',
        EnvironmentVariablesOverride: [{ Name: 'ZONE', Type: 'PLAINTEXT', 'Value.$': '$.envVariables.zone' }],
        BuildTimeoutInMinutesOverride: 60,
      },
    });
  });

  test('a JSONata state has Arguments', () => {
    const task = CodeBuildStartBuildBatch.jsonata(stack, 'Build', {
      project,
      sourceVersion: '{% $states.input.commit %}',
      buildTimeoutInMinutesOverride: Duration.minutes(Jsonata.number('$states.input.minutes')),
      outputs: '{% $states.result.BuildBatch.Id %}',
    });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::codebuild:startBuildBatch',
      Arguments: {
        ProjectName: 'MyTestProject',
        SourceVersion: '{% $states.input.commit %}',
        BuildTimeoutInMinutesOverride: '{% $states.input.minutes %}',
      },
      Output: '{% $states.result.BuildBatch.Id %}',
    });
  });

  test('a JSONata machine makes a task without a language of its own a JSONata state', () => {
    expect(stateOf(start({}), sfn.QueryLanguage.JSONATA)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::codebuild:startBuildBatch',
      Arguments: { ProjectName: 'MyTestProject' },
    });
  });
});

describe('buildTimeoutInMinutesOverride', () => {
  test('may come from the state', () => {
    const buildTimeoutInMinutesOverride = Duration.minutes(JsonPath.numberAt('$.minutes'));

    expect(stateOf(start({ buildTimeoutInMinutesOverride }))).toMatchObject({
      Parameters: { 'BuildTimeoutInMinutesOverride.$': '$.minutes' },
    });
  });

  test.each([5, 2160])('may be %d minutes', (minutes) => {
    expect(stateOf(start({ buildTimeoutInMinutesOverride: Duration.minutes(minutes) }))).toMatchObject({
      Parameters: { BuildTimeoutInMinutesOverride: minutes },
    });
  });

  test.each([
    [Duration.minutes(4), 'is 4 minutes: give 5 to 2160 minutes'],
    [Duration.minutes(2161), 'is 2161 minutes: give 5 to 2160 minutes'],
    [
      Duration.seconds(330),
      "cannot be given to the service, which takes minutes: '330 seconds' cannot be converted into a whole number of minutes.",
    ],
  ])('cannot be %s', (buildTimeoutInMinutesOverride, problem) => {
    expect(messageOf(() => start({ buildTimeoutInMinutesOverride }))).toBe(
      `Default/Build has a problem:\n  - buildTimeoutInMinutesOverride ${problem}`,
    );
  });
});

test('all problems are told at once', () => {
  const props = {
    gitCloneDepthOverride: -1,
    queuedTimeoutInMinutesOverride: Duration.hours(9),
    buildTimeoutInMinutesOverride: Duration.minutes(1),
  };

  expect(messageOf(() => start(props))).toBe(
    'Default/Build has 3 problems:\n' +
      '  - gitCloneDepthOverride is -1: give at least 0\n' +
      '  - queuedTimeoutInMinutesOverride is 540 minutes: give 5 to 480 minutes\n' +
      '  - buildTimeoutInMinutesOverride is 1 minute: give 5 to 2160 minutes',
  );
});

test('there is no callback', () => {
  expect(messageOf(() => start({ integrationPattern: WAIT_FOR_TASK_TOKEN }))).toBe(
    'Default/Build has a problem:\n' +
      '  - integrationPattern is WAIT_FOR_TASK_TOKEN, which this task does not support: use REQUEST_RESPONSE or RUN_JOB',
  );
});

describe('permissions', () => {
  const granted = { Effect: 'Allow', Action: 'codebuild:StartBuildBatch', Resource: projectArn };

  test.each([undefined, REQUEST_RESPONSE])('a batch of builds may be started with %s', (integrationPattern) => {
    expect(permissionsOf(start({ integrationPattern }))).toEqual([granted]);
  });

  test('a batch of builds that is waited for may be watched and stopped', () => {
    expect(permissionsOf(start({ integrationPattern: RUN_JOB }))).toEqual([
      granted,
      { Effect: 'Allow', Action: ['codebuild:StopBuildBatch', 'codebuild:BatchGetBuildBatches'], Resource: projectArn },
      {
        Effect: 'Allow',
        Action: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
        Resource:
          'arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/StepFunctionsGetEventForCodeBuildStartBuildBatchRule',
      },
    ]);
  });
});

test('metrics are those of the project', () => {
  const task = start({});
  const { dimensions, metricName, namespace, statistic } = task.metricFailed();

  expect(readable(stack.resolve({ dimensions, metricName, namespace, statistic }))).toEqual({
    dimensions: { ProjectArn: projectArn },
    metricName: 'CodeBuildProjectsFailed',
    namespace: 'AWS/States',
    statistic: 'Sum',
  });
  expect(task.metricRunTime().metricName).toBe('CodeBuildProjectRunTime');
});
