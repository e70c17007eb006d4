import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/json';
import { compileWait, waitSeconds } from '../../src/engine/wait-duration';

const now = Date.UTC(2026, 0, 1, 12, 0, 0);

function wait(state: JsonObject, input: Json = {}): number {
  return compileWait(state)({
    input,
    context: {},
    variables: { get: () => undefined, all: () => ({}) },
    entropy: { now: () => now, random: () => 0, uuid: () => '' },
  });
}

describe('a Wait state waits', () => {
  test.each<[string, JsonObject, Json, number]>([
    ['its seconds', { Seconds: 10 }, {}, 10],
    ['no second', { Seconds: 0 }, {}, 0],
    ['seconds of the input', { SecondsPath: '$.a' }, { a: 5 }, 5],
    ['0 seconds of the input', { SecondsPath: '$.a' }, { a: 0 }, 0],
    ['68 years', { SecondsPath: '$.a' }, { a: 2_147_483_647 }, 2_147_483_647],
    ['until its timestamp', { Timestamp: '2026-01-01T12:01:00Z' }, {}, 60],
    ['until a timestamp of the input', { TimestampPath: '$.a' }, { a: '2026-01-01T13:00:00.5+01:00' }, 0.5],
    ['not for what is over', { TimestampPath: '$.a' }, { a: '2016-03-05T21:29:29.243167252Z' }, 0],
    ['until the last second of 68 years', { TimestampPath: '$.a' }, { a: '2094-01-19T15:14:07Z' }, 2_147_483_647],
  ])('%s', (_, state, input, seconds) => {
    expect(wait(state, input)).toBe(seconds);
  });
});

describe('SecondsPath does not take', () => {
  test.each<[string, Json, string]>([
    ['a negative number', -1, 'The SecondsPath parameter references a negative value: $.a == -1'],
    ['a fraction', 1.5, 'The SecondsPath parameter cannot be parsed as a long value: $.a == 1.5'],
    ['text', 'soon', 'The SecondsPath parameter cannot be parsed as a long value: $.a == soon'],
    ['null', null, 'The SecondsPath parameter cannot be parsed as a long value: $.a == null'],
    ['a list', [1], 'The SecondsPath parameter cannot be parsed as a long value: $.a == [1]'],
    [
      'more than 64 bits',
      1e19,
      'The SecondsPath parameter cannot be parsed as a long value: $.a == 10000000000000000000',
    ],
    ['more than 68 years', 2_147_483_648, 'Wait state delay is too long.'],
  ])('%s', (_, a, problem) => {
    expect(() => wait({ SecondsPath: '$.a' }, { a })).toThrow(`States.Runtime: ${problem}`);
  });

  test('a path that finds nothing', () => {
    expect(() => wait({ SecondsPath: '$.a' }, {})).toThrow(
      "States.Runtime: Invalid path '$.a' : No results for path: $['a']",
    );
  });
});

describe('TimestampPath does not take', () => {
  const problem =
    'The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string';
  test.each<[string, Json, string]>([
    ['a time without an offset', '2026-11-22T11:06:36', `${problem}: $.a == 2026-11-22T11:06:36`],
    ['an hour 25', '2026-12-05T25:29:29Z', `${problem}: $.a == 2026-12-05T25:29:29Z`],
    ['a number', 5, `${problem}: $.a == 5`],
    ['an object', { b: 1 }, `${problem}: $.a == {"b":1}`],
    ['more than 68 years', '2094-01-19T15:14:08Z', 'Wait state delay is too long.'],
  ])('%s', (_, a, message) => {
    expect(() => wait({ TimestampPath: '$.a' }, { a })).toThrow(`States.Runtime: ${message}`);
  });
});

describe('in the definition', () => {
  test('a timestamp that is none fails the state', () => {
    expect(() => wait({ Timestamp: 'tomorrow' })).toThrow(
      'States.Runtime: The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: tomorrow',
    );
  });

  test('one of the four fields is needed', () => {
    expect(() => compileWait({ Type: 'Wait' })).toThrow(
      'A Wait state needs Seconds, SecondsPath, Timestamp or TimestampPath',
    );
  });
});

describe('a value that JSONata gave', () => {
  test.each<['Seconds' | 'Timestamp', Json, number]>([
    ['Seconds', 0, 0],
    ['Seconds', 10, 10],
    ['Timestamp', '2026-01-01T12:00:10Z', 10],
    ['Timestamp', '2016-03-14T01:59:00Z', 0],
  ])('%s %j', (field, value, seconds) => {
    expect(waitSeconds(field, value, now)).toBe(seconds);
  });

  test.each<['Seconds' | 'Timestamp', Json, string]>([
    ['Seconds', -1, 'The Seconds field has a negative value: -1'],
    ['Seconds', 1.5, 'The Seconds field cannot be parsed as a long value: 1.5'],
    ['Seconds', '10', 'The Seconds field cannot be parsed as a long value: 10'],
    [
      'Timestamp',
      '05-12-2016T21:29:29Z',
      'The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: 05-12-2016T21:29:29Z',
    ],
    [
      'Timestamp',
      10,
      'The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: 10',
    ],
  ])('fails the evaluation: %s %j', (field, value, problem) => {
    expect(() => waitSeconds(field, value, now)).toThrow(
      expect.objectContaining({ error: 'States.QueryEvaluationError', problem, location: field }),
    );
  });

  test('fails the state when it is more than 68 years', () => {
    expect(() => waitSeconds('Timestamp', '2094-01-19T15:14:08Z', now)).toThrow(
      'States.Runtime: Wait state delay is too long.',
    );
  });
});
