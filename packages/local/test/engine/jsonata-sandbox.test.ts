import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import { EvaluationFailure } from '../../src/engine/evaluation-budget';
import { sandboxedExpression } from '../../src/engine/jsonata-sandbox';
import { NotJson } from '../../src/engine/plain-value';
import type { Json } from '../../src/json';
import { jsonataScope } from './jsonata-scope';

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}

const INPUT = JSON.stringify({
  number: 5,
  list: [3, 1, 2],
  none: [],
  nested: [[], [[1]]],
  order: {
    id: 7,
    lines: [
      { sku: 'a', price: 2, tags: [] },
      { sku: 'b', price: 3, tags: ['x'] },
    ],
  },
  text: 'x'.repeat(50_000),
  odd: {
    _jsonata_lambda: true,
    _jsonata_function: true,
    sequence: true,
    tupleStream: true,
    outerWrapper: true,
    '@': 1,
    then: 'x',
  },
});

async function result(expression: string, { freeze = true } = {}): Promise<Json | undefined> {
  const input = JSON.parse(INPUT) as Json;
  const scope = jsonataScope(input, { variables: { data: input } });
  if (freeze) {
    frozen(scope.states);
  }
  try {
    return await sandboxedExpression(expression).evaluate(scope);
  } finally {
    expect(JSON.stringify(input)).toBe(INPUT);
  }
}

describe('an expression that would never end, or take all memory', () => {
  test.each([
    ['tail recursion', '($f := function() { $f() }; $f())'],
    ['recursion of two functions', '($a := function($n) { $b($n) }; $b := function($n) { $a($n) }; $a(1))'],
    ['exponential recursion', '($f := function($n) { $n < 2 ? $n : $f($n - 1) + $f($n - 2) }; $f(50))'],
    ['loops in loops', '$map([1..10000], function($i) { $map([1..10000], function($j) { $i * $j }) })'],
    ['lists of lists', '[1..200000].[1..200000]'],
    ['large lists', '$map([1..1000], function($i) { [1..200000] })'],
    ['a group of many items', '([1..50000]){"all": $sum($)}'],
    ['comparisons of large values', '$map([1..100000], function($i) { $data.text = $states.input.text })'],
    ['searches in a large list', '($l := [1..200000]; $map([1..100000], function($i) { "x" in $l }))'],
    ['conditions on a large list', '($l := [1..200000]; $map([1..100000], function($i) { $l and $i }))'],
    ['a function of itself', '($f := function($g) { $g($g) }; $f($f))'],
    ['partial applications', '$map([1..100000], function($i) { $substring(?, $i) })'],
    ['picture strings', '$map([1..100000], function($i) { $formatNumber($i, $pad("#", 900, "0")) })'],
    ['a search that starts again and again', '$match($states.input.text, /x[^z]*z|x/)'],
    ['descendants of a large value', '($l := [1..100000]; $map([1..100000], function($i) { {"l": $l}.** }))'],
  ])('%s', async (_, expression) => {
    await expect(result(expression)).rejects.toThrow('It takes more than 1000000 steps, and may never end');
  });

  test.each([
    ['recursion', '($f := function($n) { 1 + $f($n + 1) }; $f(1))', 'Stack overflow'],
    ['a text that doubles', '$reduce([1..50], function($s, $i) { $s & $s }, "x")', 'a text of more than 4194304'],
    ['a list that doubles', '$reduce([1..50], function($s, $i) { $append($s, $s) }, [1])', 'maximum sequence length'],
    [
      'an array that doubles',
      '$reduce([1..50], function($s, $i) { [[$s], [$s]] }, [])',
      'a value of more than 16777216',
    ],
    ['an object that doubles', '$reduce([1..50], function($s, $i) { {"a": $s, "b": $s} }, {})', 'a value of more than'],
    [
      'results that double',
      '$reduce([1..50], function($s, $i) { $map([1, 2], function($x) { $s }) }, [])',
      'a value of',
    ],
    ['pairs that double', '$reduce([1..50], function($s, $i) { $zip([$s, 1], [$s, 1]) }, [])', 'a value of more than'],
    [
      'a transform that doubles',
      '$reduce([1..50], function($s, $i) { {} ~> |$|{"a": $s, "b": $s}| }, {})',
      'a value of',
    ],
    ['a value in itself', '{} ~> |$|{"self": $}|', 'nested deeper than 1000, or contains itself'],
    ['a value that goes down and down', '$reduce([1..2000], function($s, $i) { {"a": $s} }, 1)', 'nested deeper than'],
    ['a function of itself', '($f := function($g) { [$g($g)] }; $f($f))', 'hands a function on more than 500 times'],
    ['scopes in scopes', `${'('.repeat(500)}1${')'.repeat(500)}`, 'more than 500 scopes inside each other'],
    ['a large range', '[1..10000000]', 'maximum sequence length'],
    ['the length of an array', '[[1]] ~> |$|{"length": 4000000000}|', 'matches an array or a function'],
    [
      'order-by of too many items',
      '($l := [1..50000]; $count($l^(>$)))',
      'more items than an order-by clause can take',
    ],
  ])('%s', async (_, expression, problem) => {
    await expect(result(expression)).rejects.toThrow(problem);
  });

  test('stops all its branches', async () => {
    const scope = jsonataScope();
    let asked = 0;
    const counting = { ...scope, entropy: { ...scope.entropy, random: () => ++asked } };
    const expression = '{"a": $nope(), "b": ($f := function() { $random() > 0 ? $f() : 1 }; $f())}';
    await expect(sandboxedExpression(expression).evaluate(counting)).rejects.toThrow();
    const before = asked;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked).toBe(before);
  });
});

