import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as upstream from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { JsonPath, TaskStateBase } from '../src';
import type { Task, TaskDescription, TaskStateBaseProps } from '../src';
import { describedTask, JSONATA } from './described-task';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;

describe('the fields of a state stand in the order of aws-cdk-lib', () => {
  const role = (stack: Stack) => sfn.TaskRole.fromRole(iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::1:role/x'));
  const common = (stack: Stack) => ({
    comment: 'c',
    assign: { v: 1 },
    credentials: { role: role(stack) },
    heartbeatTimeout: sfn.Timeout.duration(Duration.seconds(1)),
    taskTimeout: sfn.Timeout.duration(Duration.seconds(9)),
  });
  const jsonPath = { inputPath: '$', outputPath: '$', resultPath: '$', resultSelector: {} };
  const paths = { taskTimeout: sfn.Timeout.at('$.t'), heartbeatTimeout: sfn.Timeout.at('$.h') };

  test.each<[string, TaskStateBaseProps]>([
    ['JSONPath', jsonPath],
    ['JSONPath, with timeouts at paths', { ...jsonPath, ...paths }],
    ['JSONata', { ...JSONATA, outputs: {} }],
  ])('in %s', (_, props) => {
    expect(
      Object.keys(rendered((stack) => describedTask({ a: 1 }, { ...common(stack), ...props }, {}, { stack }))),
    ).toEqual(
      Object.keys(
        rendered((stack) => {
          const lambdaFunction = lambda.Function.fromFunctionArn(stack, 'Fn', 'arn:aws:lambda:x:1:function:f');
          return new upstream.LambdaInvoke(stack, 'Lend', {
            lambdaFunction,
            retryOnServiceExceptions: false,
            ...common(stack),
            ...props,
          });
        }),
      ),
    );
  });

  function rendered(make: (stack: Stack) => sfn.TaskStateBase): object {
    const stack = new Stack();
    const task = make(stack).addRetry().addCatch(new sfn.Pass(stack, 'Handler'));
    task.next(new sfn.Pass(stack, 'Next'));
    // What upstream leaves out is undefined there and not there in JSON.
    return JSON.parse(JSON.stringify(stack.resolve(task.toStateJson()))) as object;
  }
});

test('a state has no fields without a value', () => {
  expect(Object.keys(describedTask(undefined).toStateJson())).toEqual(['End', 'Type', 'Resource']);
});

describe('a task goes on', () => {
  test('to the next state', () => {
    const task = describedTask({});
    task.next(new sfn.Pass(Stack.of(task), 'Next'));

    expect(stateOf(task)).toMatchObject({ Next: 'Next' });
    expect(stateOf(task)).not.toHaveProperty('End');
  });

  test('to one state only', () => {
    const task = describedTask({});
    task.next(new sfn.Pass(Stack.of(task), 'Next'));

    expect(() => task.next(new sfn.Pass(Stack.of(task), 'Other'))).toThrow();
  });
});

describe('the resource of a task', () => {
  test.each<[string, sfn.IntegrationPattern | undefined, Partial<TaskDescription>, string]>([
    ['by default', undefined, {}, ''],
    ['that calls', REQUEST_RESPONSE, {}, ''],
    ['that runs a job', RUN_JOB, {}, '.sync'],
    ['that waits', WAIT_FOR_TASK_TOKEN, {}, '.waitForTaskToken'],
    [
      'that runs a job of a later contract',
      RUN_JOB,
      { resource: { service: 'books', action: 'lend', patterns: [RUN_JOB], runJobVersion: 2 } },
      '.sync:2',
    ],
    [
      'that can only run a job',
      undefined,
      { resource: { service: 'books', action: 'lend', patterns: [RUN_JOB, REQUEST_RESPONSE] } },
      '.sync',
    ],
  ])('%s', (_, integrationPattern, description, suffix) => {
    const task = describedTask({ token: JsonPath.taskToken }, { integrationPattern }, description);

    expect(stateOf(task)).toMatchObject({ Resource: `arn:<AWS::Partition>:states:::books:lend${suffix}` });
  });

  test('may be an ARN', () => {
    expect(stateOf(describedTask({}, {}, { resource: { arn: 'arn:aws:states:::activity:x' } }))).toMatchObject({
      Resource: 'arn:aws:states:::activity:x',
    });
  });

  test('cannot be an ARN from the state', () => {
    expect(messageOf(() => describedTask({}, {}, { resource: { arn: JsonPath.stringAt('$.arn') } }))).toBe(
      'Stack/Lend has a problem:\n' +
        '  - resource comes from the state, but a state names what it calls when it is written: ' +
        'use the form of the task that takes the ARN as an argument',
    );
  });

  test('cannot be called in a pattern that it does not have', () => {
    const resource = { service: 'books', action: 'lend', patterns: [REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN] as const };

    expect(messageOf(() => describedTask({}, { integrationPattern: RUN_JOB }, { resource }))).toBe(
      'Stack/Lend has a problem:\n' +
        '  - integrationPattern is RUN_JOB, which this task does not support: use REQUEST_RESPONSE or WAIT_FOR_TASK_TOKEN',
    );
  });

  test('that is an ARN can only be called', () => {
    const resource = { arn: 'arn:aws:states:::activity:x' };

    expect(() => describedTask({}, { integrationPattern: REQUEST_RESPONSE }, { resource })).not.toThrow();
    expect(messageOf(() => describedTask({}, { integrationPattern: RUN_JOB }, { resource }))).toBe(
      'Stack/Lend has a problem:\n' +
        '  - integrationPattern is RUN_JOB, which this task does not support: use REQUEST_RESPONSE',
    );
  });
});

describe('metrics', () => {
  const metrics = { metricPrefixSingular: 'Loan', metricPrefixPlural: 'Loans', metricDimensions: { Book: 'b' } };
  const task = describedTask({}, {}, { metrics });
  const shown = ({ dimensions, metricName, namespace, statistic }: ReturnType<Task['metric']>) => ({
    dimensions,
    metricName,
    namespace,
    statistic,
  });

  test.each([
    ['RunTime', 'LoanRunTime', 'Average', task.metricRunTime()],
    ['ScheduleTime', 'LoanScheduleTime', 'Average', task.metricScheduleTime()],
    ['Time', 'LoanTime', 'Average', task.metricTime()],
    ['Scheduled', 'LoansScheduled', 'Sum', task.metricScheduled()],
    ['TimedOut', 'LoansTimedOut', 'Sum', task.metricTimedOut()],
    ['Started', 'LoansStarted', 'Sum', task.metricStarted()],
    ['Succeeded', 'LoansSucceeded', 'Sum', task.metricSucceeded()],
    ['Failed', 'LoansFailed', 'Sum', task.metricFailed()],
    ['HeartbeatTimedOut', 'LoansHeartbeatTimedOut', 'Sum', task.metricHeartbeatTimedOut()],
  ])('metric%s', (_, metricName, statistic, metric) => {
    expect(shown(metric)).toEqual({ dimensions: { Book: 'b' }, metricName, namespace: 'AWS/States', statistic });
  });

  test('any other by its name, with props', () => {
    expect(shown(task.metric('Lost', { statistic: 'Maximum' }))).toEqual({
      dimensions: { Book: 'b' },
      metricName: 'Lost',
      namespace: 'AWS/States',
      statistic: 'Maximum',
    });
  });

  test('only by their names for a task that has none', () => {
    expect(describedTask({}).metric('Lost').metricName).toBe('Lost');
    expect(() => describedTask({}).metricFailed()).toThrow();
  });
});

describe('permissions', () => {
  test('are granted to the role of the machine, inner graphs included, each once', () => {
    const stack = new Stack();
    const permissions = {
      call: [{ actions: ['books:Lend'], resources: ['*'], conditions: { Bool: { 'aws:SecureTransport': 'true' } } }],
    };
    const task = (id: string) => describedTask({}, {}, { permissions }, { stack, id });
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('states.amazonaws.com') });
    const inner = new sfn.Map(stack, 'Map').itemProcessor(task('Inner'));
    new sfn.StateMachine(stack, 'Machine', {
      role,
      definitionBody: sfn.DefinitionBody.fromChainable(inner.next(task('Outer'))),
    });

    const { document } = role.node.findChild('DefaultPolicy') as unknown as { readonly document: unknown };
    expect(stack.resolve(document)).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'books:Lend',
          Resource: '*',
          Condition: { Bool: { 'aws:SecureTransport': 'true' } },
        },
      ],
    });
  });

  test('are none by default', () => {
    expect(permissionsOf(describedTask({}))).toEqual([]);
  });
});

