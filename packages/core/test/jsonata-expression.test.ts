import { Stack, Token } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { Jsonata, JsonPath } from '../src';
import { JsonataExpression } from '../src/jsonata-expression';

const expression = new JsonataExpression('$x.y');

test('an expression resolves to itself with delimiters, in every encoding', () => {
  for (const encoded of [expression, expression.toString(), Token.asNumber(expression), Token.asList(expression)]) {
    expect(new Stack().resolve(encoded)).toBe('{% $x.y %}');
  }
});

test('it is told from other values', () => {
  expect(JsonataExpression.isJsonataExpression(expression)).toBe(true);
  expect(JsonataExpression.isJsonataExpression(Jsonata.object('$x'))).toBe(true);
  expect(JsonataExpression.isJsonataExpression(JsonPath.objectAt('$.x'))).toBe(false);
  expect(JsonataExpression.isJsonataExpression('{% $x %}')).toBe(false);
  expect(JsonataExpression.isJsonataExpression(undefined)).toBe(false);
});

test('it can be read in JSON', () => {
  expect(JSON.stringify({ a: expression })).toBe('{"a":"{% $x.y %}"}');
});
