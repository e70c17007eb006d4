import { expect, test } from 'vitest';
import { conditionText } from '../../src/desk/condition-text';
import type { JsonObject } from '../../src/json';

test.each<[JsonObject, string]>([
  [{ Variable: '$.n', NumericGreaterThan: 3, Next: 'A' }, '$.n > 3'],
  [{ Variable: '$.n', NumericLessThanEqualsPath: '$.most' }, '$.n ≤ $.most'],
  [{ Variable: '$.s', StringEquals: 'DE' }, '$.s = "DE"'],
  [{ Variable: '$.s', StringMatches: 'a*' }, '$.s like "a*"'],
  [{ Variable: '$.b', BooleanEquals: true }, '$.b = true'],
  [{ Variable: '$.t', TimestampGreaterThanEquals: '2026-01-01T00:00:00Z' }, '$.t ≥ "2026-01-01T00:00:00Z"'],
  [{ Variable: '$.x', IsPresent: true }, '$.x is present'],
  [{ Variable: '$.x', IsNull: false }, '$.x is not null'],
  [{ Not: { Variable: '$.x', IsPresent: true } }, 'not $.x is present'],
  [
    { And: [{ Variable: '$.a', BooleanEquals: true }, { Or: [{ Variable: '$.b', IsNull: true }] }] },
    '$.a = true and ($.b is null)',
  ],
  [{ Condition: '{% $states.input.n > 3 %}' }, '$states.input.n > 3'],
  [{ Condition: true }, 'true'],
  [{ Variable: '$.x', constructor: 1 }, '$.x'],
  [{ And: [1] }, '…'],
  [{}, ''],
])('%j', (rule, text) => {
  expect(conditionText(rule)).toBe(text);
});

test('a condition that is nested deep is cut', () => {
  let rule: JsonObject = { Variable: '$.x', IsNull: true };
  for (let level = 0; level < 5000; level++) {
    rule = { Not: rule };
  }
  expect(conditionText(rule)).toBe(`${'not '.repeat(9)}…`);
});
