import { Jsonata, JsonPath, TaskInput } from '@cdk-sfn/core';
import { Duration, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { ExecutionClass, GlueStartJobRun, WorkerTypeV2 } from '../src';
import type { GlueStartJobRunProps } from '../src';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;
const { Timeout } = sfn;
const glueJobName = 'orders';
const jobArn = 'arn:<AWS::Partition>:glue:<AWS::Region>:<AWS::AccountId>:job/orders';
let stack: Stack;

beforeEach(() => {
  stack = new Stack();
});

function run(props: Omit<GlueStartJobRunProps, 'glueJobName'>): GlueStartJobRun {
  return new GlueStartJobRun(stack, 'Run', { glueJobName, ...props });
}

describe('the call', () => {
  test('names the job and no more', () => {
    expect(stateOf(GlueStartJobRun.jsonPath(stack, 'Run', { glueJobName }))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::glue:startJobRun',
      Parameters: { JobName: 'orders' },
    });
  });

  test('says nothing of notifications in a JSONata state either', () => {
    expect(stateOf(GlueStartJobRun.jsonata(stack, 'Run', { glueJobName }))).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::glue:startJobRun',
      Arguments: { JobName: 'orders' },
    });
  });

  test('has everything that AWS Glue takes', () => {
    const task = run({
      arguments: TaskInput.fromObject({ '--day': JsonPath.stringAt('$.day'), '--mode': 'full' }),
      executionClass: ExecutionClass.FLEX,
      integrationPattern: RUN_JOB,
      jobRunId: JsonPath.stringAt('$.failed'),
      jobRunQueuingEnabled: true,
      jobTimeout: Duration.hours(1),
      notifyDelayAfter: Duration.minutes(5),
      securityConfiguration: 'encrypted',
      workerConfiguration: { workerTypeV2: WorkerTypeV2.G_8X, numberOfWorkers: 4 },
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::glue:startJobRun.sync',
      Parameters: {
        JobName: 'orders',
        'JobRunId.$': '$.failed',
        Arguments: { '--day.$': '$.day', '--mode': 'full' },
        Timeout: 60,
        SecurityConfiguration: 'encrypted',
        NotificationProperty: { NotifyDelayAfter: 5 },
        WorkerType: 'G.8X',
        NumberOfWorkers: 4,
        ExecutionClass: 'FLEX',
        JobRunQueuingEnabled: true,
      },
    });
  });

  test('may come from the state in JSONata', () => {
    const task = GlueStartJobRun.jsonata(stack, 'Run', {
      glueJobName,
      arguments: TaskInput.fromText('{% $states.input.arguments %}'),
      jobRunQueuingEnabled: Jsonata.boolean('$states.input.mayWait'),
      jobTimeout: Duration.minutes(Jsonata.number('$states.input.minutes')),
      maxCapacity: Jsonata.number('$states.input.dpu'),
      notifyDelayAfter: Duration.minutes(Jsonata.number('$states.input.late')),
      securityConfiguration: '{% $states.input.security %}',
    });

    expect(stateOf(task)).toMatchObject({
      Arguments: {
        JobName: 'orders',
        Arguments: '{% $states.input.arguments %}',
        Timeout: '{% $states.input.minutes %}',
        MaxCapacity: '{% $states.input.dpu %}',
        SecurityConfiguration: '{% $states.input.security %}',
        NotificationProperty: { NotifyDelayAfter: '{% $states.input.late %}' },
        JobRunQueuingEnabled: '{% $states.input.mayWait %}',
      },
    });
  });

  test('may come from the state in JSONPath', () => {
    const task = run({
      arguments: TaskInput.fromJsonPathAt('$.arguments'),
      jobTimeout: Duration.minutes(JsonPath.numberAt('$.minutes')),
      maxCapacity: JsonPath.numberAt('$.dpu'),
      notifyDelayAfter: Duration.minutes(JsonPath.numberAt('$.late')),
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: {
        JobName: 'orders',
        'Arguments.$': '$.arguments',
        'Timeout.$': '$.minutes',
        'MaxCapacity.$': '$.dpu',
        NotificationProperty: { 'NotifyDelayAfter.$': '$.late' },
      },
    });
  });

  test('has no room for a task token', () => {
    expect(messageOf(() => run({ integrationPattern: WAIT_FOR_TASK_TOKEN }))).toBe(
      'Default/Run has a problem:\n' +
        '  - integrationPattern is WAIT_FOR_TASK_TOKEN, which this task does not support: use REQUEST_RESPONSE or RUN_JOB',
    );
  });
});

