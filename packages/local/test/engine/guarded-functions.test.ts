import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import { compileJsonata } from '../../src/engine/jsonata-expression';
import { guardedFunction, WITHHELD_FUNCTIONS } from '../../src/engine/guarded-functions';
import type { JsonataFunction } from '../../src/engine/jsonata-library';
import type { JsonObject } from '../../src/json';
import { jsonataScope } from './jsonata-scope';

const INPUT: JsonObject = {
  numbers: [3, 1, 2, 1, 10],
  texts: ['b', 'a', 'B', 'a', 'é'],
  objects: [{ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }, { a: 1 }, { c: { d: null } }],
  mixed: [1, '1', true, null, [1], [1], { a: 1 }],
  nested: [[{ a: 1, b: 2 }], { c: 3 }, 4],
  one: [{ a: 1 }],
  none: [],
  text: 'The quick brown fox',
  large: 'x'.repeat(100_000),
};

async function ours(expression: string): Promise<unknown> {
  return compileJsonata(`{% ${expression} %}`, 'Output').evaluate(jsonataScope(INPUT));
}

async function library(expression: string): Promise<unknown> {
  const value: unknown = await jsonata(expression).evaluate(undefined, { states: { input: INPUT } });
  return JSON.parse(JSON.stringify(value));
}

describe('the same as the library', () => {
  test.each([
    ...['$sort($states.input.numbers)', '$sort($states.input.texts)', '$sort([])', '$sort([5])'],
    ...['$sort($states.input.numbers, function($a, $b) { $a < $b })', '$states.input.numbers^(>$)'],
    ...['$sort($states.input.objects, function($a, $b) { $a.a > $b.a })'],
    ...['$distinct($states.input.mixed)', '$distinct($states.input.objects)', '$distinct([])', '$distinct("a")'],
    ...['$distinct($states.input.objects.a)', '$distinct([0, -0, 0.1 + 0.2, 0.3])', '$distinct([["a", "b"], ["a,b"]])'],
    ...[
      '$spread($states.input.objects)',
      '$spread($states.input.objects[0])',
      '$spread($states.input.one)',
      '$spread(1)',
    ],
    ...['$spread($states.input.nested)', '$spread([1, null, [null]])', '$spread($states.input.one[0])'],
    ...[
      '$merge($states.input.objects)',
      '$merge($states.input.one)',
      '$merge([])',
      '$merge([{"a": 1}, {"a": 2, "b": 3}])',
    ],
    ...[
      '$clone($states.input.objects)',
      '$states.input.one ~> |$|{"b": 2}|',
      '$states.input ~> |objects|{"a": 2}, "b"|',
    ],
    ...['$max($states.input.numbers)', '$min($states.input.numbers)', '$max(1)', '$sum($states.input.numbers)'],
    ...['$map($states.input.numbers, $string)', '$filter($states.input.numbers, function($v, $i, $a) { $v > $i })'],
    ...[
      '$reduce($states.input.numbers, function($a, $b) { $a + $b })',
      '$zip($states.input.numbers, $states.input.texts)',
    ],
    ...[
      '$each($states.input.objects[0], function($v, $k) { $k })',
      '$sift($states.input.objects[0], function($v) { $v = 1 })',
    ],
    ...[
      '$string($states.input.objects)',
      '$string($states.input.one, true)',
      '$length($states.input.text)',
      '$pad("a", -5, "#")',
    ],
    ...[
      '$split($states.input.text, " ")',
      '$split($states.input.text, /\\s/)',
      '$join($states.input.texts, "-")',
      '$trim("  a  b ")',
    ],
    ...['$replace($states.input.text, /(\\w+)/, "<$1>")', '$replace($states.input.text, "quick", "slow")'],
    ...[
      '$match($states.input.text, /q(u)(x)?/)',
      '$contains($states.input.text, /fox$/)',
      '($f := $substring(?, 0, 3); $f("abcdef"))',
    ],
    ...['$formatNumber(-1234.5, "#,##0.00;(#,##0.00)")', '$formatNumber(1.5, "0,0", {"decimal-separator": ","})'],
    ...[
      '$formatInteger(1999, "I")',
      '$parseInteger("twelve", "w")',
      '$fromMillis(0, "[Y0001]-[M01]")',
      '$toMillis("20240229", "[Y0001][M01][D01]")',
    ],
    ...[
      '$keys($states.input.objects)',
      '$lookup($states.input.objects, "a")',
      '$boolean($states.input.none)',
      '$not($states.input.one)',
    ],
    ...[
      '$append($states.input.none, 1)',
      '$reverse($states.input.numbers)',
      '$single($states.input.one)',
      '$type($states.input)',
    ],
    ...[
      '$uppercase($states.input.text)',
      '$base64encode("abc")',
      '$encodeUrl("http://a b")',
      '$number("0x1F")',
      '$round(2.5)',
    ],
  ])('%s', async (expression) => {
    expect(await ours(expression)).toEqual(await library(expression));
  });
});

