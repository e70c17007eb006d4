import { JsonPath, TaskInput } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { Classification, EmrContainersStartJobRun, ReleaseLabel, VirtualClusterInput } from '../src';
import type { EmrContainersStartJobRunProps } from '../src';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;
const ARN = 'arn:<AWS::Partition>:emr-containers:<AWS::Region>:<AWS::AccountId>:/virtualclusters';
const ROLE = 'arn:aws:iam::111111111111:role/jobs';

const virtualCluster = VirtualClusterInput.fromVirtualClusterId('abc');
const fromState = VirtualClusterInput.fromTaskInput(TaskInput.fromJsonPathAt('$.cluster'));

function start(props: Partial<EmrContainersStartJobRunProps> = {}, stack = new Stack()): EmrContainersStartJobRun {
  return new EmrContainersStartJobRun(stack, 'Start', {
    virtualCluster,
    executionRole: iam.Role.fromRoleArn(stack, 'Role', ROLE),
    releaseLabel: ReleaseLabel.EMR_6_2_0,
    jobDriver: { sparkSubmitJobDriver: { entryPoint: TaskInput.fromText('local:///opt/pi.py') } },
    ...props,
  });
}

const roleOfState = (stack: Stack) => iam.Role.fromRoleArn(stack, 'Chosen', JsonPath.stringAt('$.role'));

test('starts a job and waits until it ends', () => {
  expect(stateOf(start())).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::emr-containers:startJobRun.sync',
    Parameters: {
      VirtualClusterId: 'abc',
      ExecutionRoleArn: ROLE,
      ReleaseLabel: 'emr-6.2.0-latest',
      JobDriver: { SparkSubmitJobDriver: { EntryPoint: 'local:///opt/pi.py' } },
      ConfigurationOverrides: { MonitoringConfiguration: { PersistentAppUI: 'ENABLED' } },
    },
  });
});

test('or does not wait', () => {
  expect(stateOf(start({ integrationPattern: REQUEST_RESPONSE }))).toMatchObject({
    Resource: 'arn:<AWS::Partition>:states:::emr-containers:startJobRun',
  });
});

test('takes all that a job has, also from the state', () => {
  const stack = new Stack();
  const task = EmrContainersStartJobRun.jsonPath(stack, 'Start', {
    virtualCluster: fromState,
    executionRole: iam.Role.fromRoleArn(stack, 'Role', ROLE),
    jobName: JsonPath.format('job-{}', JsonPath.stringAt('$.day')),
    releaseLabel: new ReleaseLabel(JsonPath.stringAt('$.release')),
    jobDriver: {
      sparkSubmitJobDriver: {
        entryPoint: TaskInput.fromText(`s3://${JsonPath.stringAt('$.bucket')}/pi.py`),
        entryPointArguments: TaskInput.fromObject(['--day', JsonPath.stringAt('$.day')] as never),
        sparkSubmitParameters: '--conf spark.executor.instances=2',
      },
    },
    applicationConfig: [
      { classification: Classification.SPARK_DEFAULTS, properties: { 'spark.x': JsonPath.stringAt('$.x') } },
    ],
    monitoring: { logGroup: new LogGroup(stack, 'Logs'), persistentAppUI: false },
    tags: { team: 'data' },
  });

  expect(stateOf(task)).toMatchObject({
    Parameters: {
      'VirtualClusterId.$': '$.cluster',
      'Name.$': "States.Format('job-{}', $.day)",
      ExecutionRoleArn: ROLE,
      'ReleaseLabel.$': '$.release',
      JobDriver: {
        SparkSubmitJobDriver: {
          'EntryPoint.$': "States.Format('s3://{}/pi.py', $.bucket)",
          'EntryPointArguments.$': "States.Array('--day', $.day)",
          SparkSubmitParameters: '--conf spark.executor.instances=2',
        },
      },
      ConfigurationOverrides: {
        ApplicationConfiguration: [{ Classification: 'spark-defaults', Properties: { 'spark.x.$': '$.x' } }],
        MonitoringConfiguration: {
          CloudWatchMonitoringConfiguration: { LogGroupName: '<Logs>' },
          PersistentAppUI: 'DISABLED',
        },
      },
      Tags: { team: 'data' },
    },
  });
});

test('a JSONata state has Arguments', () => {
  const stack = new Stack();
  const task = EmrContainersStartJobRun.jsonata(stack, 'Start', {
    virtualCluster: VirtualClusterInput.fromVirtualClusterId('{% $states.input.cluster %}'),
    executionRole: iam.Role.fromRoleArn(stack, 'Role', ROLE),
    releaseLabel: ReleaseLabel.EMR_6_3_0,
    jobDriver: {
      sparkSubmitJobDriver: {
        entryPoint: TaskInput.fromText('{% $states.input.entryPoint %}'),
        entryPointArguments: TaskInput.fromText('{% $states.input.list %}'),
      },
    },
  });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::emr-containers:startJobRun.sync',
    Arguments: {
      VirtualClusterId: '{% $states.input.cluster %}',
      ExecutionRoleArn: ROLE,
      ReleaseLabel: 'emr-6.3.0-latest',
      JobDriver: {
        SparkSubmitJobDriver: {
          EntryPoint: '{% $states.input.entryPoint %}',
          EntryPointArguments: '{% $states.input.list %}',
        },
      },
      ConfigurationOverrides: { MonitoringConfiguration: { PersistentAppUI: 'ENABLED' } },
    },
  });
});

