import { describe, expect, test } from 'vitest';
import { messageOf } from '../../../tools/vitest/rendered-state';
import { checkJsonata, parseJsonata, readsTaskToken, undelimited } from '../src/jsonata-grammar';

describe('delimiters', () => {
  test.each([
    ['{% $x %}', '$x'],
    ['{%$x%}', '$x'],
    ['{%\n  $x\n%}', '$x'],
    ['{%%}', ''],
    ['{% "%}" %}', '"%}"'],
  ])('%j hold %j', (text, expression) => {
    expect(undelimited(text)).toBe(expression);
  });

  test.each(['', '$x', '{%}', '{% $x', '$x %}', ' {% $x %}', '{% $x %} ', 'a {% $x %} b'])(
    '%j hold nothing',
    (text) => {
      expect(undelimited(text)).toBeUndefined();
    },
  );
});

test.each(['$states.input.order_1.id', '$x', '$a.and.or.in', '$a.function.states', '$a.truely.falsey.nullable'])(
  '%j is a plain path and parses',
  (text) => {
    checkJsonata(text);
    expect(parseJsonata(text)).toBeDefined();
  },
);

test.each(['$a.true', '$a.null.b', '$a.', '$a..', '$a.1', '$1 +'])('%j is no plain path and does not parse', (text) => {
  expect(messageOf(() => checkJsonata(text))).toBe(messageOf(() => parseJsonata(text)));
});

test('what parses has a syntax tree', () => {
  expect(parseJsonata('$sum($states.input.prices)')).toMatchObject({ type: 'function' });
});

test.each([
  ['', 'A JSONata expression is missing at position 0 of ""'],
  ['\n', 'A JSONata expression is missing at position 0 of "\\n"'],
  ['$x +', 'Not JSONata: Unexpected end of expression at position 4 of "$x +"'],
  ['(', 'Not JSONata: Expected ")" before end of expression at position 1 of "("'],
])('%j does not parse', (text, message) => {
  expect(messageOf(() => parseJsonata(text))).toBe(message);
});

test.each([
  ['$states.context.Task.Token', true],
  ['$states', true],
  ['$count($states.context.Task)', true],
  ['$states.input.{"t": $states.context.Task.Token}', true],
  ['$states.input[id = $states.context.Task.Token]', true],
  ['$map([1], function($i) { $states.context.Task.Token & $i })', true],
  ['($c := $states.context; $c.Task.Token)', true],
  ['$states.input', false],
  ['$states.context.State', false],
  ['"$states.context.Task.Token"', false],
  ['/* $states.context.Task.Token */ 1', false],
  ['$other.context.Task.Token', false],
])('%s hands the task token on: %s', (expression, expected) => {
  expect(readsTaskToken(expression)).toBe(expected);
});
