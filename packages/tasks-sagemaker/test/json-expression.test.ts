import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Tokenization } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { messageOf } from '../../../tools/vitest/rendered-state';
import { textFromState } from '../src/json-expression';

test.each([
  ['a path', '$.a', '$.a'],
  ['a function', "States.Format('{}', $.a)", "States.Format('{}', $.a)"],
  ['a reference', JsonPath.stringAt('$.a'), '$.a'],
])('%s becomes a reference', (_, expression, path) => {
  expect(Tokenization.reverseCompleteString(textFromState(expression))).toMatchObject({ path });
});

test.each([
  ['an expression', '{% $a %}'],
  ['a reference of JSONata', Jsonata.string('$a')],
])('%s becomes an expression', (_, expression) => {
  expect(Tokenization.reverseCompleteString(textFromState(expression))).toMatchObject({ expression: '$a' });
});

test('text with a reference is left alone', () => {
  const text = `s3://${JsonPath.stringAt('$.a')}`;

  expect(textFromState(text)).toBe(text);
});

test('what does not parse is an error', () => {
  expect(messageOf(() => textFromState('{% ( %}'))).toMatch(/at position \d+ of "\("/);
});