describe('permissions', () => {
  const starts = {
    Effect: 'Allow',
    Action: 'emr-containers:StartJobRun',
    Resource: `${ARN}/abc`,
    Condition: { StringEquals: { 'emr-containers:ExecutionRoleArn': ROLE } },
  };
  const watches = {
    Effect: 'Allow',
    Action: ['emr-containers:DescribeJobRun', 'emr-containers:CancelJobRun'],
    Resource: `${ARN}/abc/jobruns/*`,
  };

  test('REQUEST_RESPONSE starts jobs with the role', () => {
    expect(permissionsOf(start({ integrationPattern: REQUEST_RESPONSE }))).toEqual([starts]);
  });

  test.each([RUN_JOB, undefined])('%s also watches and cancels them', (integrationPattern) => {
    expect(permissionsOf(start({ integrationPattern }))).toEqual([starts, watches]);
  });

  test('with tags they are tagged', () => {
    expect(permissionsOf(start({ integrationPattern: REQUEST_RESPONSE, tags: { team: 'data' } }))).toEqual([
      starts,
      { Effect: 'Allow', Action: 'emr-containers:TagResource', Resource: `${ARN}/abc/jobruns/*` },
    ]);
  });

  test('a virtual cluster from the state may be any, or one that is allowed', () => {
    const allowedTargets = ['arn:aws:emr-containers:us-east-1:111111111111:/virtualclusters/a*'];

    expect(permissionsOf(start({ virtualCluster: fromState }))).toEqual([
      { ...starts, Resource: `${ARN}/*` },
      { ...watches, Resource: `${ARN}/*/jobruns/*` },
    ]);
    expect(permissionsOf(start({ virtualCluster: fromState, allowedTargets }))).toEqual([
      { ...starts, Resource: allowedTargets[0] },
      { ...watches, Resource: `${allowedTargets[0]}/jobruns/*` },
    ]);
  });

  test('a role from the state is one of those that are allowed', () => {
    const stack = new Stack();
    const allowedRoles = [ROLE, 'arn:aws:iam::111111111111:role/other-*'];
    const task = start(
      { executionRole: roleOfState(stack), allowedRoles, integrationPattern: REQUEST_RESPONSE },
      stack,
    );

    expect(stateOf(task)).toMatchObject({ Parameters: { 'ExecutionRoleArn.$': '$.role' } });
    expect(permissionsOf(task)).toEqual([
      { ...starts, Condition: { StringLike: { 'emr-containers:ExecutionRoleArn': allowedRoles } } },
    ]);
  });

  test('WAIT_FOR_TASK_TOKEN is not supported', () => {
    expect(messageOf(() => start({ integrationPattern: WAIT_FOR_TASK_TOKEN }))).toBe(
      'Default/Start has a problem:\n' +
        '  - integrationPattern is WAIT_FOR_TASK_TOKEN, which this task does not support: use RUN_JOB or REQUEST_RESPONSE',
    );
  });
});

describe('the role', () => {
  test('is made when it is not given, and may be granted to', () => {
    const task = start({ executionRole: undefined });

    expect(task.grantPrincipal).toBe(task.node.findChild('Job-Execution-Role'));
    expect(stateOf(task)).toMatchObject({ Parameters: { ExecutionRoleArn: '<StartJobExecutionRole.Arn>' } });
    expect(permissionsOf(task)).toMatchObject([
      {
        Condition: { StringEquals: { 'emr-containers:ExecutionRoleArn': '<StartJobExecutionRole.Arn>' } },
      },
      {},
    ]);
  });

  test('that is given is used', () => {
    const stack = new Stack();
    const executionRole = new iam.Role(stack, 'Given', { assumedBy: new iam.AnyPrincipal() });
    const task = start({ executionRole }, stack);

    expect(task.grantPrincipal).toBe(executionRole);
    expect(task.node.children).toEqual([]);
  });

  test('has to be given for a virtual cluster from the state', () => {
    expect(messageOf(() => start({ executionRole: undefined, virtualCluster: fromState }))).toBe(
      'Default/Start has a problem:\n' +
        '  - executionRole is not given, and cannot be made for a virtual cluster from the state: give a role that trusts jobs of the virtual cluster',
    );
  });

  test('from the state needs a list of what it may be', () => {
    const stack = new Stack();

    expect(messageOf(() => start({ executionRole: roleOfState(stack) }, stack))).toBe(
      'Default/Start has a problem:\n' +
        '  - executionRole comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedRoles',
    );
  });
});

test('what the API would refuse is refused', () => {
  const wrong = {
    virtualCluster: VirtualClusterInput.fromVirtualClusterId('My Cluster'),
    jobName: 'the job',
    releaseLabel: new ReleaseLabel(''),
    jobDriver: { sparkSubmitJobDriver: { entryPoint: TaskInput.fromText('') } },
    applicationConfig: [{ classification: Classification.SPARK }],
    monitoring: { logStreamNamePrefix: 'job' },
    tags: Object.fromEntries([...Array(51).keys()].map((i) => [`tag${i}`, 'x'])),
  };

  expect(messageOf(() => start(wrong))).toBe(
    'Default/Start has 7 problems:\n' +
      '  - virtualCluster is "My Cluster": write it of digits and small letters\n' +
      '  - jobName is "the job": write it of letters, digits and . _ / # -\n' +
      '  - releaseLabel has 0 characters: give 1 to 64 characters\n' +
      '  - jobDriver.sparkSubmitJobDriver.entryPoint has 0 characters: give 1 to 256 characters\n' +
      '  - applicationConfig[0] sets nothing: give properties or nestedConfig\n' +
      '  - monitoring.logStreamNamePrefix is given without a log group: give logGroup, or logging: true\n' +
      '  - tags has 51 tags: give at most 50 tags',
  );
});