describe('an expression that takes its time ends', () => {
  test.each([
    ['deep recursion', '($f := function($n) { $n < 1 ? 0 : 1 + $f($n - 1) }; $f(2000))', 2_000],
    ['long tail recursion', '($f := function($n) { $n < 1 ? 0 : $f($n - 1) }; $f(20000))', 0],
    [
      'a function that is handed on',
      '($f := function($g, $n) { $n = 0 ? $g() : 1 + $f($g, $n - 1) }; $f(function() { 7 }, 400))',
      407,
    ],
    ['many scopes', `${'('.repeat(499)}1${')'.repeat(499)}`, 1],
    ['many fields', '$count($keys([1..10000]{$string($): $ * 2}))', 10_000],
    ['many items', '$sum([1..50000].($ * 2))', 2_500_050_000],
    ['order-by', '$states.input.order.lines^(>price).sku', ['b', 'a']],
    ['order-by of 5,000', '([1..5000]^(>$))[0]', 5_000],
    ['groups', '$states.input.order.lines{sku: $sum(price)}', { a: 2, b: 3 }],
    ['a large range', '$count([1..262144])', 262_144],
  ])('%s', async (_, expression, expected) => {
    expect(await result(expression)).toEqual(expected);
  });
});

describe('data is not changed, frozen or not', () => {
  test.each([
    ['$states.input.none{"a": $}', {}],
    ['$states.input.nested.{"a": 1}', [{ a: 1 }, { a: 1 }]],
    ['$states.input.none[]', []],
    ['$states.input.list[]', [3, 1, 2]],
    ['$states.input.order.lines[0][].sku', ['a']],
    ['$states.input.odd{"a": 1}', { a: 1 }],
    ['$states.input.list^($)', [1, 2, 3]],
    ['$reverse($sort($states.input.list))', [3, 2, 1]],
    ['$append($states.input.list, 4)', [3, 1, 2, 4]],
    [
      '$states.input.order ~> |lines|{"price": 0}, "tags"|',
      {
        id: 7,
        lines: [
          { sku: 'a', price: 0 },
          { sku: 'b', price: 0 },
        ],
      },
    ],
    ['{} ~> |$states.input.order|{"id": 8}|', {}],
    ['{} ~> |$data.order|{"id": 8}|', {}],
    ['{} ~> |$states|{"input": 8}|', {}],
    ['$states.input.order.lines#$i[$i = 1].{"at": $i}', { at: 1 }],
    [
      '$states.input.order.lines@$l.{"of": %.id, "sku": $l.sku}',
      [
        { of: 7, sku: 'a' },
        { of: 7, sku: 'b' },
      ],
    ],
    ['$states.input.order.lines.%.id', [7, 7]],
    ['$merge([$states.input.order, {"id": 8}]).id', 8],
  ])('%s', async (expression, expected) => {
    expect(await result(expression)).toEqual(expected);
    expect(await result(expression, { freeze: false })).toEqual(expected);
  });

  test.each([
    ['$states.input.order()', 'T1006'],
    ['$states.input.odd()', 'T1006'],
    ['$data.order.lines()', 'T1006'],
    ['($f := function() { $data.order() }; $f())', 'T1006'],
    ['$states.input.order(?)', 'T1006'],
  ])('%s', async (expression, code) => {
    await expect(result(expression)).rejects.toMatchObject({ code });
    await expect(result(expression, { freeze: false })).rejects.toMatchObject({ code });
  });
});

