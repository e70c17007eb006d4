import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/json';
import { comparisonOf, compileComparison } from '../../src/engine/comparison';

const less = ['LessThan', 'LessThanEquals'];
const equal = ['Equals', 'LessThanEquals', 'GreaterThanEquals'];
const greater = ['GreaterThan', 'GreaterThanEquals'];
const RELATIONS = ['Equals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];

/** The relations that hold between two values. */
function relationsOf(type: string, value: Json, operand: Json): string[] {
  return RELATIONS.filter((relation) => comparisonOf(type + relation)?.(value, operand));
}

describe('the relations that hold', () => {
  test.each<[string, Json, Json, string[]]>([
    ['Numeric', 0, 1, less],
    ['Numeric', 1, 1, equal],
    ['Numeric', 1.5, 1, greater],
    ['Numeric', -1e308, 1e308, less],
    ['Numeric', 1e308, 1e308, equal],
    ['String', 'A', 'AB', less],
    ['String', 'B', 'AB', greater],
    ['String', 'a', 'B', greater],
    ['String', '', '', equal],
    ['String', 'A', 'A\t\n\r', less],
    ['String', '10', '9', less],
    ['String', '\u{1F600}', '\uFFFD', less],
    ['Timestamp', '2012-10-09T19:00:55Z', '2012-10-09T19:00:56Z', less],
    ['Timestamp', '2012-10-09T19:00:55Z', '2012-10-09T20:00:55+01:00', equal],
    ['Timestamp', '2012-10-09T19:00:56Z', '2012-10-09T19:00:55.999999999Z', greater],
    ['Timestamp', '2012-10-09T19:00:55.000000001Z', '2012-10-09T19:00:55.000000002Z', less],
  ])('%s: %j to %j', (type, value, operand, relations) => {
    expect(relationsOf(type, value, operand)).toEqual(RELATIONS.filter((relation) => relations.includes(relation)));
  });
});

describe('no relation holds', () => {
  test.each<[string, Json, Json]>([
    ['Numeric', '0', 0],
    ['Numeric', 0, '0'],
    ['Numeric', true, 1],
    ['Numeric', null, 0],
    ['Numeric', [1], 1],
    ['String', 1, '1'],
    ['String', '1', 1],
    ['String', null, 'null'],
    ['String', ['a'], 'a'],
    ['String', {}, '[object Object]'],
    ['Timestamp', '2012-10-09', '2012-10-09'],
    ['Timestamp', '2012-10-09T19:00:55', '2012-10-09T19:00:55'],
    ['Timestamp', 0, '1970-01-01T00:00:00Z'],
    ['Timestamp', '1970-01-01T00:00:00Z', 0],
  ])('%s: %j to %j', (type, value, operand) => {
    expect(relationsOf(type, value, operand)).toEqual([]);
  });
});

describe('BooleanEquals', () => {
  test.each<[Json, Json, boolean]>([
    [true, true, true],
    [false, false, true],
    [false, true, false],
    [true, false, false],
    [1, true, false],
    [0, false, false],
    ['true', true, false],
    ['', false, false],
    [null, false, false],
    [[], false, false],
    [{}, true, false],
  ])('%j to %j: %s', (value, operand, equals) => {
    expect(comparisonOf('BooleanEquals')?.(value, operand)).toBe(equals);
  });
});

describe('a test of the type', () => {
  const values: Json[] = [
    null,
    true,
    false,
    0,
    1.1,
    '',
    'HelloWorld',
    '2023-02-24',
    '2012-10-09T19:00:55',
    '2012-10-09T19:00:55Z',
    '2012-10-09T19:00:55+01:00',
    [],
    [''],
    {},
    { A: 0 },
  ];
  test.each<[string, Json[]]>([
    ['IsNull', [null]],
    ['IsBoolean', [true, false]],
    ['IsNumeric', [0, 1.1]],
    [
      'IsString',
      ['', 'HelloWorld', '2023-02-24', '2012-10-09T19:00:55', '2012-10-09T19:00:55Z', '2012-10-09T19:00:55+01:00'],
    ],
    ['IsTimestamp', ['2012-10-09T19:00:55Z', '2012-10-09T19:00:55+01:00']],
  ])('%s', (operator, passing) => {
    expect(values.filter((value) => compileComparison(operator, true)?.(value))).toEqual(passing);
    expect(values.filter((value) => !compileComparison(operator, false)?.(value))).toEqual(passing);
  });
});

describe('an operator with its operand', () => {
  test('holds the value against it', () => {
    const test = compileComparison('NumericLessThan', 5);
    expect([test?.(4), test?.(5)]).toEqual([true, false]);
  });

  test('matches a pattern, with text only', () => {
    const test = compileComparison('StringMatches', '1*');
    expect([test?.('12'), test?.('21'), test?.(12), test?.(null)]).toEqual([true, false, false, false]);
  });
});

describe('there is no operator', () => {
  test.each([
    ['NumericLess', 1],
    ['BooleanLessThan', true],
    ['StringMatches', 1],
    ['StringEqualsPath', '$.a'],
    ['IsPresent', true],
    ['constructor', 1],
    ['Variable', '$.a'],
  ])('%s', (operator, operand) => {
    expect(compileComparison(operator, operand)).toBeUndefined();
  });

  test.each(['IsNull', 'StringMatches', 'BooleanGreaterThan', 'toString', ''])('%j that takes a path', (operator) => {
    expect(comparisonOf(operator)).toBeUndefined();
  });
});
