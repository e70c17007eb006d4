import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/json';
import { compileErrorEquals, compileRetry } from '../../src/engine/retry-policy';
import type { Retries } from '../../src/engine/retry-policy';

const noChance = (): number => {
  throw new Error('no jitter was asked for');
};

/** The delays of what is tried again, `undefined` where it is not. */
function delays(retry: readonly Json[], errors: readonly (string | undefined)[], random = noChance): unknown[] {
  return delaysOf(compileRetry(retry).begin(), errors, random);
}

function delaysOf(retries: Retries, errors: readonly (string | undefined)[], random = noChance): unknown[] {
  return errors.map((error) => retries.next(error, random)?.delaySeconds);
}

describe('a retrier', () => {
  test('tries three times, after 1 second and then after twice as long each time', () => {
    expect(delays([{ ErrorEquals: ['Busy'] }], ['Busy', 'Busy', 'Busy', 'Busy'])).toEqual([1, 2, 4, undefined]);
  });

  test('waits as it says', () => {
    const retry = [{ ErrorEquals: ['Busy'], IntervalSeconds: 10, BackoffRate: 1.5, MaxAttempts: 4 }];
    expect(delays(retry, ['Busy', 'Busy', 'Busy', 'Busy', 'Busy'])).toEqual([10, 15, 22.5, 33.75, undefined]);
  });

  test('waits no longer than MaxDelaySeconds', () => {
    const retry = [{ ErrorEquals: ['Busy'], IntervalSeconds: 3, MaxDelaySeconds: 5 }];
    expect(delays(retry, ['Busy', 'Busy', 'Busy'])).toEqual([3, 5, 5]);
  });

  test('never waits for ever', () => {
    const retry = [{ ErrorEquals: ['Busy'], BackoffRate: 1e200, MaxAttempts: 99 }];
    expect(delays(retry, ['Busy', 'Busy', 'Busy'])).toEqual([1, 31_622_400, 31_622_400]);
  });

  test('does not try again with MaxAttempts 0', () => {
    expect(delays([{ ErrorEquals: ['States.ALL'], MaxAttempts: 0 }], ['Busy'])).toEqual([undefined]);
  });

  test('waits somewhere between nothing and the whole time with full jitter', () => {
    const retry = [{ ErrorEquals: ['Busy'], IntervalSeconds: 4, JitterStrategy: 'FULL' }];
    const chances = [0.5, 0, 0.75];
    expect(delays(retry, ['Busy', 'Busy', 'Busy'], () => chances.shift() ?? 0)).toEqual([2, 0, 12]);
  });

  test('has jitter on top of MaxDelaySeconds', () => {
    const retry = [{ ErrorEquals: ['Busy'], IntervalSeconds: 4, MaxDelaySeconds: 5, JitterStrategy: 'FULL' }];
    expect(delays(retry, ['Busy', 'Busy'], () => 0.5)).toEqual([2, 2.5]);
  });

  test('takes the time as it is with jitter NONE', () => {
    expect(delays([{ ErrorEquals: ['Busy'], JitterStrategy: 'NONE' }], ['Busy'])).toEqual([1]);
  });
});

describe('retriers', () => {
  test('each count by themselves', () => {
    const retry: Json[] = [{ ErrorEquals: ['Busy'], MaxAttempts: 1 }, { ErrorEquals: ['Gone'] }];
    expect(delays(retry, ['Busy', 'Gone', 'Gone', 'Busy'])).toEqual([1, 1, 2, undefined]);
  });

  test('leave an error to the first one that is for it, also when that one is used up', () => {
    const retry: Json[] = [{ ErrorEquals: ['Busy'], MaxAttempts: 1 }, { ErrorEquals: ['States.ALL'] }];
    expect(delays(retry, ['Busy', 'Busy', 'Gone'])).toEqual([1, undefined, 1]);
  });

  test('try nothing again when there are none', () => {
    expect(delays([], ['Busy', undefined])).toEqual([undefined, undefined]);
  });

  test('do not know an error that none of them names', () => {
    expect(delays([{ ErrorEquals: ['Busy', 'Gone'] }], ['Late', 'Gone'])).toEqual([undefined, 1]);
  });

  test('start anew with each visit', () => {
    const policy = compileRetry([{ ErrorEquals: ['Busy'], MaxAttempts: 1 }]);
    expect(delaysOf(policy.begin(), ['Busy', 'Busy'])).toEqual([1, undefined]);
    expect(delaysOf(policy.begin(), ['Busy', 'Busy'])).toEqual([1, undefined]);
  });
});

describe('ErrorEquals', () => {
  test.each<[string[], string | undefined, boolean]>([
    [['Busy'], 'Busy', true],
    [['Busy'], 'busy', false],
    [['Busy'], 'Busy.Very', false],
    [['Gone', 'Busy'], 'Busy', true],
    [['Busy'], undefined, false],
    [['undefined'], undefined, false],
    [['__proto__'], '__proto__', true],
    [['Busy'], 'constructor', false],
    [['States.ALL'], 'Busy', true],
    [['States.ALL'], undefined, true],
    [['States.ALL'], '', true],
    [['States.ALL'], 'States.Timeout', true],
    [['States.ALL'], 'States.HeartbeatTimeout', true],
    [['States.ALL'], 'States.QueryEvaluationError', true],
    [['States.ALL'], 'States.Runtime', false],
    [['States.ALL'], 'States.DataLimitExceeded', false],
    [['State.ALL'], 'Busy', false],
    [['States.TaskFailed'], 'Busy', true],
    [['States.TaskFailed'], 'States.TaskFailed', true],
    [['States.TaskFailed'], 'States.Timeout', false],
    [['States.TaskFailed'], 'States.HeartbeatTimeout', false],
    [['States.TaskFailed'], 'States.Runtime', false],
    [['States.TaskFailed'], 'States.DataLimitExceeded', false],
    [['States.TaskFailed'], undefined, false],
    [['States.TaskFailed', 'States.Timeout'], 'States.Timeout', true],
    [['States.Timeout'], 'States.Timeout', true],
    [['States.Timeout'], 'States.HeartbeatTimeout', true],
    [['States.Timeout'], 'States.TaskFailed', false],
    [['States.HeartbeatTimeout'], 'States.HeartbeatTimeout', true],
    [['States.HeartbeatTimeout'], 'States.Timeout', false],
    [['States.DataLimitExceeded'], 'States.DataLimitExceeded', true],
    [['States.Runtime'], 'States.Runtime', false],
  ])('%j and %j: %s', (names, error, matches) => {
    expect(compileErrorEquals(names)(error)).toBe(matches);
  });
});