describe('a timeout', () => {
  // aws-cdk-lib prints about its own deprecated props.
  beforeEach(() => void vi.stubEnv('JSII_DEPRECATED', 'quiet'));
  afterEach(() => void vi.unstubAllEnvs());

  test.each([
    ['timeout', { timeout: Duration.minutes(30) }],
    ['taskTimeout', { taskTimeout: Timeout.duration(Duration.minutes(30)) }],
  ])('in %s is that of the job', (_, timeouts) => {
    const task = run({ ...timeouts, integrationPattern: RUN_JOB });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::glue:startJobRun.sync',
      Parameters: { JobName: 'orders', Timeout: 30 },
    });
  });

  test.each([
    ['timeout', { timeout: Duration.seconds(2000) }],
    ['taskTimeout', { taskTimeout: Timeout.duration(Duration.seconds(2000)) }],
  ])('in %s is that of the state when the job has one of its own', (_, timeouts) => {
    const task = run({ ...timeouts, jobTimeout: Duration.minutes(30), integrationPattern: RUN_JOB });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      TimeoutSeconds: 2000,
      Resource: 'arn:<AWS::Partition>:states:::glue:startJobRun.sync',
      Parameters: { JobName: 'orders', Timeout: 30 },
    });
  });

  test('at a path counts seconds, so it is that of the state', () => {
    expect(stateOf(run({ taskTimeout: Timeout.at('$.seconds') }))).toEqual({
      Type: 'Task',
      End: true,
      TimeoutSecondsPath: '$.seconds',
      Resource: 'arn:<AWS::Partition>:states:::glue:startJobRun',
      Parameters: { JobName: 'orders' },
    });
  });

  test.each([
    ['timeout', { timeout: Duration.seconds(JsonPath.numberAt('$.seconds')) }],
    ['taskTimeout', { taskTimeout: Timeout.duration(Duration.seconds(JsonPath.numberAt('$.seconds'))) }],
  ])('of a number from the state in %s counts seconds too', (_, timeouts) => {
    expect(stateOf(run(timeouts))).toMatchObject({
      TimeoutSecondsPath: '$.seconds',
      Parameters: { JobName: 'orders' },
    });
  });

  test('of an expression counts seconds, so it is that of the state', () => {
    const task = GlueStartJobRun.jsonata(stack, 'Run', {
      glueJobName,
      taskTimeout: Timeout.jsonata('{% $states.input.seconds %}'),
    });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      TimeoutSeconds: '{% $states.input.seconds %}',
      Resource: 'arn:<AWS::Partition>:states:::glue:startJobRun',
      Arguments: { JobName: 'orders' },
    });
  });

  test.each([
    ['timeout', { timeout: Duration.seconds(90) }],
    ['taskTimeout', { taskTimeout: Timeout.duration(Duration.seconds(90)) }],
    ['jobTimeout', { jobTimeout: Duration.seconds(90) }],
  ])('in %s has whole minutes', (prop, timeouts) => {
    expect(messageOf(() => run(timeouts))).toBe(
      'Default/Run has a problem:\n' +
        `  - ${prop} cannot be given to the service, which takes minutes: ` +
        "'90 seconds' cannot be converted into a whole number of minutes.",
    );
  });

  test('is at most 7 days', () => {
    expect(stateOf(run({ jobTimeout: Duration.days(7) }))).toMatchObject({ Parameters: { Timeout: 10_080 } });
    expect(
      messageOf(() => new GlueStartJobRun(stack, 'Long', { glueJobName, timeout: Duration.minutes(10_081) })),
    ).toBe('Default/Long has a problem:\n  - timeout is 10081 minutes: give 1 to 10080 minutes');
  });

  test('is at least a minute', () => {
    expect(messageOf(() => run({ jobTimeout: Duration.minutes(0) }))).toBe(
      'Default/Run has a problem:\n  - jobTimeout is 0 minutes: give 1 to 10080 minutes',
    );
  });

  test('given twice is an error', () => {
    expect(
      messageOf(() => run({ timeout: Duration.minutes(1), taskTimeout: Timeout.duration(Duration.minutes(1)) })),
    ).toBe('Default/Run has a problem:\n  - timeout is given beside taskTimeout: keep taskTimeout');
  });
});

