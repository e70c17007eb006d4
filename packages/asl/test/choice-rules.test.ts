import { describe, expect, test } from 'vitest';
import { problemsOf } from './problems-of';

const choices = (...Choices: unknown[]) => problemsOf({ Type: 'Choice', Choices });
const jsonata = (...Choices: unknown[]) => problemsOf({ Type: 'Choice', Choices }, { language: 'JSONata' });
const comparison = { Variable: '$.a', IsPresent: true };

test('there is at least one', () => {
  expect(choices({ ...comparison, Next: 'B' })).toEqual([]);
  expect(choices()).toEqual(['Choices: Value is an empty array']);
});

test('each is an object', () => {
  expect(choices('a')).toEqual(['Choices/0: Value is not an object']);
});

describe('a rule in JSONPath', () => {
  test('may have a comment and variables', () => {
    expect(choices({ ...comparison, Comment: 'x', Assign: { 'a.$': '$' }, Next: 'B' })).toEqual([]);
  });

  test('leads somewhere', () => {
    expect(choices(comparison)).toEqual(["Choices/0: Field 'Next' is required"]);
  });

  test('compares a variable', () => {
    expect(choices({ IsPresent: true, Next: 'B' })).toEqual(["Choices/0: Field 'Variable' is required"]);
    expect(choices({ Variable: '$.a', Next: 'B' })).toEqual([
      'Choices/0: One comparison, such as StringEquals, or And, Or, Not is required',
    ]);
  });

  test('compares with a path', () => {
    expect(choices({ ...comparison, Variable: '$name.a', Next: 'B' })).toEqual([]);
    expect(choices({ ...comparison, Variable: 'a', Next: 'B' })).toEqual([
      "Choices/0/Variable: Value is not a path: A path starts with '$' at position 0 of 'a'",
    ]);
  });

  test('compares once', () => {
    expect(choices({ ...comparison, IsNull: true, Next: 'B' })).toEqual([
      'Choices/0: There is more than one of the fields IsPresent, IsNull',
    ]);
    expect(choices({ ...comparison, Not: comparison, Next: 'B' })).toEqual([
      'Choices/0: There is more than one of the fields IsPresent, Not',
    ]);
  });

  test('has no field of JSONata', () => {
    expect(choices({ ...comparison, Output: 1, Next: 'B' })).toEqual([
      "Choices/0/Output: Field 'Output' is not supported",
    ]);
  });

  test('has no comparison that is not known', () => {
    expect(choices({ Variable: '$.a', StringEqual: 'a', Next: 'B' })).toEqual([
      "Choices/0/StringEqual: Field 'StringEqual' is not supported",
      'Choices/0: One comparison, such as StringEquals, or And, Or, Not is required',
    ]);
  });
});

describe('a rule of rules', () => {
  test('has rules at any depth', () => {
    expect(choices({ And: [{ Or: [{ Not: comparison }] }, comparison], Next: 'B' })).toEqual([]);
    expect(choices({ Not: { Or: [{ Variable: '$.a' }] }, Next: 'B' })).toEqual([
      'Choices/0/Not/Or/0: One comparison, such as StringEquals, or And, Or, Not is required',
    ]);
  });

  test.each(['And', 'Or'])('%s is not empty', (name) => {
    expect(choices({ [name]: [comparison], Next: 'B' })).toEqual([]);
    expect(choices({ [name]: [], Next: 'B' })).toEqual([`Choices/0/${name}: Value is an empty array`]);
    expect(choices({ [name]: comparison, Next: 'B' })).toEqual([`Choices/0/${name}: Value is not an array`]);
  });

  test('Not is one rule', () => {
    expect(choices({ Not: [comparison], Next: 'B' })).toEqual(['Choices/0/Not: Value is not an object']);
  });

  test.each(['Next', 'Assign'])('has %s only at the top', (name) => {
    expect(choices({ Not: { ...comparison, [name]: 'B' }, Next: 'B' })).toEqual([
      `Choices/0/Not/${name}: Field '${name}' is not supported`,
    ]);
  });

  test('may be as deep as a definition', () => {
    let deep: object = comparison;
    for (let i = 0; i < 900; i++) {
      deep = { Not: deep };
    }
    expect(choices({ ...deep, Next: 'B' })).toEqual([]);
  });
});

describe('a rule in JSONata', () => {
  test('has a condition', () => {
    expect(jsonata({ Condition: '{% $states.input.a %}', Next: 'B' })).toEqual([]);
    expect(jsonata({ Condition: true, Next: 'B' })).toEqual([]);
    expect(jsonata({ Next: 'B' })).toEqual(["Choices/0: Field 'Condition' is required"]);
    expect(jsonata({ Condition: 'a', Next: 'B' })).toEqual(['Choices/0/Condition: Value is not a boolean']);
  });

  test('leads somewhere', () => {
    expect(jsonata({ Condition: true })).toEqual(["Choices/0: Field 'Next' is required"]);
  });

  test('may have an output and variables', () => {
    expect(jsonata({ Condition: true, Output: '{% 1 %}', Assign: { a: 1 }, Comment: 'x', Next: 'B' })).toEqual([]);
  });

  test('has no comparison', () => {
    expect(jsonata({ Condition: true, Variable: '$.a', Next: 'B' })).toEqual([
      "Choices/0/Variable: Field 'Variable' is not supported",
    ]);
  });
});
