import { Duration, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { GlueStartJobRun } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { describe, expect, test } from 'vitest';
import { messageOf } from '../../../tools/vitest/rendered-state';
import { JsonPath, pollUntil, TaskValidationError } from '../src';
import type { PollUntilProps } from '../src';
import { describedTask } from './described-task';

const { RUN_JOB } = sfn.IntegrationPattern;

/** The lines of the message, without the first. */
function problemsOf(props: (stack: Stack) => Partial<PollUntilProps>): string[] {
  const stack = new Stack(undefined, 'Stack');
  const given = {
    describe: new sfn.Pass(stack, 'Look'),
    status: '$.State',
    succeeded: ['READY'],
    failed: ['FAILED'],
    timeout: Duration.hours(2),
    ...props(stack),
  };
  try {
    pollUntil(stack, 'Crawl', given);
    return [];
  } catch (error) {
    expect(TaskValidationError.isTaskValidationError(error)).toBe(true);
    return (error as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.replace('  - ', ''));
  }
}

const seconds = (amount: number) => Duration.seconds(amount);

test('all problems are one error that names the fragment', () => {
  const stack = new Stack(undefined, 'Stack');

  expect(
    messageOf(() =>
      pollUntil(stack, 'Crawl', {
        describe: new sfn.Succeed(stack, 'Look'),
        status: 'State',
        succeeded: [],
        interval: seconds(0),
        timeout: seconds(10),
      }),
    ),
  ).toBe(`Stack/Crawl has 4 problems:
  - status is "State", which is neither a path nor {% … %}: A path starts with '$' and an intrinsic function with 'States.' at position 0 of "State"
  - describe ends with Look, which nothing can follow: end it with a state that can go on; a Choice can with afterwards()
  - succeeded is empty: name the status of work that is done
  - interval is 0 seconds: give at least 1 second`);
});

describe('states', () => {
  const job = (stack: Stack, integrationPattern?: sfn.IntegrationPattern) =>
    describedTask({}, { integrationPattern }, {}, { stack, id: 'Start' });

  test.each<[string, (stack: Stack) => Partial<PollUntilProps>, string[]]>([
    ['a task', (stack) => ({ call: job(stack) }), []],
    [
      'a call that goes on',
      (stack) => {
        const call = new sfn.Pass(stack, 'Start');
        call.next(new sfn.Pass(stack, 'Report'));
        return { call };
      },
      ['call goes on to Report already: let what follows come after pollUntil'],
    ],
    [
      'a describe that call goes on to',
      (stack) => {
        const [call, describe] = [new sfn.Pass(stack, 'Start'), new sfn.Pass(stack, 'Ask')];
        call.next(describe);
        return { call, describe };
      },
      ['call goes on to Ask already: let what follows come after pollUntil'],
    ],
    [
      'a describe that goes on',
      (stack) => {
        const describe = new sfn.Pass(stack, 'Ask');
        describe.next(new sfn.Pass(stack, 'Report'));
        return { describe };
      },
      ['describe goes on to Report already: let what follows come after pollUntil'],
    ],
    [
      'a chain whose last state is free',
      (stack) => ({ call: new sfn.Pass(stack, 'Prepare').next(new sfn.Pass(stack, 'Start')) }),
      [],
    ],
    [
      'a Choice, whose ways nobody put together',
      (stack) => ({
        call: new sfn.Choice(stack, 'New?').when(sfn.Condition.isPresent('$.a'), new sfn.Pass(stack, 'Start')),
      }),
      [
        'call ends with New?, which nothing can follow: end it with a state that can go on; a Choice can with afterwards()',
      ],
    ],
    [
      'a Choice, whose ways are put together',
      (stack) => {
        const choice = new sfn.Choice(stack, 'New?').when(sfn.Condition.isPresent('$.a'), new sfn.Pass(stack, 'Start'));
        return { call: choice.afterwards({ includeOtherwise: true }) };
      },
      [],
    ],
    [
      'one state for both',
      (stack) => {
        const pass = new sfn.Pass(stack, 'Both');
        return { call: pass, describe: pass };
      },
      ['describe has the state Both of call: give it a state of its own'],
    ],
    [
      'a call that waits by itself',
      (stack) => ({ call: job(stack, RUN_JOB) }),
      [
        'call has the integration pattern RUN_JOB, which waits for the end by itself: leave pollUntil away, or use REQUEST_RESPONSE',
      ],
    ],
    [
      "a call of upstream's that waits by itself",
      (stack) => ({
        call: new GlueStartJobRun(stack, 'Start', { glueJobName: 'orders', integrationPattern: RUN_JOB }),
      }),
      [
        'call has the integration pattern RUN_JOB, which waits for the end by itself: leave pollUntil away, or use REQUEST_RESPONSE',
      ],
    ],
    [
      'a call after one that waits by itself',
      (stack) => ({ call: job(stack, RUN_JOB).next(new sfn.Pass(stack, 'Crawl them')) }),
      [],
    ],
  ])('%s', (_, props, problems) => {
    expect(problemsOf(props)).toEqual(problems);
  });
});

describe('statuses', () => {
  test.each<[string, Partial<PollUntilProps>, string[]]>([
    ['some of each', { succeeded: ['A', 'B'], failed: ['C'] }, []],
    ['none that is done', { succeeded: [] }, ['succeeded is empty: name the status of work that is done']],
    ['none that fails', { failed: [] }, ['failed is empty: name a status, or leave failed away']],
    [
      'in both lists',
      { succeeded: ['A', 'B', 'C'], failed: ['C', 'D', 'A'] },
      [
        'failed has A, as succeeded has: keep it in one of them',
        'failed has C, as succeeded has: keep it in one of them',
      ],
    ],
    [
      'from the state',
      { succeeded: [JsonPath.stringAt('$.good')], failed: JsonPath.listAt('$.bad') },
      ['succeeded comes from the state: write the statuses out', 'failed comes from the state: write the statuses out'],
    ],
  ])('%s', (_, props, problems) => {
    expect(problemsOf(() => props)).toEqual(problems);
  });

  test('a way for failures without any', () => {
    expect(problemsOf((stack) => ({ failed: undefined, onFailed: new sfn.Fail(stack, 'Give up') }))).toEqual([
      'onFailed is given, but nothing fails: say in failed what does',
    ]);
  });
});

describe('times', () => {
  test.each<[string, Partial<PollUntilProps>, string[]]>([
    ['the shortest', { interval: seconds(1), timeout: seconds(1) }, []],
    ['no interval', { interval: seconds(0) }, ['interval is 0 seconds: give at least 1 second']],
    ['no first wait', { initialDelay: seconds(0) }, []],
    ['no timeout', { timeout: seconds(0) }, ['timeout is 0 seconds: give 1 to 31536000 seconds']],
    [
      'more than a year',
      { timeout: Duration.days(366), interval: Duration.days(1) },
      ['timeout is 31622400 seconds: give 1 to 31536000 seconds'],
    ],
    [
      'an interval longer than the timeout',
      { timeout: seconds(29) },
      ['interval of 30 seconds is longer than the timeout of 29 seconds: give a shorter one, or a longer timeout'],
    ],
    [
      'a first wait longer than the timeout',
      { initialDelay: seconds(61), timeout: seconds(60) },
      ['initialDelay of 61 seconds is longer than the timeout of 60 seconds: give a shorter one, or a longer timeout'],
    ],
    ['a wait that shrinks', { backoffRate: 0.5 }, ['backoffRate is 0.5: give at least 1']],
    [
      'a longest wait that is not longer',
      { backoffRate: 2, maxDelay: seconds(30) },
      ['maxDelay of 30 seconds is not longer than the interval of 30 seconds: give a longer one'],
    ],
    [
      'a longest wait, but no growth',
      { maxDelay: seconds(60) },
      ['maxDelay is given, but the wait does not grow: give a backoffRate above 1'],
    ],
    [
      'half seconds',
      { interval: Duration.millis(1500) },
      [
        "interval cannot be given to the service, which takes seconds: '1500 millis' cannot be converted into a whole number of seconds.",
      ],
    ],
    [
      'from the state',
      {
        interval: seconds(JsonPath.numberAt('$.interval')),
        backoffRate: JsonPath.numberAt('$.rate'),
        timeout: seconds(JsonPath.numberAt('$.timeout')),
      },
      [
        'backoffRate comes from the state: write it out',
        'interval comes from the state: write it out',
        'timeout comes from the state: write it out',
      ],
    ],
    [
      'more questions than an execution has events for',
      { interval: seconds(1), timeout: seconds(2778) },
      [
        'timeout of 2778 seconds is never reached: after 2777 questions, or 2777 seconds, an execution has the 25000 events that it may have: give a longer interval, a backoffRate, or a shorter timeout',
      ],
    ],
    ['as many questions as an execution has events for', { interval: seconds(1), timeout: seconds(2777) }, []],
    [
      'fewer questions, since the wait grows',
      { interval: seconds(1), backoffRate: 1.01, timeout: Duration.days(1) },
      [],
    ],
    [
      'many questions, since the wait soon grows no more',
      { interval: seconds(1), backoffRate: 2, maxDelay: seconds(4), timeout: Duration.days(1) },
      [
        'timeout of 86400 seconds is never reached: after 2777 questions, or 11100 seconds, an execution has the 25000 events that it may have: give a longer interval, a backoffRate, or a shorter timeout',
      ],
    ],
  ])('%s', (_, props, problems) => {
    expect(problemsOf(() => props)).toEqual(problems);
  });
});