describe('limits', () => {
  test('a notification comes after a minute at least', () => {
    expect(messageOf(() => run({ notifyDelayAfter: Duration.minutes(0) }))).toBe(
      'Default/Run has a problem:\n  - notifyDelayAfter is 0 minutes: give at least 1 minute',
    );
  });

  test('a notification comes after whole minutes', () => {
    expect(messageOf(() => run({ notifyDelayAfter: Duration.seconds(90) }))).toBe(
      'Default/Run has a problem:\n' +
        '  - notifyDelayAfter cannot be given to the service, which takes minutes: ' +
        "'90 seconds' cannot be converted into a whole number of minutes.",
    );
  });

  test('capacity is given in DPU or in workers', () => {
    expect(stateOf(run({ maxCapacity: 0.0625 }))).toMatchObject({ Parameters: { MaxCapacity: 0.0625 } });
    expect(
      messageOf(
        () =>
          new GlueStartJobRun(stack, 'Both', {
            glueJobName,
            maxCapacity: 10,
            workerConfiguration: { workerTypeV2: WorkerTypeV2.G_1X, numberOfWorkers: 2 },
          }),
      ),
    ).toBe(
      'Default/Both has a problem:\n' +
        '  - maxCapacity is given beside workerConfiguration: ' +
        'keep workerConfiguration, or maxCapacity for a job that knows no worker types',
    );
  });

  test('names have 1 to 255 characters', () => {
    new GlueStartJobRun(stack, 'Longest', { glueJobName: 'a'.repeat(255), securityConfiguration: 'a'.repeat(255) });

    expect(
      messageOf(() => new GlueStartJobRun(stack, 'Run', { glueJobName: 'a'.repeat(256), securityConfiguration: '' })),
    ).toBe(
      'Default/Run has 2 problems:\n' +
        '  - glueJobName has 256 characters: give 1 to 255 characters\n' +
        '  - securityConfiguration has 0 characters: give 1 to 255 characters',
    );
  });
});

describe('permissions', () => {
  test('start the job, and no more without RUN_JOB', () => {
    expect(permissionsOf(run({ integrationPattern: REQUEST_RESPONSE }))).toEqual([
      { Effect: 'Allow', Action: 'glue:StartJobRun', Resource: jobArn },
    ]);
  });

  test('watch and stop the run with RUN_JOB', () => {
    expect(permissionsOf(run({ integrationPattern: RUN_JOB }))).toEqual([
      { Effect: 'Allow', Action: 'glue:StartJobRun', Resource: jobArn },
      { Effect: 'Allow', Action: ['glue:GetJobRun', 'glue:GetJobRuns', 'glue:BatchStopJobRun'], Resource: jobArn },
    ]);
  });
});

describe('a job from the state', () => {
  const theirs = 'arn:aws:glue:eu-west-1:222222222222:job/theirs';

  test('is one of those that are allowed', () => {
    const task = new GlueStartJobRun(stack, 'Run', {
      glueJobName: JsonPath.stringAt('$.job'),
      allowedTargets: [theirs],
      integrationPattern: RUN_JOB,
    });

    expect(stateOf(task)).toMatchObject({ Parameters: { 'JobName.$': '$.job' } });
    expect(permissionsOf(task)).toEqual([
      { Effect: 'Allow', Action: 'glue:StartJobRun', Resource: theirs },
      { Effect: 'Allow', Action: ['glue:GetJobRun', 'glue:GetJobRuns', 'glue:BatchStopJobRun'], Resource: theirs },
    ]);
  });

  test.each([JsonPath.stringAt('$.job'), Jsonata.string('$states.input.job'), '{% $states.input.job %}'])(
    'that may be any is an error',
    (name) => {
      expect(messageOf(() => new GlueStartJobRun(stack, 'Run', { glueJobName: name }))).toBe(
        'Default/Run has a problem:\n' +
          '  - glueJobName comes from the state, so that no permission can be granted on it: ' +
          'list the ARNs it may be in allowedTargets',
      );
    },
  );

  test('has no metrics of its own', () => {
    const task = new GlueStartJobRun(stack, 'Run', {
      glueJobName: JsonPath.stringAt('$.job'),
      allowedTargets: [theirs],
    });

    expect(() => task.metricFailed()).toThrow('Task does not expose metrics');
  });
});

test('has the metrics of its job', () => {
  const task = run({});

  expect(task.metricFailed().metricName).toBe('GlueJobsFailed');
  expect(task.metricRunTime().metricName).toBe('GlueJobRunTime');
  expect(task.metricFailed().dimensions).toEqual({ GlueJobName: 'orders' });
});

test('has arguments that are texts by their names', () => {
  const args = { '--mode': 'full', '--days': JsonPath.numberAt('$.days') };

  expect(messageOf(() => run({ arguments: TaskInput.fromObject(args) }))).toBe(
    'Default/Run has a problem:\n' +
      '  - arguments.--days is a number, but the arguments of a job are text: ' +
      'give text, which JsonPath.format makes of numbers and JsonPath.jsonToString of objects',
  );
});
