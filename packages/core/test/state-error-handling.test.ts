import { CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { messageOf, stateOf } from '../../../tools/vitest/rendered-state';
import { Jsonata, JsonPath } from '../src';
import { describedTask, JSONATA } from './described-task';

const seconds = Duration.seconds;

describe('a retry', () => {
  test('has the fields of its props', () => {
    const task = describedTask({}).addRetry({
      errors: ['Books.Busy'],
      interval: seconds(2),
      maxAttempts: 0,
      backoffRate: 1.5,
      maxDelay: Duration.minutes(1),
      jitterStrategy: sfn.JitterType.FULL,
    });

    expect(stateOf(task)).toMatchObject({
      Retry: [
        {
          ErrorEquals: ['Books.Busy'],
          IntervalSeconds: 2,
          MaxAttempts: 0,
          BackoffRate: 1.5,
          MaxDelaySeconds: 60,
          JitterStrategy: 'FULL',
        },
      ],
    });
  });

  test('is as that of aws-cdk-lib, those for all errors last', () => {
    const rules: (sfn.RetryProps | undefined)[] = [
      undefined,
      { errors: ['A'] },
      { errors: [sfn.Errors.ALL], maxAttempts: 2 },
      { errors: ['B', sfn.Errors.TIMEOUT], interval: Duration.hours(1) },
    ];
    const ours = describedTask({});
    const upstreams = new sfn.CustomState(new Stack(), 'Custom', { stateJson: { Type: 'Task' } });
    for (const rule of rules) {
      ours.addRetry(rule);
      upstreams.addRetry(rule);
    }

    expect((stateOf(ours) as { Retry: unknown }).Retry).toEqual((stateOf(upstreams) as { Retry: unknown }).Retry);
  });

  test('may have what deployment fills in', () => {
    const given = new CfnParameter(new Stack(), 'Given', { type: 'Number' }).valueAsNumber;
    const task = describedTask({}).addRetry({ maxAttempts: given, interval: seconds(given), maxDelay: seconds(60) });

    expect(stateOf(task)).toMatchObject({ Retry: [{ MaxAttempts: '<Given>', IntervalSeconds: '<Given>' }] });
  });

  test.each<[string, sfn.RetryProps]>([
    ['errors has States.ALL beside others: give States.ALL alone, it covers them', { errors: ['A', sfn.Errors.ALL] }],
    ['errors is empty: name an error, or leave errors away for all', { errors: [] }],
    ['backoffRate is 0.5: give 1 or more', { backoffRate: 0.5 }],
    ['maxAttempts is -1: give 0 or more', { maxAttempts: -1 }],
    ['interval is 0 seconds: give 1 second or more', { interval: seconds(0) }],
    ['maxDelay is 5 seconds: give more than the interval of 5 seconds', { interval: seconds(5), maxDelay: seconds(5) }],
    ['maxDelay is 1 seconds: give more than the interval of 1 seconds', { maxDelay: seconds(1) }],
    [
      "interval cannot be given to the service, which takes seconds: '500 millis' cannot be converted into a whole number of seconds.",
      { interval: Duration.millis(500) },
    ],
    [
      'maxAttempts comes from the state, where the service does not look for it: write it out',
      { maxAttempts: JsonPath.numberAt('$.n') },
    ],
    [
      'interval comes from the state, where the service does not look for it: write it out',
      { interval: seconds(Jsonata.number('$n')) },
    ],
    [
      'errors comes from the state, where the service does not look for it: write it out',
      { errors: [JsonPath.stringAt('$.e')] },
    ],
  ])('%s', (problem, props) => {
    expect(messageOf(() => describedTask({}).addRetry(props))).toBe(`Stack/Lend has a problem:\n  - ${problem}`);
  });

  test('is checked as a whole', () => {
    expect(messageOf(() => describedTask({}).addRetry({ errors: [], backoffRate: 0, maxAttempts: -2 }))).toBe(
      [
        'Stack/Lend has 3 problems:',
        '  - errors is empty: name an error, or leave errors away for all',
        '  - backoffRate is 0: give 1 or more',
        '  - maxAttempts is -2: give 0 or more',
      ].join('\n'),
    );
  });

  test('of the task itself comes before those of the user', () => {
    const task = describedTask({}, {}, { retries: [{ errors: ['Own'] }] }).addRetry({ errors: ['Users'] });

    expect(stateOf(task)).toMatchObject({ Retry: [{ ErrorEquals: ['Own'] }, { ErrorEquals: ['Users'] }] });
  });
});

describe('a catch', () => {
  test('in JSONPath has a result path and variables', () => {
    expect(
      catchOf({}, { errors: ['A'], resultPath: '$.error', assign: { why: JsonPath.stringAt('$.Cause'), n: null } }),
    ).toEqual([
      { Assign: { 'why.$': '$.Cause', n: null }, ErrorEquals: ['A'], ResultPath: '$.error', Next: 'Handler' },
    ]);
  });

  test('in JSONata has an output and variables', () => {
    expect(
      catchOf(JSONATA, {
        outputs: { error: Jsonata.object('$states.errorOutput'), n: null },
        assign: { why: '{% $states.errorOutput.Cause %}' },
      }),
    ).toEqual([
      {
        Output: { error: '{% $states.errorOutput %}', n: null },
        Assign: { why: '{% $states.errorOutput.Cause %}' },
        ErrorEquals: ['States.ALL'],
        Next: 'Handler',
      },
    ]);
  });

  test('may drop the error', () => {
    expect(catchOf({}, { resultPath: JsonPath.DISCARD })).toEqual([
      { ErrorEquals: ['States.ALL'], ResultPath: null, Next: 'Handler' },
    ]);
  });

  test('may have an expression as its whole output', () => {
    expect(catchOf(JSONATA, { outputs: '{% $states.errorOutput %}' })).toEqual([
      { Output: '{% $states.errorOutput %}', ErrorEquals: ['States.ALL'], Next: 'Handler' },
    ]);
  });

  test('for all errors comes last', () => {
    const task = describedTask({});
    const handler = new sfn.Pass(Stack.of(task), 'Handler');
    task.addCatch(handler).addCatch(handler, { errors: ['A'] });

    expect(stateOf(task)).toMatchObject({ Catch: [{ ErrorEquals: ['A'] }, { ErrorEquals: ['States.ALL'] }] });
  });

  test('may go to a chain', () => {
    const task = describedTask({});
    const stack = Stack.of(task);
    task.addCatch(new sfn.Pass(stack, 'First').next(new sfn.Pass(stack, 'Second')));

    expect(stateOf(task)).toMatchObject({ Catch: [{ Next: 'First' }] });
  });

  test.each<[string, sfn.TaskStateBaseProps, sfn.CatchProps]>([
    [
      'errors has States.ALL beside others: give States.ALL alone, it covers them',
      {},
      { errors: ['A', sfn.Errors.ALL] },
    ],
    ['errors is empty: name an error, or leave errors away for all', {}, { errors: [] }],
    [
      'catch of A, B: resultPath is "$.a[*]": A reference path has only fields and indexes, no operator that finds many at position 0 of "$.a[*]"',
      {},
      { errors: ['A', 'B'], resultPath: '$.a[*]' },
    ],
    [
      'catch of States.ALL: outputs is for JSONata states; this state is a JSONPath state: use resultSelector, resultPath and outputPath, or set queryLanguage to QueryLanguage.JSONATA',
      {},
      { outputs: {} },
    ],
    [
      'catch of States.ALL: assign.x is the JSONata expression $y in a JSONPath state: write JsonPath.stringAt or its like, or set queryLanguage to QueryLanguage.JSONATA',
      {},
      { assign: { x: Jsonata.string('$y') } },
    ],
    [
      'catch of States.ALL: resultPath is for JSONPath states; this state is a JSONata state: select from $states.errorOutput in outputs',
      JSONATA,
      { resultPath: '$.error' },
    ],
    [
      "catch of States.ALL: outputs.x is the JSONPath reference $.y in a JSONata state: write Jsonata.string('$states.input.y') or its like",
      JSONATA,
      { outputs: { x: JsonPath.stringAt('$.y') } },
    ],
    [
      "catch of States.ALL: assign.states is no name of a variable: start with a letter, go on with letters, digits and '_', at most 80 in all; 'states' is taken",
      {},
      { assign: { states: 1 } },
    ],
  ])('%s', (problem, props, rule) => {
    expect(messageOf(() => catchOf(props, rule))).toBe(`Stack/Lend has a problem:\n  - ${problem}`);
  });

  function catchOf(props: sfn.TaskStateBaseProps, rule: sfn.CatchProps): unknown {
    const task = describedTask({}, props);
    task.addCatch(new sfn.Pass(Stack.of(task), 'Handler'), rule);
    return (stateOf(task) as { Catch: unknown }).Catch;
  }
});
