import { describe, expect, test } from 'vitest';
import { compilePayloadTemplate } from '../../src/engine/payload-template';
import type { Json, JsonObject } from '../../src/json';
import { messageOf } from '../../../../tools/vitest/rendered-state';
import { scopeOf } from './path-scope';

const evaluated = (template: Json, input: Json, more?: { context?: JsonObject; variables?: JsonObject }) =>
  compilePayloadTemplate(template, 'Parameters')(scopeOf(input, more));

test.each<[Json, Json]>([
  [{ 'a.$': '$.x' }, { a: 1 }],
  [{ 'a.$': '$' }, { a: { x: 1, list: [1, 2] } }],
  [{ 'a.$': '$.list[*]' }, { a: [1, 2] }],
  [{ 'a.$': "States.Format('x{}', $.x)" }, { a: 'x1' }],
  [{ a: { b: [{ 'c.$': '$.x' }, 'd'] } }, { a: { b: [{ c: 1 }, 'd'] } }],
  [
    { a: '$.x', b: 'States.UUID()' },
    { a: '$.x', b: 'States.UUID()' },
  ],
  [
    { b: 1, 'a.$': '$.x', c: 2 },
    { b: 1, a: 1, c: 2 },
  ],
  [[{ 'a.$': '$.x' }], [{ a: 1 }]],
  ['$.x', '$.x'],
  [null, null],
  [5, 5],
])('%j', (template, payload) => {
  expect(evaluated(template, { x: 1, list: [1, 2] })).toEqual(payload);
});

test('reads the context object and variables', () => {
  expect(
    evaluated(
      { 'a.$': '$$.Execution.Id', 'b.$': '$v.w' },
      {},
      {
        context: { Execution: { Id: 'id' } },
        variables: { v: { w: 2 } },
      },
    ),
  ).toEqual({ a: 'id', b: 2 });
});

test('keeps the order of its keys', () => {
  expect(Object.keys(evaluated({ b: 1, 'c.$': '$', a: 2 }, {}) as object)).toEqual(['b', 'c', 'a']);
});

test('shares what has nothing to evaluate', () => {
  const literal = { b: [1] };
  const output = evaluated({ literal, 'a.$': '$' }, {}) as JsonObject;

  expect(output.literal).toBe(literal);
  expect(compilePayloadTemplate(literal, 'Parameters')(scopeOf({}))).toBe(literal);
});

describe('a path that finds nothing', () => {
  test.each([
    ['value.$', '$.no', '{"a":"x"}'],
    ['value.$', '$.no.such', '{"a":"x"}'],
    ['value.$', '$.a[0]', '{"a":"x"}'],
    ['value.$', '$$.no', '{"a":"x"}'],
    ['value.$', '$no', '{"a":"x"}'],
  ])('behind %s: %s', (key, path, input) => {
    expect(messageOf(() => evaluated({ [key]: path }, JSON.parse(input) as Json))).toBe(
      `States.Runtime: The JSONPath '${path}' specified for the field '${key}' could not be found in the input '${input}'`,
    );
  });

  test('as an argument of a function', () => {
    expect(messageOf(() => evaluated({ 'a.$': "States.Format('{}', $.no)" }, { b: 1 }))).toBe(
      "States.Runtime: The function 'States.Format('{}', $.no)' had the following error: The JsonPath argument for the " +
        `field '$.no' could not be found in the input '{"b":1}'`,
    );
  });

  test('is no error when it may find many', () => {
    expect(evaluated({ 'a.$': '$.no[*].x' }, {})).toEqual({ a: [] });
  });
});

test.each<[Json, string]>([
  [{ 'a.$': 'x' }, "A path starts with '$' and an intrinsic function with 'States.' at position 0 of \"x\""],
  [{ 'a.$': '$.' }, 'A field name is missing at position 2 of "$."'],
  [
    { a: [{ 'b.$': 5 }] },
    'The value of \'b.$\' in Parameters.a[0] is no path and no intrinsic function at position 0 of "5"',
  ],
])('%j is no template', (template, message) => {
  expect(messageOf(() => compilePayloadTemplate(template, 'Parameters'))).toBe(message);
});

test.each(['__proto__', 'constructor', 'toString'])('%s is a key as any other', (key) => {
  const template = JSON.parse(`{"${key}.$": "$.x", "in": {"${key}": {"y.$": "$.x"}}}`) as Json;

  const output = evaluated(template, { x: { z: 1 } });

  expect(JSON.stringify(output)).toBe(`{"${key}":{"z":1},"in":{"${key}":{"y":{"z":1}}}}`);
  expect(Object.getPrototypeOf(output)).toBe(Object.prototype);
});

test('a template that is nested very deep is an error', () => {
  const nested = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as Json;

  expect(() => compilePayloadTemplate(nested(1000), 'Parameters')).not.toThrow();
  expect(() => compilePayloadTemplate(nested(5000), 'Parameters')).toThrow(RangeError);
});
