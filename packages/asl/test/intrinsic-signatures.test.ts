import { describe, expect, test } from 'vitest';
import { messageOf } from '../../../tools/vitest/rendered-state';
import { parseExpression } from '../src';
import { HASH_ALGORITHMS, INTRINSIC_SIGNATURES } from '../src/intrinsic-signatures';

/** Every function with arguments that it takes, and for each argument literals that it does not take. */
const functions: [name: string, args: string[], refused: string[][], signature: string, optional: number][] = [
  ['States.ArrayContains', ['$.l', "'x'"], [['1', "'x'", 'true', 'null'], []], '(array, value)', 0],
  [
    'States.ArrayGetItem',
    ['$.l', '0'],
    [
      ['1', "'x'"],
      ["'0'", 'true', 'null'],
    ],
    '(array, index)',
    0,
  ],
  ['States.ArrayLength', ['$.l'], [['1', "'x'"]], '(array)', 0],
  [
    'States.ArrayPartition',
    ['$.l', '4'],
    [
      ['1', "'x'"],
      ["'4'", 'true', 'null'],
    ],
    '(array, chunkSize)',
    0,
  ],
  ['States.ArrayRange', ['1', '9', '2'], [["'1'"], ["'9'"], ["'2'", 'null']], '(start, end, step)', 0],
  ['States.ArrayUnique', ['$.l'], [['1', "'x'"]], '(array)', 0],
  ['States.Base64Decode', ["'eA=='"], [['1', 'true', 'null']], '(base64)', 0],
  ['States.Base64Encode', ["'x'"], [['1', 'true', 'null']], '(input)', 0],
  ['States.Hash', ['$.a', "'MD5'"], [[], ['1', 'null']], '(data, algorithm)', 0],
  [
    'States.JsonMerge',
    ['$.a', '$.b', 'false'],
    [
      ["'x'", '1'],
      ["'x'", '1'],
      ['0', "'false'", 'null'],
    ],
    '(value1, value2, deep)',
    0,
  ],
  ['States.JsonToString', ['$.a'], [["'x'", '1', 'true', 'null']], '(value)', 0],
  [
    'States.MathAdd',
    ['1', '-1'],
    [
      ["'1'", 'true'],
      ["'1'", 'null'],
    ],
    '(number1, number2)',
    0,
  ],
  ['States.MathRandom', ['1', '9', '7'], [["'1'"], ["'9'"], ["'7'"]], '(start, end, seed?)', 1],
  ['States.StringSplit', ["'a,b'", "','"], [['1'], ['1', 'null']], '(text, splitter)', 0],
  ['States.StringToJson', ["'[1]'"], [['1', 'true', 'null']], '(text)', 0],
  ['States.UUID', [], [], '()', 0],
];
const variadic: [name: string, least: string[], refused: string[][], signature: string][] = [
  ['States.Array', [], [], '(value…)'],
  ['States.Format', ["'x'"], [['1', 'true', 'null']], '(template, value…)'],
];

const call = (name: string, args: readonly string[]) => `${name}(${args.join(', ')})`;

test('the 18 functions of the service are there', () => {
  expect(Object.keys(INTRINSIC_SIGNATURES)).toEqual([...functions, ...variadic].map(([name]) => name).sort());
  expect(Object.keys(INTRINSIC_SIGNATURES)).toHaveLength(18);
});

describe.each(functions)('%s', (name, args, refused, signature, optional) => {
  test('takes its arguments, and paths and functions for each of them', () => {
    expect(parseExpression(call(name, args))).toMatchObject({ kind: 'call', name });
    expect(parseExpression(call(name, args.slice(0, args.length - optional)))).toMatchObject({ kind: 'call', name });
    args.forEach((_, i) => {
      expect(parseExpression(call(name, args.with(i, '$.path')))).toMatchObject({ kind: 'call', name });
      expect(parseExpression(call(name, args.with(i, 'States.UUID()')))).toMatchObject({ kind: 'call', name });
    });
  });

  test('takes no fewer', () => {
    for (let count = 0; count < args.length - optional; count++) {
      expect(messageOf(() => parseExpression(call(name, args.slice(0, count))))).toMatch(
        `${name} takes ${signature}; there are too few arguments at position 0`,
      );
    }
  });

  test('takes no more', () => {
    const text = call(name, [...args, '$.more']);

    expect(messageOf(() => parseExpression(text))).toMatch(
      `${name} takes ${signature}; there are too many arguments at position ${text.indexOf('$.more')}`,
    );
  });

  test('takes no literals of other types', () => {
    refused.forEach((literals, i) => {
      for (const literal of literals) {
        expect(messageOf(() => parseExpression(call(name, args.with(i, literal))))).toMatch(
          new RegExp(`^${name} wants .* as '\\w+' at position`),
        );
      }
    });
  });
});

describe.each(variadic)('%s', (name, least, refused, signature) => {
  test('takes any number of anything', () => {
    for (const args of [
      least,
      ['$.a', '1'],
      ['$.a', "'x'", 'true', 'null', '-1.5', '1e3', '$$', '$v', 'States.UUID()'],
    ]) {
      expect(parseExpression(call(name, args))).toMatchObject({ kind: 'call', name });
    }
  });

  test('takes no fewer than it needs, and no literals of other types', () => {
    refused.forEach((literals) => {
      expect(messageOf(() => parseExpression(call(name, [])))).toMatch(
        `${name} takes ${signature}; there are too few arguments at position 0`,
      );
      for (const literal of literals) {
        expect(messageOf(() => parseExpression(call(name, [literal])))).toMatch(`${name} wants a string as 'template'`);
      }
    });
  });
});

test.each(HASH_ALGORITHMS)('%s is an algorithm', (algorithm) => {
  expect(parseExpression(`States.Hash($.a, '${algorithm}')`).kind).toBe('call');
});

test.each<[string, string]>([
  ["States.Hash($.a, 'sha-256')", 'States.Hash knows MD5, SHA-1, SHA-256, SHA-384, SHA-512 at position 17'],
  [
    'States.JsonMerge($.a, $.b, true)',
    'States.JsonMerge cannot merge deeply yet: its third argument is false at position 27',
  ],
  ['States.ArrayRange(1, 9, 0)', 'States.ArrayRange cannot go in steps of 0 at position 24'],
  ['States.ArrayPartition($.a, 0)', 'States.ArrayPartition makes chunks of 1 or more at position 27'],
  ['States.ArrayPartition($.a, -1)', 'States.ArrayPartition makes chunks of 1 or more at position 27'],
  ["States.ArrayLength('$.a')", "States.ArrayLength wants a path or an intrinsic function as 'array' at position 19"],
  ["States.MathAdd('1', 2)", "States.MathAdd wants a number as 'number1' at position 15"],
  ['States.JsonMerge($.a, $.b, 1)', "States.JsonMerge wants a boolean as 'deep' at position 27"],
])('%s cannot work', (text, message) => {
  expect(messageOf(() => parseExpression(text))).toBe(`${message} of ${JSON.stringify(text)}`);
});

test('an array may go down, and a sum may be negative', () => {
  expect(parseExpression('States.ArrayRange(9, 1, -2)').kind).toBe('call');
  expect(parseExpression('States.MathAdd(-1, -2.5)').kind).toBe('call');
});
