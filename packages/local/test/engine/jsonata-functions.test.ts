import { describe, expect, test } from 'vitest';
import { compileJsonata } from '../../src/engine/jsonata-expression';
import { JSONATA_FUNCTIONS } from '../../src/engine/jsonata-functions';
import { jsonataScope } from './jsonata-scope';

async function result(expression: string): Promise<unknown> {
  const scope = jsonataScope({ list: ['a', 'b', 'c', 'd', 'e'], one: ['a'], none: [], json: '{"a":[1]}' });
  return compileJsonata(`{% ${expression} %}`, 'Output').evaluate(scope);
}

test('the functions that are added', () => {
  expect([...JSONATA_FUNCTIONS.keys()]).toEqual([
    'partition',
    'range',
    'hash',
    'random',
    'uuid',
    'parse',
    'millis',
    'shuffle',
  ]);
});

describe('$partition', () => {
  test.each([
    ['$partition($states.input.list, 2)', [['a', 'b'], ['c', 'd'], ['e']]],
    ['$partition($states.input.list, 9)', [['a', 'b', 'c', 'd', 'e']]],
    ['$partition($states.input.one, 1)', [['a']]],
    ['$partition($states.input.none, 1)', []],
    ['$partition("a", 1)', [['a']]],
    ['$exists($partition($states.input.missing, 1))', false],
    ['$partition($states.input.list, 2)[0]', ['a', 'b']],
  ])('%s', async (expression, expected) => {
    expect(await result(expression)).toEqual(expected);
  });

  test.each(['0', '-1', '1.5'])('does not take %s', async (size) => {
    await expect(result(`$partition($states.input.list, ${size})`)).rejects.toThrow(
      `The second argument of $partition must be a positive integer, but was ${size}`,
    );
  });
});

describe('$range', () => {
  test.each([
    ['$range(1, 9, 2)', [1, 3, 5, 7, 9]],
    ['$range(0, 4, 3)', [0, 3]],
    ['$range(5, 1, -2)', [5, 3, 1]],
    ['$range(1, 1, 1)', [1]],
    ['$range(2, 1, 1)', []],
    ['$exists($range($states.input.missing, 1, 1))', false],
  ])('%s', async (expression, expected) => {
    expect(await result(expression)).toEqual(expected);
  });

  test.each(['$range(1, 9, 0)', '$range(1.5, 9, 1)', '$range(1, 9, 0.5)'])('does not take %s', async (expression) => {
    await expect(result(expression)).rejects.toThrow('The arguments of $range must be integers');
  });

  test('has a limit', async () => {
    expect(await result('$count($range(1, 262144, 1))')).toBe(262_144);
    await expect(result('$range(1, 262145, 1)')).rejects.toThrow('D2015: The maximum sequence length');
  });
});

describe('$hash', () => {
  test.each([
    ['MD5', '900150983cd24fb0d6963f7d28e17f72'],
    ['SHA-1', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['SHA-256', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['SHA-384', 'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7'],
    [
      'SHA-512',
      'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    ],
  ])('%s', async (algorithm, expected) => {
    expect(await result(`$hash("abc", "${algorithm}")`)).toBe(expected);
  });

  test.each(['SHA-2', 'sha-256', 'constructor'])('does not know %s', async (algorithm) => {
    await expect(result(`$hash("abc", "${algorithm}")`)).rejects.toThrow(
      'must be one of MD5, SHA-1, SHA-256, SHA-384, SHA-512',
    );
  });
});

describe('chance and time', () => {
  test.each([
    ['$random()', 0.25],
    ['$random(42)', 0.7275636800328681],
    ['$uuid()', 'a8b1c2d3-0000-4000-8000-000000000000'],
    ['$millis()', 1_709_209_800_000],
    ['$now()', '2024-02-29T12:30:00.000Z'],
    ['$now("[Y]-[M]", "+0000")', '2024-2'],
    ['$toMillis("10:30", "[H01]:[m01]")', 1_709_202_600_000],
    ['$shuffle([1..4])', [3, 4, 1, 2]],
    ['$exists($shuffle($states.input.missing))', false],
  ])('%s comes from the scope', async (expression, expected) => {
    const found = await result(expression);
    if (expression.startsWith('$shuffle')) {
      expect([...(found as number[])].sort()).toEqual([1, 2, 3, 4]);
      expect(await result(expression)).toEqual(found);
    } else {
      expect(found).toEqual(expected);
    }
  });
});

describe('$parse', () => {
  test.each([
    ['$parse($states.input.json)', { a: [1] }],
    ['$parse($states.input.json).a', [1]],
    ['$parse("null")', null],
    ['$exists($parse($states.input.missing))', false],
  ])('%s', async (expression, expected) => {
    expect(await result(expression)).toEqual(expected);
  });

  test('takes __proto__ for a key like any other', async () => {
    expect(JSON.stringify(await result('$parse("{\\"__proto__\\":{\\"x\\":1}}")'))).toBe('{"__proto__":{"x":1}}');
  });

  test.each(['{', '', '[1,]'])('does not take %j', async (text) => {
    await expect(result(`$parse(${JSON.stringify(text)})`)).rejects.toThrow('The argument of $parse is not JSON');
  });

  test('does not take what is nested too deeply', async () => {
    await expect(result('$parse($pad("", 2000, "["))')).rejects.toThrow('nested deeper than 1000');
  });
});
