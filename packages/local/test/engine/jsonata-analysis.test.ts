import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import { analyseJsonata, MARK } from '../../src/engine/jsonata-analysis';
import type { AstNode, JsonataAnalysis, Reads } from '../../src/engine/jsonata-analysis';

function analyse(expression: string): JsonataAnalysis {
  return analyseJsonata(jsonata(expression).ast() as unknown as AstNode);
}

/** What is read, as nested names; `true` for all of a value. */
function reads(expression: string): unknown {
  const plain = ({ fields }: Reads): unknown =>
    fields === undefined ? true : Object.fromEntries([...fields].map(([name, inner]) => [name, plain(inner)]));
  return Object.fromEntries([...analyse(expression).names].map(([name, inner]) => [name, plain(inner)]));
}

describe('what an expression reads', () => {
  test.each([
    ['$states.input.a.b + $states.result', { states: { input: { a: { b: true } }, result: true } }],
    ['$states.input.a.b & $states.input.a', { states: { input: { a: true } } }],
    ['$states.input.a & $states.input.a.b', { states: { input: { a: true } } }],
    ['$states.input.items[id = $id].price', { states: { input: { items: true } }, id: true }],
    ['$sum($order.lines.price)', { sum: true, order: { lines: { price: true } } }],
    ['$states.input.(a + b)', { states: { input: true } }],
    ['$states.*', { states: true }],
    ['$states', { states: true }],
    ['$x[0].a', { x: true }],
    ['$states.input.lines[0].%.id', { states: true }],
    ['{"a": $x.y}', { x: { y: true } }],
    ['$x ~> |a|{"b": 1}|', { x: true, clone: true }],
  ])('%s', (expression, expected) => {
    expect(reads(expression)).toEqual(expected);
  });
});

describe('the library may write into the data of', () => {
  test.each([
    ['$x.a{b: c}', true],
    ['$x.a[]', true],
    ['$x.a.{"b": c}', true],
    ['$x[{"a": 1} = $]', true],
    ['$map($x, function($v) { $v.{"a": 1} })', true],
    ['$x ~> |a|{"b": 1}|', true],
    ['{"a": $x, "b": {"c": [1]}}', false],
    ['$map($x, function($v) { {"a": $v} })', false],
    ['$x.a[0].b', false],
  ])('%s: %s', (expression, expected) => {
    expect(analyse(expression).writes).toBe(expected);
  });

  test.each([
    ['$x ~> |a|{"b": 1}|', true],
    ['$x.a{b: c}', false],
  ])('%s transforms: %s', (expression, expected) => {
    expect(analyse(expression).transforms).toBe(expected);
  });
});

describe('the signature of a lambda', () => {
  test.each(['', '<n-n?:n>', '<a<n>f?:a>', '<s+:s>', '<(sn)s:x>'])('may be %s', (signature) => {
    expect(analyse(`function($a, $b)${signature} { $a }`).problem).toBeUndefined();
  });

  test.each(['<s+s+:s>', `<${'s?'.repeat(9)}:s>`, '<(a](s+)+[)>'])('may not be %s', (signature) => {
    expect(analyse(`function($a, $b)${signature} { $a }`).problem).toContain(
      'has more optional and repeated parameters',
    );
  });
});

test.each(['$x@$then[0]', '$x#$then[0]'])('no path binds $then: %s', (expression) => {
  expect(analyse(expression).problem).toBe('A variable that a path binds cannot have the name $then');
  expect(analyse(expression.replace('then', 'next')).problem).toBeUndefined();
});

test('what is called, compared or made into a field is marked', () => {
  const root = jsonata('$f("a" = $b)').ast() as unknown as AstNode;
  analyseJsonata(root);
  const [comparison] = root.arguments as AstNode[];
  expect((root.procedure as AstNode)[MARK]).toEqual({ isCalled: true });
  expect((comparison?.lhs as AstNode)[MARK]).toEqual({ isDeep: true });
  expect(comparison?.[MARK]).toBeUndefined();
});

test('a chain of 100,000 parts is gone through without recursion', () => {
  let chain: AstNode = { type: 'variable', value: 'x' };
  for (let count = 0; count < 100_000; count++) {
    chain = { type: 'block', expressions: [chain] };
  }
  expect([...analyseJsonata(chain).names.keys()]).toEqual(['x']);
});
