import { expect, test } from 'vitest';
import { condition, doing } from '../../src/demo/state-label.ts';

test.each([
  [{ Condition: '{% $total >= 1000 %}' }, '$total >= 1000'],
  [{ Variable: '$.total', NumericGreaterThanEquals: 1000 }, '$.total ≥ 1000'],
  [{ Variable: '$.total', NumericLessThanPath: '$.limit' }, '$.total < $.limit'],
  [{ Variable: '$.name', StringEquals: 'Ann' }, '$.name = "Ann"'],
  [{ Variable: '$.name', StringMatches: 'A*' }, '$.name is like "A*"'],
  [{ Variable: '$.name', IsPresent: true }, '$.name is present'],
  [{ Variable: '$.name', IsNull: false }, '$.name is not null'],
  [{ Not: { Variable: '$.a', BooleanEquals: true } }, 'not $.a = true'],
  [
    {
      And: [
        { Variable: '$.a', IsPresent: true },
        {
          Or: [
            { Variable: '$.b', NumericEquals: 1 },
            { Variable: '$.c', NumericEquals: 2 },
          ],
        },
      ],
    },
    '$.a is present and ($.b = 1 or $.c = 2)',
  ],
])('a rule %j reads %s', (rule, words) => {
  expect(condition(rule)).toBe(words);
});

test.each([
  [{ Type: 'Task', Resource: 'arn:aws:states:::dynamodb:getItem' }, 'dynamodb:getItem'],
  [{ Type: 'Task', Resource: '${Approval1A2B3C4D}' }, 'Approval'],
  [{ Type: 'Task', Resource: '${Pay1A2B3C4D.Arn}', Retry: [{}] }, 'Pay, retried'],
  [
    {
      Type: 'Task',
      Resource: '${Eval.Arn}',
      Parameters: { expression: '$.a + 1', expressionAttributeValues: { '$.a.$': '$.a' } },
    },
    '$.a + 1',
  ],
  [{ Type: 'Map', ItemsPath: '$.items' }, 'for each of $.items'],
  [{ Type: 'Map', Items: '{% $items %}' }, 'for each of $items'],
  [{ Type: 'Parallel', Branches: [] }, '0 branches'],
  [{ Type: 'Wait', Seconds: 5 }, 'for 5 seconds'],
  [{ Type: 'Wait', TimestampPath: '$.at' }, 'until $.at'],
  [{ Type: 'Fail', Error: 'TooLate' }, 'fails: TooLate'],
  [{ Type: 'Succeed' }, 'succeed'],
])('a state %j reads %s', (state, words) => {
  expect(doing(state)).toBe(words);
});