describe('the same failure as the library', () => {
  test.each([
    ['$sort([1, "a"])', 'D3070'],
    ['$sort([{"a": 1}, {"a": 2}])', 'D3070'],
    ['$sum(["a"])', 'T0412'],
    ['$length(1)', 'T0410'],
    ['$power(10, 400)', 'D3061'],
    ['$sqrt(-1)', 'D3060'],
    ['$number("x")', 'D3030'],
    ['$error("no")', 'D3137: no'],
    ['$replace("a", /x*/, "b")', 'D1004'],
  ])('%s', async (expression, code) => {
    await expect(ours(expression)).rejects.toThrow(code);
  });
});

describe('a failure instead of a library that never ends, or takes all memory', () => {
  test.each([
    ['$pad("", 100000000)', 'a text of more than 4194304 characters'],
    ['$pad("", -100000000)', 'a text of more than 4194304 characters'],
    ['$join([1..1000].$string($), $states.input.large)', 'a text of more than 4194304 characters'],
    ['$replace($states.input.large, "x", $states.input.large)', 'a text of more than 4194304 characters'],
    ['$formatInteger(1/0, "A")', 'D1001'],
    ['$formatNumber(1, "#", {"zero-digit": "", "decimal-separator": ""})', 'The option "zero-digit" of $formatNumber'],
    ['$formatNumber(1, "#", {"grouping-separator": ""})', 'The option "grouping-separator" of $formatNumber'],
    ['$formatNumber(1, "#", {"digit": 5})', 'The option "digit" of $formatNumber'],
    ['$formatNumber(1, $pad("#", 2000, "0"))', 'a picture string that is too long'],
    ['$fromMillis(0, "[Y,100000000]")', 'a width of more than 9999'],
    ['$now("[Y,100000000]")', 'a width of more than 9999'],
    ['$formatInteger(1, $pad("0", 2000, "0"))', 'a picture string that is too long'],
    ['$parseInteger($states.input.large, "w")', 'a text of more than 200 characters'],
    ['$toMillis("11111111111111111111111111111x", "[Y]1[M]1[D]1[H]1[m]1[s]1[f]")', 'fields run into what follows'],
    ['$map([1..1000], function($i) { $pad("", 1000000) })', 'more than 1000000 steps'],
    ['$map([1..1000], function($i) { $append([1..100000], [1..100000]) })', 'more than 1000000 steps'],
    ['$map([1..10000], function($i) { $string($states.input) })', 'more than 1000000 steps'],
    ['$map([1..10000], function($i) { $split($states.input.large, "") })', 'more than 1000000 steps'],
    ['$map([1..10000], function($i) { $merge([$states.input, $states.input]) })', 'a value of more than 16777216'],
    ['$sort([1..20000], function($a, $b) { $count([1..100]) > 0 })', 'more than 1000000 steps'],
  ])('%s', async (expression, problem) => {
    await expect(ours(expression)).rejects.toThrow(problem);
  });

  test.each([
    ['$pad("", 1000000) ~> $length()', 1_000_000],
    ['$join([1..1000].$string($), ", ") ~> $length()', 4_891],
    ['$max([1..200000])', 200_000],
    ['$count($distinct([1..100000]))', 100_000],
    ['$count($sort([1..200000]))', 200_000],
    ['$sort([1..5000], function($a, $b) { $a < $b })[0]', 5_000],
    ['$count($reduce([1..2000], function($a, $i) { $append($a, $i) }, []))', 2_000],
    ['$length($reduce([1..5000], function($a, $i) { $a & "item " & $i }, ""))', 43_893],
    ['$count($keys($reduce([1..1000], function($a, $i) { $merge([$a, {$string($i): $i}]) }, {})))', 1_000],
  ])('%s ends', async (expression, expected) => {
    expect(await ours(expression)).toBe(expected);
  });
});

test('a comparator may be one of the arguments that are given first', async () => {
  expect(await ours('($s := $sort(?, function($a, $b) { $a < $b }); $s([1, 2]))')).toEqual([2, 1]);
});

test('eval is withheld', async () => {
  expect(WITHHELD_FUNCTIONS).toEqual(['eval']);
  await expect(ours('$eval("1")')).rejects.toThrow('T1006: Attempted to invoke a non-function');
});

describe('a guarded function', () => {
  const original: JsonataFunction = {
    _jsonata_function: true,
    implementation: function example(first: unknown, second: unknown) {
      return [first, second];
    },
    signature: 'the signature',
  };

  test('tells its parameters as the original does', () => {
    const { implementation, signature } = guardedFunction('example', original);
    expect(implementation.length).toBe(2);
    expect(String(implementation)).toBe(String(original.implementation));
    expect(signature).toBe('the signature');
  });

  test('does not run outside of an evaluation', () => {
    const { implementation } = guardedFunction('example', original);
    expect(() => implementation.call({} as never)).toThrow(TypeError);
  });
});
