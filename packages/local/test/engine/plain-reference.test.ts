import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sandboxedExpression } from '../../src/engine/jsonata-sandbox';
import { plainReference, UNDECIDED } from '../../src/engine/plain-reference';
import type { Json, JsonObject } from '../../src/json';
import { jsonataScope } from './jsonata-scope';

function read(expression: string, input: Json = {}, variables: JsonObject = {}): unknown {
  return plainReference(expression)?.(jsonataScope(input, { variables }));
}

describe('a plain reference', () => {
  test.each([
    ['$states.input.order.id', 5],
    ['$states.input', { order: { id: 5 }, lines: [{ n: 1 }] }],
    ['$states.input.lines', [{ n: 1 }]],
    ['$total', 7],
    ['$basket.size', 3],
    ['"text"', 'text'],
    ["'te\"xt'", 'te"xt'],
    ['12', 12],
    ['1.50', 1.5],
    ['true', true],
    ['null', null],
  ])('%s', (expression, expected) => {
    const input = { order: { id: 5 }, lines: [{ n: 1 }] };
    expect(read(expression, input, { total: 7, basket: { size: 3 } })).toEqual(expected);
  });

  test('is the value itself', () => {
    const order = { id: 5 };
    expect(read('$states.input.order', { order })).toBe(order);
  });

  test.each(['$states.input.missing', '$states.input.order.id.more', '$states.input.no.more', '$states.nothing'])(
    '%s gives nothing',
    (expression) => {
      expect(read(expression, { order: { id: 5 }, no: null })).toBeUndefined();
    },
  );

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('does not see the %s of objects', (name) => {
    expect(read(`$states.input.${name}`, {})).toBeUndefined();
    expect(read(`$states.input.${name}`, JSON.parse(`{"${name}": 1}`) as Json)).toBe(1);
  });

  test.each([
    ['goes through an array', '$states.input.lines.n'],
    ['is a function or nothing', '$sum'],
    ['takes the data for a function', '$states.input.odd.n'],
  ])('that %s is left to the library', (_, expression) => {
    expect(read(expression, { lines: [{ n: 1 }], odd: { _jsonata_lambda: true, n: 1 } })).toBe(UNDECIDED);
  });

  test.each([
    ...['$states.input[0]', '$states.input.a + 1', '$', '$$', '$.a', 'a', '$states.', '$states.input.and', '$a.true'],
    ...[
      '-1',
      '01',
      '1e3',
      '"a\\n"',
      '"a" & "b"',
      "'a' & 'b'",
      '$states.input.`a b`',
      '$states . input',
      '12345678901234567',
    ],
    ...['$states.input.a.function', '$f()', '$states.input.*', '', '$a.in.b'],
  ])('is not %s', (expression) => {
    expect(plainReference(expression)).toBeUndefined();
  });

  test('gives what the library gives', async () => {
    const name = fc.constantFrom(
      'a',
      'b',
      'input',
      'constructor',
      '__proto__',
      'sequence',
      'order',
      'index',
      'android',
    );
    const { json } = fc.letrec<{ json: unknown }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom<unknown>(null, true, 0, 1.5, '', 'x'),
        fc.array(tie('json'), { maxLength: 3 }),
        fc.array(fc.tuple(name, tie('json')), { maxLength: 5 }).map((fields) => Object.fromEntries(fields) as unknown),
      ),
    }));
    const reference = fc
      .tuple(fc.constantFrom('$states.input', '$a', '$b'), fc.array(name, { maxLength: 4 }))
      .map(([start, names]) => [start, ...names].join('.'));
    const literal = fc.oneof(
      fc.constantFrom('true', 'false', 'null', '0', '1.10', '123456789012345', '0.123456789012345'),
      fc.string({ unit: fc.constantFrom('a', ' ', '"', 'é', '\u{1f600}'), maxLength: 4 }).map((text) => `'${text}'`),
      fc.string({ unit: fc.constantFrom('a', ' ', "'", '{'), maxLength: 4 }).map((text) => `"${text}"`),
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(reference, literal), json, json, async (expression, input, a) => {
        const scope = jsonataScope(input as Json, { variables: { a: a as Json } });
        const reader = plainReference(expression);
        expect(reader).toBeDefined();
        const value = reader!(scope);
        const expected = await sandboxedExpression(expression).evaluate(scope);
        if (value !== UNDECIDED) {
          expect(JSON.stringify(value)).toBe(JSON.stringify(expected));
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
