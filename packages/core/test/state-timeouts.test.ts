import { CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { messageOf, stateOf } from '../../../tools/vitest/rendered-state';
import { Jsonata, JsonPath, timeoutArgument } from '../src';
import type { TaskStateBaseProps } from '../src';
import { describedTask, JSONATA } from './described-task';

const { Timeout } = sfn;
const seconds = Duration.seconds;

// The CDK says once per process that `timeout` and `heartbeat` have successors.
beforeEach(() => {
  vi.stubEnv('JSII_DEPRECATED', 'quiet');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a timeout renders', () => {
  test.each<[string, TaskStateBaseProps, object]>([
    ['none', {}, {}],
    [
      'durations',
      { taskTimeout: Timeout.duration(Duration.minutes(2)), heartbeatTimeout: Timeout.duration(seconds(30)) },
      { TimeoutSeconds: 120, HeartbeatSeconds: 30 },
    ],
    [
      'durations of the older props',
      { timeout: Duration.hours(1), heartbeat: Duration.minutes(1) },
      { TimeoutSeconds: 3600, HeartbeatSeconds: 60 },
    ],
    [
      'paths',
      { taskTimeout: Timeout.at('$.t'), heartbeatTimeout: Timeout.at('$.h[0]') },
      { TimeoutSecondsPath: '$.t', HeartbeatSecondsPath: '$.h[0]' },
    ],
    [
      'paths of the context and of variables',
      { taskTimeout: Timeout.at('$$.Execution.Input.t'), heartbeatTimeout: Timeout.at('$h') },
      { TimeoutSecondsPath: '$$.Execution.Input.t', HeartbeatSecondsPath: '$h' },
    ],
    [
      'durations from the state',
      {
        taskTimeout: Timeout.duration(seconds(JsonPath.numberAt('$.t'))),
        heartbeat: seconds(sfn.JsonPath.numberAt('$.h')),
      },
      { TimeoutSecondsPath: '$.t', HeartbeatSecondsPath: '$.h' },
    ],
    [
      'the longest',
      { timeout: seconds(99_999_999), heartbeat: seconds(1) },
      { TimeoutSeconds: 99_999_999, HeartbeatSeconds: 1 },
    ],
  ])('%s in JSONPath', (_, props, expected) => {
    expect(timeoutsOf(props)).toEqual(expected);
  });

  test.each<[string, TaskStateBaseProps, object]>([
    [
      'durations',
      { timeout: seconds(120), heartbeatTimeout: Timeout.duration(seconds(30)) },
      { TimeoutSeconds: 120, HeartbeatSeconds: 30 },
    ],
    [
      'expressions',
      { taskTimeout: Timeout.jsonata('{% $t %}'), heartbeatTimeout: Timeout.jsonata(Jsonata.expression('$h')) },
      { TimeoutSeconds: '{% $t %}', HeartbeatSeconds: '{% $h %}' },
    ],
    [
      'durations from the state',
      { taskTimeout: Timeout.duration(seconds(Jsonata.number('$t'))), heartbeat: seconds(Jsonata.number('$h')) },
      { TimeoutSeconds: '{% $t %}', HeartbeatSeconds: '{% $h %}' },
    ],
  ])('%s in JSONata', (_, props, expected) => {
    expect(timeoutsOf({ ...props, ...JSONATA })).toEqual(expected);
  });

  test('what deployment fills in', () => {
    const given = new CfnParameter(new Stack(), 'Seconds', { type: 'Number' }).valueAsNumber;

    expect(timeoutsOf({ timeout: seconds(given) })).toEqual({ TimeoutSeconds: '<Seconds>' });
  });

  function timeoutsOf(props: TaskStateBaseProps): object {
    const state = stateOf(describedTask({}, props)) as object;
    return Object.fromEntries(Object.entries(state).filter(([field]) => field.includes('Seconds')));
  }
});

test.each<[string, TaskStateBaseProps]>([
  ['timeout is given beside taskTimeout: keep taskTimeout', { timeout: seconds(9), taskTimeout: Timeout.at('$.t') }],
  [
    'heartbeat is given beside heartbeatTimeout: keep heartbeatTimeout',
    { heartbeat: seconds(9), heartbeatTimeout: Timeout.at('$.t') },
  ],
  ['taskTimeout is 0 seconds: give 1 to 99999999 seconds', { timeout: seconds(0) }],
  [
    'taskTimeout is 100000000 seconds: give 1 to 99999999 seconds',
    { taskTimeout: Timeout.duration(seconds(100_000_000)) },
  ],
  ['heartbeatTimeout is 0 seconds: give 1 to 99999999 seconds', { heartbeatTimeout: Timeout.duration(seconds(0)) }],
  [
    'heartbeatTimeout of 60 seconds is not shorter than the timeout of 60 seconds: give a shorter one',
    { timeout: seconds(60), heartbeat: Duration.minutes(1) },
  ],
  [
    'taskTimeout is "$.t[*]": A timeout is in one place: use only fields and indexes at position 0 of "$.t[*]"',
    { taskTimeout: Timeout.at('$.t[*]') },
  ],
  ['heartbeatTimeout is "$.": A field name is missing at position 2 of "$."', { heartbeatTimeout: Timeout.at('$.') }],
  [
    'taskTimeout is "States.MathAdd(1, 2)": A path starts with \'$\' at position 0 of "States.MathAdd(1, 2)"',
    { taskTimeout: Timeout.duration(seconds(JsonPath.numberAt('States.MathAdd(1, 2)'))) },
  ],
  [
    "timeout cannot be given to the service, which takes seconds: '1500 millis' cannot be converted into a whole number of seconds.",
    { timeout: Duration.millis(1500) },
  ],
  [
    "heartbeat cannot be given to the service, which takes seconds: Duration must be specified as 'Duration.seconds()' here " +
      'since its value comes from a token and cannot be converted (got Duration.minutes)',
    { heartbeat: Duration.minutes(JsonPath.numberAt('$.m')) },
  ],
  [
    "taskTimeout is the JSONPath $.t in a JSONata state: use Timeout.jsonata('{% $states.input.… %}')",
    { taskTimeout: Timeout.at('$.t'), ...JSONATA },
  ],
  [
    "heartbeatTimeout is the JSONPath reference $.h in a JSONata state: write Jsonata.string('$states.input.h') or its like",
    { heartbeat: seconds(JsonPath.numberAt('$.h')), ...JSONATA },
  ],
  [
    "taskTimeout is the JSONata expression {% $t %} in a JSONPath state: use Timeout.at('$.…'), or set queryLanguage to QueryLanguage.JSONATA",
    { taskTimeout: Timeout.jsonata('{% $t %}') },
  ],
  [
    "heartbeatTimeout is the JSONata expression {% $h %} in a JSONPath state: use Timeout.at('$.…'), or set queryLanguage to QueryLanguage.JSONATA",
    { heartbeat: seconds(Jsonata.number('$h')) },
  ],
  [
    'taskTimeout is {% $t + %}: Not JSONata: Unexpected end of expression at position 4 of the expression',
    { taskTimeout: Timeout.jsonata('{% $t + %}'), ...JSONATA },
  ],
])('%s', (problem, props) => {
  expect(messageOf(() => stateOf(describedTask({}, props)))).toBe(`Stack/Lend has a problem:\n  - ${problem}`);
});

test('timeouts are checked together', () => {
  expect(messageOf(() => describedTask({}, { timeout: seconds(0), heartbeatTimeout: Timeout.at('$.') }))).toBe(
    [
      'Stack/Lend has 2 problems:',
      '  - taskTimeout is 0 seconds: give 1 to 99999999 seconds',
      '  - heartbeatTimeout is "$.": A field name is missing at position 2 of "$."',
    ].join('\n'),
  );
});

describe('a timeout as an argument', () => {
  const timeoutIsArgument = true;

  test.each<[string, TaskStateBaseProps, object]>([
    ['none', {}, { Parameters: {} }],
    ['a duration', { taskTimeout: Timeout.duration(Duration.minutes(2)) }, { Parameters: { Seconds: 120 } }],
    ['a duration of the older prop', { timeout: Duration.minutes(2) }, { Parameters: { Seconds: 120 } }],
    ['a path', { taskTimeout: Timeout.at('$.t') }, { Parameters: { 'Seconds.$': '$.t' } }],
    ['a number from the state', { timeout: seconds(JsonPath.numberAt('$.t')) }, { Parameters: { 'Seconds.$': '$.t' } }],
    [
      'an expression',
      { ...JSONATA, taskTimeout: Timeout.jsonata('{% $states.input.t %}') },
      { Arguments: { Seconds: '{% $states.input.t %}' } },
    ],
    [
      'beside a heartbeat',
      { taskTimeout: Timeout.duration(seconds(30)), heartbeatTimeout: Timeout.duration(seconds(10)) },
      { Parameters: { Seconds: 30 }, HeartbeatSeconds: 10 },
    ],
  ])('%s', (_, props, expected) => {
    const { Parameters, Arguments, TimeoutSeconds, TimeoutSecondsPath, HeartbeatSeconds } = stateOf(
      describedTask({ Seconds: timeoutArgument(props) }, props, { timeoutIsArgument }),
    ) as Record<string, unknown>;

    expect({ Parameters, Arguments, TimeoutSeconds, TimeoutSecondsPath, HeartbeatSeconds }).toEqual(expected);
  });

  test.each<[TaskStateBaseProps, string]>([
    [{ ...JSONATA, taskTimeout: Timeout.at('$.t') }, 'Seconds is the JSONPath reference $.t in a JSONata state'],
    [{ taskTimeout: Timeout.jsonata('{% $t %}') }, 'Seconds is the JSONata expression $t in a JSONPath state'],
  ])('in the wrong language is an error', (props, message) => {
    const task = (): unknown =>
      stateOf(describedTask({ Seconds: timeoutArgument(props) }, props, { timeoutIsArgument }));

    expect(messageOf(task)).toContain(message);
  });
});
