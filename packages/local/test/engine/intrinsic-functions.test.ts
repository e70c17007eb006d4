import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileExpression } from '../../src/engine/intrinsic-functions';
import { PathNotFound } from '../../src/engine/path';
import type { Json } from '../../src/json';
import { messageOf } from '../../../../tools/vitest/rendered-state';
import { scopeOf } from './path-scope';

const run = (text: string, input: Json = {}) => compileExpression(text)(scopeOf(input));

test('a path is an expression too', () => {
  expect(run('$.a[*]', { a: [1, 2] })).toEqual([1, 2]);
  expect(() => run('$.no')).toThrow(PathNotFound);
});

test.each<[string, Json, Json]>([
  ['States.Array()', null, []],
  ["States.Array('a', 1, -1.5, true, null, $.x)", { x: {} }, ['a', 1, -1.5, true, null, {}]],

  ['States.ArrayContains($, 1)', [2, 1], true],
  ['States.ArrayContains($, 1)', [2, '1'], false],
  ['States.ArrayContains($, null)', [[], null], true],
  ['States.ArrayContains($.list, $.value)', { list: [{ b: [], a: 1 }], value: { a: 1, b: [] } }, true],

  ['States.ArrayGetItem($, 0)', ['a', 'b'], 'a'],
  ['States.ArrayGetItem($, 1)', ['a', null], null],
  ['States.ArrayGetItem(States.Array(1, 2), States.MathAdd(0, 1))', null, 2],

  ['States.ArrayLength($)', [1, [2, 3]], 2],
  ['States.ArrayLength($)', [], 0],

  ['States.ArrayPartition($, 2)', [1, 2, 3], [[1, 2], [3]]],
  ['States.ArrayPartition($, 3)', [1, 2, 3], [[1, 2, 3]]],
  ['States.ArrayPartition($, 1.5)', [1, 2, 3], [[1, 2], [3]]],
  ['States.ArrayPartition($, 2)', [], []],

  ['States.ArrayRange(1, 9, 2)', null, [1, 3, 5, 7, 9]],
  ['States.ArrayRange(1, 4, 2)', null, [1, 3]],
  ['States.ArrayRange(3, 1, -1)', null, [3, 2, 1]],
  ['States.ArrayRange(1, 1, 1)', null, [1]],
  ['States.ArrayRange(1, 3, -1)', null, []],
  ['States.ArrayRange(0.5, 3.4, 1)', null, [1, 2, 3]],

  ['States.ArrayUnique($)', [1, '1', 1, { a: 1, b: 2 }, { b: 2, a: 1 }, [], []], [1, '1', { a: 1, b: 2 }, []]],

  ["States.Base64Encode('Käse \\\\ \\{\\}')", null, 'S8Okc2UgXCB7fQ=='],
  ["States.Base64Encode('')", null, ''],
  ["States.Base64Decode('S8Okc2U=')", null, 'Käse'],
  ["States.Base64Decode('S8Okc2U')", null, 'Käse'],

  ["States.Format('a')", null, 'a'],
  ["States.Format('{}-{}{}', 'x', 1, true)", null, 'x-1true'],
  ["States.Format('\\{\\} it\\'s \\\\ {}', $)", 'x', "{} it's \\ x"],
  ["States.Format('{ {} }', 1)", null, '{ 1 }'],
  ["States.Format('{}', $)", null, 'null'],
  ["States.Format('{}', $)", 1.5, '1.5'],
  ["States.Format('{}', $)", 1e-5, '1.0E-5'],
  ["States.Format('{}', $)", '{"a": []}', '{"a": []}'],
  ["States.Format('{}', $)", { a: 'x', b: [1, null, { c: true }] }, '{a=x, b=[1, null, {c=true}]}'],
  ["States.Format($.template, 'x')", { template: 'it is {} \\{\\}' }, 'it is x {}'],

  ["States.Hash('abc', 'MD5')", null, '900150983cd24fb0d6963f7d28e17f72'],
  ["States.Hash('abc', 'SHA-1')", null, 'a9993e364706816aba3e25717850c26c9cd0d89d'],
  ["States.Hash('abc', 'SHA-256')", null, 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ["States.Hash($, 'MD5')", { a: 1 }, 'bb6cb5c68df4652941caf652a366f2d8'],

  ['States.JsonMerge($.a, $.b, false)', { a: { x: { y: 1 }, z: 1 }, b: { x: { w: 2 } } }, { x: { w: 2 }, z: 1 }],
  ['States.JsonMerge($.a, $.b, $.deep)', { a: {}, b: {}, deep: false }, {}],

  ['States.JsonToString($)', { a: [1, 'x"', null], b: {} }, '{"a":[1,"x\\"",null],"b":{}}'],
  ['States.JsonToString($)', 'x', '"x"'],

  ['States.MathAdd(111, -1)', null, 110],
  ['States.MathAdd($.a, $.b)', { a: 1.4, b: 1.4 }, 2],
  ['States.MathAdd($.a, $.b)', { a: 1.5, b: 1.5 }, 4],
  ['States.MathAdd($.a, $.b)', { a: -1.5, b: 0 }, -1],
  ['States.MathAdd($.a, $.b)', { a: -0.4, b: -0.4 }, 0],
  ['States.MathAdd($.a, $.b)', { a: -1.6, b: 0 }, -2],

  ["States.StringSplit('1,2,3', ',')", null, ['1', '2', '3']],
  ["States.StringSplit('This.is+a,test=string', '.+,=')", null, ['This', 'is', 'a', 'test', 'string']],
  ["States.StringSplit(',a,,b,', ',')", null, ['a', 'b']],
  ["States.StringSplit('', ',')", null, []],
  ["States.StringSplit('a b', '')", null, ['a b']],
  ["States.StringSplit('a^b]c', '^]')", null, ['a', 'b', 'c']],

  ['States.StringToJson($)', '{"a": [1, "x"]}', { a: [1, 'x'] }],
  ['States.StringToJson($)', 'null', null],
  ['States.StringToJson($)', '1.5', 1.5],
  ['States.StringToJson($)', '', null],
  ['States.StringToJson($)', ' ', null],
  ['States.StringToJson(\'\\{"a": 1\\}\')', null, { a: 1 }],

  ['States.UUID()', null, 'a8b1c2d3-0000-4000-8000-000000000000'],
])('%s of %j', (text, input, value) => {
  expect(run(text, input)).toStrictEqual(value);
});

describe('States.MathRandom', () => {
  const withRandom = (random: number, text: string) => {
    const scope = scopeOf({});
    return compileExpression(text)({ ...scope, entropy: { ...scope.entropy, random: () => random } });
  };

  test.each([
    [0, 1],
    [0.5, 500],
    [0.9999999, 998],
  ])('takes the chance %d from the execution', (random, value) => {
    expect(withRandom(random, 'States.MathRandom(1, 999)')).toBe(value);
  });

  test('with a seed does not depend on chance', () => {
    const seeded = (random: number, seed: number) => withRandom(random, `States.MathRandom(-50, 50, ${seed})`);

    expect(seeded(0, 7)).toBe(seeded(0.9, 7));
    expect(new Set([1, 1e6, 1e9].map((seed) => seeded(0, seed))).size).toBeGreaterThan(1);
  });
});

describe('States.IntrinsicFailure', () => {
  test.each<[string, Json, string]>([
    ['States.ArrayContains($, 1)', {}, 'Argument 1 must be an array but was: object'],
    ['States.ArrayGetItem($, 2)', [1, 2], 'Index 2 is out of bounds for length 2'],
    ['States.ArrayGetItem($, -1)', [1, 2], 'Index -1 is out of bounds for length 2'],
    ['States.ArrayGetItem($, $[0])', ['x'], 'Argument 2 must be a number but was: string'],
    ['States.ArrayLength($)', null, 'Argument 1 must be an array but was: null'],
    ['States.ArrayPartition($, $[0])', [0], 'The chunk size must be greater than 0 but was: 0'],
    ['States.ArrayRange(1, 5, $)', 0, 'The step must not be 0'],
    ['States.ArrayRange(1, $, 1)', 1001, 'The range must not have more than 1000 items but has 1001'],
    ['States.ArrayRange(1, $, 1)', 1e300, 'The range must not have more than 1000 items but has 1e+300'],
    ['States.ArrayUnique($)', 'x', 'Argument 1 must be an array but was: string'],
    ['States.Base64Encode($)', 'x'.repeat(10_001), 'Argument 1 must not be longer than 10000 characters'],
    ['States.Base64Decode($)', 'x'.repeat(10_004), 'Argument 1 must not be longer than 10000 characters'],
    ['States.Base64Decode($)', 'a', 'Argument 1 must be text in Base64'],
    ['States.Base64Decode($)', 'ab_-', 'Argument 1 must be text in Base64'],
    ['States.Base64Decode($)', 1, 'Argument 1 must be a string but was: number'],
    ['States.Format($, 1)', '{}{}', 'The template has 2 places {} for 1 values'],
    ['States.Format($)', 1, 'Argument 1 must be a string but was: number'],
    ["States.Hash($, 'MD5')", 'x'.repeat(10_001), 'Argument 1 must not be longer than 10000 characters'],
    ["States.Hash('x', $)", 'SHA-0', 'Argument 2 must be one of MD5, SHA-1, SHA-256, SHA-384, SHA-512'],
    ['States.JsonMerge($, $, false)', [], 'Argument 1 must be an object but was: array'],
    ['States.JsonMerge($, $, $.deep)', { deep: true }, 'Argument 3 must be false: objects are not merged deeply'],
    ['States.MathAdd(1, $)', '1', 'Argument 2 must be a number but was: string'],
    ['States.MathRandom(5, $)', 5, 'The start must be less than the end but was: 5 and 5'],
    ["States.StringSplit($, ',')", ['a'], 'Argument 1 must be a string but was: array'],
    ['States.StringToJson($)', '['.repeat(2000), 'Argument 1 must be JSON: JSON is nested deeper than 1000'],
    ['States.StringToJson($)', true, 'Argument 1 must be a string but was: boolean'],
  ])('%s of %j', (text, input, problem) => {
    expect(messageOf(() => run(text, input))).toBe(
      `States.IntrinsicFailure: The function '${text}' had the following error: ${problem}`,
    );
  });

  test('of text that is no JSON', () => {
    expect(() => run('States.StringToJson($)', '{a}')).toThrow(
      "States.IntrinsicFailure: The function 'States.StringToJson($)' had the following error: Argument 1 must be JSON: ",
    );
  });

  test('names the whole expression when an inner function fails', () => {
    expect(messageOf(() => run('States.Array(States.MathAdd(1, $))', 'x'))).toBe(
      "States.IntrinsicFailure: The function 'States.Array(States.MathAdd(1, $))' had the following error: " +
        'Argument 2 must be a number but was: string',
    );
  });

  test('of values that are nested too deep', () => {
    const deep = JSON.parse('['.repeat(2000) + ']'.repeat(2000)) as Json;

    expect(() => run("States.Format('{}', $)", deep)).toThrow(
      'had the following error: JSON is nested deeper than 1000',
    );
  });
});

test('an argument that finds nothing is an error of the run', () => {
  expect(messageOf(() => run("States.Format('{}', $.no)", { a: 1 }))).toBe(
    "States.Runtime: The function 'States.Format('{}', $.no)' had the following error: The JsonPath argument for the " +
      `field '$.no' could not be found in the input '{"a":1}'`,
  );
  expect(run('States.Array($.no[*])', {})).toEqual([[]]);
});

test('what does not parse is refused before it runs', () => {
  expect(() => compileExpression('States.Nope()')).toThrow('States.Nope is not an intrinsic function');
});

test('a merged key may be named as what every object has', () => {
  const merged = run('States.JsonMerge($.a, $.b, false)', {
    a: JSON.parse('{"__proto__": {"x": 1}}') as Json,
    b: { constructor: 1 },
  });

  expect(JSON.stringify(merged)).toBe('{"__proto__":{"x":1},"constructor":1}');
});

describe('whatever the values', () => {
  const value = fc.jsonValue({ maxDepth: 3 }).map((json) => JSON.parse(JSON.stringify(json)) as Json);

  test('text comes back from Base64', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(run('States.Base64Decode(States.Base64Encode($))', text)).toBe(text);
      }),
    );
  });

  test('JSON comes back from text', () => {
    fc.assert(
      fc.property(value, (json) => {
        expect(run('States.StringToJson(States.JsonToString($))', json)).toEqual(json);
      }),
    );
  });

  test('text comes back from its literal', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const literal = `'${text.replace(/[\\'{}]/g, '\\$&')}'`;
        expect(run(`States.Array(${literal}, States.Format(${literal}))`)).toEqual([text, text]);
      }),
    );
  });

  test('chunks put together are the list', () => {
    fc.assert(
      fc.property(fc.array(value), fc.integer({ min: 1, max: 5 }), (list, size) => {
        expect((run(`States.ArrayPartition($, ${size})`, list) as Json[]).flat(1)).toEqual(list);
      }),
    );
  });

  test('a list of unique items contains what the list contains, once', () => {
    fc.assert(
      fc.property(fc.array(value), (list) => {
        const unique = run('States.ArrayUnique($)', list) as Json[];
        expect(unique.filter((item) => run('States.ArrayContains($.list, $.item)', { list, item }))).toEqual(unique);
        expect(run('States.ArrayUnique($)', [...unique, ...list])).toEqual(unique);
      }),
    );
  });
});
