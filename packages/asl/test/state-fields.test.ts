import { describe, expect, test } from 'vitest';
import type { QueryLanguage } from '../src/state-scope';
import { problemsOf } from './problems-of';

const inner = { StartAt: 'I', States: { I: { Type: 'Succeed' } } };
const paths = { InputPath: '$.a', OutputPath: null };
const reshaping = { ...paths, Parameters: { 'a.$': '$.b' }, ResultPath: '$.c' };
const result = { ...reshaping, ResultSelector: { 'a.$': '$.b' }, Retry: [], Catch: [] };
const common = { Comment: 'x', Assign: { a: 1 } };
const choice = { Variable: '$.a', IsNull: true, Next: 'B' };
const task = { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage' };

/** A state of each type and language with all of its fields, but for those that stand in files of their own. */
const FULL: readonly (readonly [QueryLanguage, Readonly<Record<string, unknown>>])[] = [
  ['JSONPath', { ...task, ...common, ...result, Next: 'B' }],
  ['JSONPath', { Type: 'Parallel', Branches: [inner], ...common, ...result, End: true }],
  ['JSONPath', { Type: 'Map', Iterator: inner, ...common, ...result, End: true }],
  ['JSONPath', { Type: 'Pass', Result: null, ...common, ...reshaping, ResultPath: null, Next: 'B' }],
  ['JSONPath', { Type: 'Wait', Seconds: 0, ...common, ...paths, Next: 'B' }],
  ['JSONPath', { Type: 'Choice', Choices: [choice], Default: 'B', ...common, ...paths }],
  ['JSONPath', { Type: 'Succeed', Comment: 'x', ...paths }],
  ['JSONPath', { Type: 'Fail', Comment: 'x', Error: 'a', CausePath: "States.Format('{}', $.a)" }],
  ['JSONata', { ...task, ...common, Arguments: '{% {} %}', Output: 1, Retry: [], Catch: [], Next: 'B' }],
  ['JSONata', { Type: 'Parallel', Branches: [inner], ...common, Arguments: [], Output: null, Next: 'B' }],
  ['JSONata', { Type: 'Map', ItemProcessor: inner, ...common, Output: {}, Next: 'B' }],
  ['JSONata', { Type: 'Pass', ...common, Output: '', Next: 'B' }],
  ['JSONata', { Type: 'Wait', Timestamp: '{% $now() %}', ...common, Output: 'x', Next: 'B' }],
  ['JSONata', { Type: 'Choice', Choices: [{ Condition: true, Next: 'B' }], ...common, Output: 'x' }],
  ['JSONata', { Type: 'Succeed', Comment: 'x', Output: 'x' }],
  ['JSONata', { Type: 'Fail', Comment: 'x', Error: '{% $a %}' }],
  ['JSONata', { Type: 'Fail', Cause: 'b' }],
];

describe('a state has the fields of its type and language', () => {
  test.each(FULL)('%s %j', (language, state) => {
    expect(problemsOf(state, { language })).toEqual([]);
    expect(problemsOf({ ...state, QueryLanguage: language })).toEqual([]);
  });

  test.each(FULL)('and no other: %s %j', (language, state) => {
    expect(problemsOf({ ...state, Timeout: 1 }, { language })).toEqual(["Timeout: Field 'Timeout' is not supported"]);
  });

  test.each([
    ['Pass', 'Parameters', { a: 1 }],
    ['Pass', 'Result', 1],
    ['Task', 'ResultSelector', {}],
    ['Task', 'TimeoutSecondsPath', '$.a'],
    ['Map', 'ItemsPath', '$.a'],
    ['Succeed', 'InputPath', '$'],
    ['Fail', 'CausePath', '$.a'],
  ])('%s has %s only in JSONPath', (type, name, value) => {
    expect(problemsOf({ ...stateOf('JSONPath', type), [name]: value })).toEqual([]);
    expect(problemsOf({ ...stateOf('JSONata', type), [name]: value }, { language: 'JSONata' })).toEqual([
      `${name}: Field '${name}' is only supported in a JSONPath state; this is a JSONata state`,
    ]);
  });

  test.each([
    ['Task', 'Arguments'],
    ['Pass', 'Output'],
    ['Map', 'Items'],
    ['Choice', 'Output'],
  ])('%s has %s only in JSONata', (type, name) => {
    expect(problemsOf({ ...stateOf('JSONPath', type), [name]: [] })).toEqual([
      `${name}: Field '${name}' is only supported in a JSONata state; this is a JSONPath state`,
    ]);
  });

  test.each([
    ['Fail', 'Next', 'B'],
    ['Fail', 'InputPath', '$'],
    ['Succeed', 'End', true],
    ['Succeed', 'Assign', {}],
    ['Choice', 'End', true],
    ['Choice', 'Retry', []],
    ['Wait', 'Catch', []],
    ['Pass', 'Retry', []],
    ['Pass', 'ResultSelector', {}],
    ['Parallel', 'TimeoutSeconds', 1],
    ['Task', 'Branches', []],
  ])('%s has no %s', (type, name, value) => {
    expect(problemsOf({ ...stateOf('JSONPath', type), [name]: value })).toEqual([
      `${name}: Field '${name}' is not supported`,
    ]);
  });
});

function stateOf(language: QueryLanguage, type: string): object {
  return FULL.find(([of, state]) => of === language && state.Type === type)?.[1] ?? {};
}

describe('the type', () => {
  test('is required', () => {
    expect(problemsOf({ End: true })).toEqual([": Field 'Type' is required"]);
  });

  test.each(['pass', 'constructor', '__proto__', 1, null])('is not %j', (Type) => {
    expect(problemsOf({ Type, End: true })).toEqual([
      'Type: Value is not one of Task, Parallel, Map, Pass, Wait, Choice, Succeed, Fail',
    ]);
  });
});

test('a state is an object', () => {
  expect(problemsOf([])).toEqual([': Value is not an object']);
});

describe('what follows', () => {
  test('is Next or End', () => {
    expect(problemsOf({ Type: 'Pass', End: true })).toEqual([]);
    expect(problemsOf({ Type: 'Pass', Next: 'B' })).toEqual([]);
    expect(problemsOf({ Type: 'Pass', Next: 'B', End: false })).toEqual([]);
    expect(problemsOf({ Type: 'Pass' })).toEqual([': One of the fields Next, End is required']);
    expect(problemsOf({ Type: 'Pass', End: false })).toEqual([': One of the fields Next, End is required']);
    expect(problemsOf({ Type: 'Pass', Next: 'B', End: true })).toEqual([
      ': There is more than one of the fields Next, End',
    ]);
  });

  test('is told by true and false', () => {
    expect(problemsOf({ Type: 'Pass', End: 'true', Next: 'B' })).toEqual(['End: Value is not a boolean']);
  });
});

describe('what a type needs', () => {
  test.each([
    ['Task', 'Resource'],
    ['Parallel', 'Branches'],
  ])('%s needs %s', (Type, name) => {
    expect(problemsOf({ Type, End: true })).toEqual([`: Field '${name}' is required`]);
  });

  test('Choice needs Choices', () => {
    expect(problemsOf({ Type: 'Choice', Default: 'B' })).toEqual([": Field 'Choices' is required"]);
  });

  test('Parallel needs an array', () => {
    expect(problemsOf({ Type: 'Parallel', Branches: inner, End: true })).toEqual(['Branches: Value is not an array']);
  });

  test('Map needs one machine', () => {
    expect(problemsOf({ Type: 'Map', End: true })).toEqual([': One of the fields ItemProcessor, Iterator is required']);
  });
});

describe('Wait', () => {
  test.each([
    { Seconds: 99_999_999 },
    { SecondsPath: '$.a' },
    { Timestamp: '2016-08-18T17:33:00Z' },
    { TimestampPath: '$a.b' },
  ])('may have %j', (time) => {
    expect(problemsOf({ Type: 'Wait', End: true, ...time })).toEqual([]);
  });

  test('has one time', () => {
    expect(problemsOf({ Type: 'Wait', End: true })).toEqual([
      ': One of the fields Seconds, SecondsPath, Timestamp, TimestampPath is required',
    ]);
    expect(problemsOf({ Type: 'Wait', Seconds: 1, TimestampPath: '$.a', End: true })).toEqual([
      ': There is more than one of the fields Seconds, TimestampPath',
    ]);
  });

  test('has a time that can be', () => {
    expect(problemsOf({ Type: 'Wait', Seconds: -1, End: true })).toEqual(['Seconds: Value is less than 0']);
    expect(problemsOf({ Type: 'Wait', Seconds: '{% 1 %}', End: true })).toEqual([
      'Seconds: Value is not a whole number',
    ]);
    expect(problemsOf({ Type: 'Wait', Timestamp: 'noon', End: true })).toEqual([
      'Timestamp: Value is not a timestamp such as 2016-08-18T17:33:00Z',
    ]);
  });
});

test.each(['Error', 'Cause'])('Fail has %s once', (name) => {
  expect(problemsOf({ Type: 'Fail', [`${name}Path`]: '$.a' })).toEqual([]);
  expect(problemsOf({ Type: 'Fail', [name]: 'a', [`${name}Path`]: '$.a' })).toEqual([
    `: There is more than one of the fields ${name}, ${name}Path`,
  ]);
});