describe('nothing of the host is in reach', () => {
  test.each([
    ...['$states.constructor', '$states.input.__proto__', '$states.input.list.constructor', '$states.input.toString'],
    ...['$lookup($states, "constructor")', '$lookup($states.input, "__proto__")', '$constructor', '$__proto__'],
    ...['$string.implementation', '$string._jsonata_function', '$lookup($string, "implementation")', '$keys($string)'],
    ...[
      '$string.*',
      '(function($x) { $x }).environment',
      '(function($f) { $f.length })($string)',
      '/a/.source',
      '$eval',
      '$toString',
    ],
  ])('%s is nothing', async (expression) => {
    expect(await result(expression)).toBeUndefined();
  });

  test.each(['$spread($string)', '$string.$spread()', '$string.**', '/a/("a").next', '$merge([{"a": $string}])'])(
    '%s is no data',
    async (expression) => {
      await expect(result(expression)).rejects.toThrow(NotJson);
    },
  );

  test('a function of the library stays as it is', async () => {
    await expect(result('{} ~> |$string|{"implementation": 1}|')).rejects.toThrow(EvaluationFailure);
    expect(await result('$string(1)')).toBe('1');
    expect(await jsonata('$string(1)').evaluate(undefined)).toBe('1');
  });

  test('a variable may have the name of a function', async () => {
    const scope = jsonataScope({}, { variables: { sum: 5, parse: 6 } });
    expect(await sandboxedExpression('[$sum, $parse, $count([1])]').evaluate(scope)).toEqual([5, 6, 1]);
    expect(await sandboxedExpression('$sum([1, 2])').evaluate(jsonataScope())).toBe(3);
  });

  test.each([
    ['{"__proto__": {"x": 1}}', '{"__proto__":{"x":1}}'],
    ['{"a": {}} ~> |a|{"__proto__": {"x": 1}}|', '{"a":{"__proto__":{"x":1}}}'],
    ['$merge([{}, {"__proto__": {"x": 1}}])', '{"__proto__":{"x":1}}'],
    ['$spread({"__proto__": 1})', '{"__proto__":1}'],
    ['{"constructor": {"prototype": 1}}', '{"constructor":{"prototype":1}}'],
    ['[1]{"__proto__": $}', '{"__proto__":1}'],
  ])('%s makes a field', async (expression, expected) => {
    expect(JSON.stringify(await result(expression))).toBe(expected);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });
});

describe('a function that looks like a promise', () => {
  test.each([
    '(function($g) { {"then": $g} })(function($a, $b) { 1 })',
    '(function($g) { {"then": $states.input.number.$g} })(function($a, $b) { 1 })',
    '(function($g) { [1]{"then": $g} })(function($a, $b) { 1 })',
    '{"then": /a/}',
    '(function($g) { {} ~> |$|{"then": $g}| })(function($a, $b) { 1 })',
    '(function($g) { ([1, 2].$g)@$then[0].$then })(function($a, $b) { 1 })',
  ])('%s fails, and does not wait for ever', async (expression) => {
    await expect(result(expression)).rejects.toThrow(EvaluationFailure);
  });

  test('is data when it is data', async () => {
    expect(await result('{"then": $states.input.order.id}')).toEqual({ then: 7 });
  });
});

test('evaluations of one expression do not share anything', async () => {
  const expression = sandboxedExpression('($n := $states.input.n; [1..$n].($ * $n))[-1]');
  const results = await Promise.all([1, 20, 300].map((n) => expression.evaluate(jsonataScope({ n }))));
  expect(results).toEqual([1, 400, 90_000]);
});

test('an evaluation that fails leaves nothing behind for the next', async () => {
  const expression = sandboxedExpression('($f := function($n) { $n > 0 ? $f($n - 1) : "done" }; $f($states.input.n))');
  await expect(expression.evaluate(jsonataScope({ n: 1_000_000 }))).rejects.toThrow(EvaluationFailure);
  expect(await expression.evaluate(jsonataScope({ n: 10 }))).toBe('done');
});