describe('a task of one’s own', () => {
  class LendBook extends TaskStateBase<TaskStateBaseProps & { readonly title: string }> {
    public describe(): TaskDescription {
      return {
        resource: { service: 'books', action: 'lend', patterns: [REQUEST_RESPONSE] },
        arguments: { Title: this.props.title },
      };
    }
  }

  test('extends the base', () => {
    expect(stateOf(new LendBook(new Stack(), 'Lend', { title: JsonPath.stringAt('$.title') }))).toEqual({
      End: true,
      Type: 'Task',
      Resource: 'arn:<AWS::Partition>:states:::books:lend',
      Parameters: { 'Title.$': '$.title' },
    });
  });
});

describe('everything that is wrong is told together', () => {
  test('when the task is made', () => {
    expect(
      messageOf(() =>
        describedTask(
          { a: JsonPath.stringAt('$.a'), b: NaN },
          {
            ...JSONATA,
            inputPath: 'x',
            integrationPattern: WAIT_FOR_TASK_TOKEN,
            taskTimeout: sfn.Timeout.duration(Duration.seconds(0)),
            assign: { states: 1 },
          },
          {
            problems: [
              { prop: 'book', problem: 'is missing', fix: 'give one' },
              // Two targets of a task have the same allowedTargets.
              { prop: 'book', problem: 'is missing', fix: 'give one' },
            ],
          },
        ),
      ),
    ).toBe(
      [
        'Stack/Lend has 8 problems:',
        '  - book is missing: give one',
        '  - integrationPattern is WAIT_FOR_TASK_TOKEN, but the arguments do not hand the token on, so that nobody could end the task: put JsonPath.taskToken or Jsonata.taskToken somewhere in the arguments',
        '  - taskTimeout is 0 seconds: give 1 to 99999999 seconds',
        '  - inputPath is "x": A path starts with \'$\' at position 0 of "x"',
        "  - assign.states is no name of a variable: start with a letter, go on with letters, digits and '_', at most 80 in all; 'states' is taken",
        '  - inputPath is for JSONPath states; this state is a JSONata state: select from $states.input in the arguments',
        "  - a is the JSONPath reference $.a in a JSONata state: write Jsonata.string('$states.input.a') or its like",
        '  - b is NaN, which JSON cannot hold: give a finite number',
      ].join('\n'),
    );
  });

  test('when it is rendered', () => {
    expect(messageOf(() => stateOf(describedTask({ a: NaN }, { outputs: {}, resultSelector: { b: () => 1 } })))).toBe(
      [
        'Stack/Lend has 3 problems:',
        '  - outputs is for JSONata states; this state is a JSONPath state: use resultSelector, resultPath and outputPath, or set queryLanguage to QueryLanguage.JSONATA',
        '  - a is NaN, which JSON cannot hold: give a finite number',
        '  - resultSelector.b is a function: give text, a number, true, false, null, a list, an object or a reference',
      ].join('\n'),
    );
  });
});
