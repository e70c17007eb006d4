import { expect, test } from 'vitest';
import { CHOICE_OPERATORS } from '../src/choice-operators';
import { problemsOf } from './problems-of';

const rule = (operator: string, operand: unknown) =>
  problemsOf({ Type: 'Choice', Choices: [{ Variable: '$.a', [operator]: operand, Next: 'B' }] });

test('there are those of the States Language', () => {
  expect(Object.keys(CHOICE_OPERATORS).sort()).toEqual([
    'BooleanEquals',
    'BooleanEqualsPath',
    'IsBoolean',
    'IsNull',
    'IsNumeric',
    'IsPresent',
    'IsString',
    'IsTimestamp',
    'NumericEquals',
    'NumericEqualsPath',
    'NumericGreaterThan',
    'NumericGreaterThanEquals',
    'NumericGreaterThanEqualsPath',
    'NumericGreaterThanPath',
    'NumericLessThan',
    'NumericLessThanEquals',
    'NumericLessThanEqualsPath',
    'NumericLessThanPath',
    'StringEquals',
    'StringEqualsPath',
    'StringGreaterThan',
    'StringGreaterThanEquals',
    'StringGreaterThanEqualsPath',
    'StringGreaterThanPath',
    'StringLessThan',
    'StringLessThanEquals',
    'StringLessThanEqualsPath',
    'StringLessThanPath',
    'StringMatches',
    'TimestampEquals',
    'TimestampEqualsPath',
    'TimestampGreaterThan',
    'TimestampGreaterThanEquals',
    'TimestampGreaterThanEqualsPath',
    'TimestampGreaterThanPath',
    'TimestampLessThan',
    'TimestampLessThanEquals',
    'TimestampLessThanEqualsPath',
    'TimestampLessThanPath',
  ]);
});

test.each([
  ['StringEquals', 'a', 1, 'Value is not a string'],
  ['StringMatches', 'a*', true, 'Value is not a string'],
  ['NumericGreaterThanEquals', 1.5, '1.5', 'Value is not a number'],
  ['BooleanEquals', false, 'false', 'Value is not a boolean'],
  ['IsPresent', true, 1, 'Value is not a boolean'],
  ['TimestampLessThan', '2016-08-18T17:33:00Z', 'today', 'Value is not a timestamp such as 2016-08-18T17:33:00Z'],
  ['NumericLessThanPath', '$.b', 1, 'Value is not a path'],
  ['StringEqualsPath', '$$.Execution.Name', 'b', "Value is not a path: A path starts with '$' at position 0 of 'b'"],
])('%s may be held against %j and not against %j', (operator, valid, invalid, message) => {
  expect(rule(operator, valid)).toEqual([]);
  expect(rule(operator, invalid)).toEqual([`Choices/0/${operator}: ${message}`]);
});
