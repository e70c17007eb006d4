import { describe, expect, test } from 'vitest';
import type { DefinitionProblem } from '../src';
import { DefinitionPlace } from '../src/definition-place';
import {
  anything,
  atMostOne,
  checkFields,
  exactlyOne,
  flag,
  integer,
  listOf,
  number,
  oneOf,
  orNull,
  path,
  pathOrFunction,
  resultPath,
  syntaxProblem,
  text,
  timestamp,
} from '../src/field-check';
import type { FieldCheck } from '../src/field-check';

function messages(value: unknown, check: FieldCheck): string[] {
  const problems: DefinitionProblem[] = [];
  check(DefinitionPlace.root(value, problems), { language: 'JSONPath', workflow: 'STANDARD' });
  return problems.map(({ message, location }) => (location === '/' ? message : `${location}: ${message}`));
}

test.each<[string, FieldCheck, unknown, unknown, string]>([
  ['text', text, '', 1, 'Value is not a string'],
  ['a flag', flag, false, 'false', 'Value is not a boolean'],
  ['a number', number(0, 1), 0.5, '0.5', 'Value is not a number'],
  ['a number within limits', number(0, 1), 0, -0.1, 'Value is less than 0'],
  ['a number within limits', number(0, 1), 1, 1.1, 'Value is more than 1'],
  ['a whole number', integer(1), 1, 1.5, 'Value is not a whole number'],
  ['a whole number', integer(1), 1, '1', 'Value is not a whole number'],
  ['a whole number from', integer(1), 1, 0, 'Value is less than 1'],
  ['one of', oneOf('A', 'B'), 'B', 'C', 'Value is not one of A, B'],
  ['one of', oneOf('A', 'B'), 'B', ['B'], 'Value is not one of A, B'],
  [
    'a timestamp',
    timestamp,
    '2016-08-18T17:33:00.123+02:00',
    '2016-08-18',
    'Value is not a timestamp such as 2016-08-18T17:33:00Z',
  ],
  ['a timestamp', timestamp, '2016-08-18T17:33:00Z', 1, 'Value is not a timestamp such as 2016-08-18T17:33:00Z'],
  ['a path', path, '$$.Execution.Id', 1, 'Value is not a path'],
  ['a path', path, '$.a[*]', 'a', "Value is not a path: A path starts with '$' at position 0 of 'a'"],
  ['a path', path, '$name', null, 'Value is not a path'],
  [
    'a reference path',
    resultPath,
    '$.a[0]',
    '$.a[*]',
    "Value is not a reference path: A reference path has only fields and indexes, no operator that finds many at position 0 of '$.a[*]'",
  ],
  ['a reference path', resultPath, null, 1, 'Value is not a reference path'],
  ['a path or a function', pathOrFunction, 'States.UUID()', {}, 'Value is not a path or intrinsic function'],
  ['null or', orNull(text), null, 1, 'Value is not a string'],
  ['null or', orNull(text), '', 1, 'Value is not a string'],
  ['a list of', listOf(text), [], 'a', 'Value is not an array'],
  ['a list of', listOf(text), ['a'], ['a', 1], '/1: Value is not a string'],
  ['a list of at least one', listOf(text, { empty: false }), ['a'], [], 'Value is an empty array'],
])('%s', (_name, check, valid, invalid, message) => {
  expect(messages(valid, check)).toEqual([]);
  expect(messages(invalid, check)).toEqual([message]);
});

test('anything will do', () => {
  expect(messages(undefined, anything)).toEqual([]);
});

describe('fields', () => {
  const check: FieldCheck = (place, scope) => checkFields(place, scope, { a: text, b: anything }, ['a']);

  test('are checked one by one', () => {
    expect(messages({ a: 'x', b: 1 }, check)).toEqual([]);
    expect(messages({ a: 1 }, check)).toEqual(['/a: Value is not a string']);
  });

  test('may be required', () => {
    expect(messages({ b: 1 }, check)).toEqual(["Field 'a' is required"]);
  });

  test('that are not known are not supported', () => {
    expect(messages({ a: 'x', c: 1 }, check)).toEqual(["/c: Field 'c' is not supported"]);
  });

  test.each(['constructor', '__proto__', 'toString'])('named %s are not supported either', (name) => {
    expect(messages(JSON.parse(`{"a": "x", "${name}": 1}`), check)).toEqual([
      `/${name}: Field '${name}' is not supported`,
    ]);
  });

  test.each([[[]], ['a'], [null]])('%j has none', (value) => {
    expect(messages(value, check)).toEqual(['Value is not an object']);
  });
});

describe('fields that exclude each other', () => {
  test('at most one', () => {
    const check: FieldCheck = (place) => atMostOne(place, 'a', 'b');
    expect(messages({}, check)).toEqual([]);
    expect(messages({ a: 1 }, check)).toEqual([]);
    expect(messages({ a: 1, b: 1 }, check)).toEqual(['There is more than one of the fields a, b']);
  });

  test('exactly one', () => {
    const check: FieldCheck = (place) => exactlyOne(place, 'a', 'b');
    expect(messages({ b: 1 }, check)).toEqual([]);
    expect(messages({}, check)).toEqual(['One of the fields a, b is required']);
    expect(messages({ a: 1, b: 1 }, check)).toEqual(['There is more than one of the fields a, b']);
  });
});

test('an error of the parser that is none of syntax is not swallowed', () => {
  const fail = () => {
    throw new Error('broken');
  };
  expect(() => syntaxProblem('$', fail)).toThrow('broken');
});
