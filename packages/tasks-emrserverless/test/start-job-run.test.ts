import { JsonPath } from '@cdk-sfn/core';
import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EmrServerlessStartJobRun } from '../src';
import type { EmrServerlessStartJobRunProps } from '../src';

const { REQUEST_RESPONSE, RUN_JOB } = sfn.IntegrationPattern;
const ARN = 'arn:<AWS::Partition>:emr-serverless:<AWS::Region>:<AWS::AccountId>:/applications';
const ROLE = 'arn:aws:iam::111111111111:role/jobs';
const jobDriver = { sparkSubmit: { entryPoint: 's3://scripts/job.py' } };

function start(props: Partial<EmrServerlessStartJobRunProps> = {}, stack = new Stack()): EmrServerlessStartJobRun {
  const executionRole = iam.Role.fromRoleArn(stack, 'Role', ROLE);
  return new EmrServerlessStartJobRun(stack, 'Start', { applicationId: '00f1', executionRole, jobDriver, ...props });
}

const roleOfState = (stack: Stack) => iam.Role.fromRoleArn(stack, 'Chosen', JsonPath.stringAt('$.role'));

test('needs an application, a role and something to do', () => {
  expect(stateOf(start())).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::emr-serverless:startJobRun',
    Parameters: {
      ApplicationId: '00f1',
      ExecutionRoleArn: ROLE,
      JobDriver: { SparkSubmit: { EntryPoint: 's3://scripts/job.py' } },
    },
  });
});

test('takes all that a job has, also from the state', () => {
  const stack = new Stack();
  const task = EmrServerlessStartJobRun.jsonPath(stack, 'Start', {
    applicationId: JsonPath.stringAt('$.id'),
    executionRole: iam.Role.fromRoleArn(stack, 'Role', ROLE),
    jobDriver,
    jobName: JsonPath.stringAt('$.name'),
    clientToken: JsonPath.uuid(),
    applicationConfiguration: [{ classification: 'spark-defaults', properties: { a: JsonPath.stringAt('$.a') } }],
    monitoring: { logGroup: new LogGroup(stack, 'Logs') },
    executionTimeout: Duration.hours(1),
    tags: { team: 'data' },
    integrationPattern: RUN_JOB,
  });

  expect(stateOf(task)).toMatchObject({
    Resource: 'arn:<AWS::Partition>:states:::emr-serverless:startJobRun.sync',
    Parameters: {
      'ApplicationId.$': '$.id',
      'Name.$': '$.name',
      'ClientToken.$': 'States.UUID()',
      ConfigurationOverrides: {
        ApplicationConfiguration: [{ Classification: 'spark-defaults', Properties: { 'a.$': '$.a' } }],
        MonitoringConfiguration: { CloudWatchLoggingConfiguration: { Enabled: true, LogGroupName: '<Logs>' } },
      },
      ExecutionTimeoutMinutes: 60,
      Tags: { team: 'data' },
    },
  });
});

test('a JSONata state has Arguments', () => {
  const stack = new Stack();
  const task = EmrServerlessStartJobRun.jsonata(stack, 'Start', {
    applicationId: '{% $states.input.id %}',
    executionRole: iam.Role.fromRoleArn(stack, 'Role', ROLE),
    jobDriver: { hive: { query: '{% $states.input.query %}' } },
  });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::emr-serverless:startJobRun',
    Arguments: {
      ApplicationId: '{% $states.input.id %}',
      ExecutionRoleArn: ROLE,
      JobDriver: { Hive: { Query: '{% $states.input.query %}' } },
    },
  });
});

describe('permissions', () => {
  const passes = {
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: ROLE,
    Condition: { StringEquals: { 'iam:PassedToService': 'emr-serverless.amazonaws.com' } },
  };
  const call = [{ Effect: 'Allow', Action: 'emr-serverless:StartJobRun', Resource: `${ARN}/00f1` }, passes];

  test.each([REQUEST_RESPONSE, undefined])('%s starts the job and passes its role', (integrationPattern) => {
    expect(permissionsOf(start({ integrationPattern }))).toEqual(call);
  });

  test('RUN_JOB also watches and cancels', () => {
    expect(permissionsOf(start({ integrationPattern: RUN_JOB }))).toEqual([
      ...call,
      {
        Effect: 'Allow',
        Action: ['emr-serverless:GetJobRun', 'emr-serverless:CancelJobRun'],
        Resource: `${ARN}/00f1/jobruns/*`,
      },
      {
        Effect: 'Allow',
        Action: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
        Resource:
          'arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/StepFunctionsGetEventsForEMRServerlessJobRule',
      },
    ]);
  });

  test('with tags the job is tagged', () => {
    expect(permissionsOf(start({ tags: { team: 'data' } }))).toEqual([
      ...call,
      { Effect: 'Allow', Action: 'emr-serverless:TagResource', Resource: `${ARN}/00f1/jobruns/*` },
    ]);
  });

  test('a role from the state is one of those that are allowed', () => {
    const stack = new Stack();
    const allowedRoles = ['arn:aws:iam::111111111111:role/jobs-*'];
    const task = start({ executionRole: roleOfState(stack), allowedRoles }, stack);

    expect(stateOf(task)).toMatchObject({ Parameters: { 'ExecutionRoleArn.$': '$.role' } });
    expect(permissionsOf(task)).toEqual([call[0], { ...passes, Resource: allowedRoles[0] }]);
  });

  test('and needs them', () => {
    const stack = new Stack();

    expect(messageOf(() => start({ executionRole: roleOfState(stack) }, stack))).toBe(
      'Default/Start has a problem:\n' +
        '  - executionRole comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedRoles',
    );
  });
});

test('what the API would refuse is refused', () => {
  const wrong = {
    jobDriver: {},
    jobName: 'the job',
    clientToken: '',
    applicationConfiguration: [{ classification: '' }],
    monitoring: { logFolder: 'logs' },
    executionTimeout: Duration.minutes(1_000_001),
  };

  expect(messageOf(() => start(wrong))).toBe(
    'Default/Start has 6 problems:\n' +
      '  - jobDriver has nothing to do: give sparkSubmit or hive\n' +
      '  - jobName is "the job": write it of letters, digits and . _ / # -\n' +
      '  - clientToken has 0 characters: give 1 to 64 characters\n' +
      '  - applicationConfiguration[0].classification has 0 characters: give 1 to 1024 characters\n' +
      '  - monitoring.logFolder is given without a bucket: give logBucket\n' +
      '  - executionTimeout is 1000001 minutes: give 0 to 1000000 minutes',
  );
  expect(() => start({ executionTimeout: Duration.minutes(0) })).not.toThrow();
});
