import { parseExpressionAt } from 'acorn';
import type { ArrowFunctionExpression, FunctionExpression } from 'acorn';
import { expect, test } from 'vitest';
import { ExpressionNames, functionNames, lexicalNames } from '../src/expression-names';

const functionOf = (text: string) =>
  parseExpressionAt(text, 0, { ecmaVersion: 2024 }) as ArrowFunctionExpression | FunctionExpression;

test.each([
  ['(a, { b, c: [d, ...e] }, f = 1, ...g) => 1', ['a', 'b', 'd', 'e', 'f', 'g']],
  ['function own(a) { if (a) { var b; for (var [c] of a) {} } }', ['arguments', 'own', 'a', 'b', 'c']],
  ['() => { let a; const b = 1; function c() { var d } }', []],
])('a function sees everywhere in it what %s declares', (text, expected) => {
  expect(functionNames(functionOf(text))).toEqual(expected);
});

test('a block has what let, const and functions declare in it', () => {
  const { body } = functionOf('() => { let a; const { b } = 1, c = 2; function d() {} var e; { let f } }');

  expect(body.type === 'BlockStatement' && lexicalNames(body.body)).toEqual(['a', 'b', 'c', 'd']);
});

test('names are seen from inside, and not from outside', () => {
  const outer = new ExpressionNames(['a']);
  const inner = outer.inside(['b']);

  expect([inner.has('a'), inner.has('b'), inner.all()]).toEqual([true, true, ['b', 'a']]);
  expect([outer.has('a'), outer.has('b'), outer.all()]).toEqual([true, false, ['a']]);
});
