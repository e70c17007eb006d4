import { describe, expect, test } from 'vitest';
import { problemsOf } from './problems-of';

const parameters = (Parameters: unknown) => problemsOf({ Type: 'Pass', Parameters, End: true });

test.each([
  {},
  { a: '$.b', b: [null, 1], c: { d: true } },
  { 'a.$': '$.b' },
  { 'a.$': '$$.Execution.Id', 'b.$': '$name', 'c.$': "States.Format('{}', $.d)" },
  { a: [{ b: { 'c.$': '$.d' } }] },
  { '.$': '$.a' },
])('%j is a template', (template) => {
  expect(parameters(template)).toEqual([]);
});

test.each([['$.a'], [['$.a']], [1], [null]])('%j is none', (template) => {
  expect(parameters(template)).toEqual(['Parameters: Value is not an object']);
});

describe('a field that ends in .$', () => {
  test('holds a path or an intrinsic function', () => {
    expect(parameters({ 'a.$': 'b' })).toEqual([
      "Parameters: The value for the field 'a.$' must be a valid path or intrinsic function: A path starts with '$' and an intrinsic function with 'States.' at position 0 of 'b'",
    ]);
  });

  test('holds text', () => {
    expect(parameters({ 'a.$': { b: 1 } })).toEqual([
      "Parameters: The value for the field 'a.$' must be a valid path or intrinsic function: it is not a string",
    ]);
  });

  test('is looked for at any depth', () => {
    expect(parameters({ a: [[{ b: { 'c.$': 1 } }]] })).toEqual([
      "Parameters/a/0/0/b: The value for the field 'c.$' must be a valid path or intrinsic function: it is not a string",
    ]);
  });

  test('does not stand beside the field without .$', () => {
    expect(parameters({ a: { b: 1, 'b.$': '$.c' } })).toEqual([
      'Parameters/a: There is more than one of the fields b, b.$',
    ]);
  });
});
