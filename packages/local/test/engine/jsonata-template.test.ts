import { describe, expect, test } from 'vitest';
import { compileJsonataTemplate } from '../../src/engine/jsonata-template';
import type { Json } from '../../src/json';
import { jsonataScope } from './jsonata-scope';

describe('a template', () => {
  test('has the results of its expressions in their places', async () => {
    const template = {
      total: '{% $sum($states.input.lines.price) %}',
      first: ['{% $states.input.lines[0].price %}', 'x', { deep: '{% $states.input.name %}' }],
      literal: { a: [1, null, true] },
    };
    const scope = jsonataScope({ name: 'n', lines: [{ price: 2 }, { price: 3 }] });
    expect(await compileJsonataTemplate(template, 'Output')(scope)).toStrictEqual({
      total: 5,
      first: [2, 'x', { deep: 'n' }],
      literal: { a: [1, null, true] },
    });
  });

  test('is the template itself when it has no expression', () => {
    const template = { a: ['{% not one', '{% nor one %} '] };
    expect(compileJsonataTemplate(template, 'Output')(jsonataScope())).toBe(template);
  });

  test('shares its parts without expressions', () => {
    const literal = { a: 1 };
    const result = compileJsonataTemplate({ literal, x: '{% 1 %}' }, 'Output')(jsonataScope());
    expect((result as { literal: Json }).literal).toBe(literal);
  });

  test('can be one expression', () => {
    expect(compileJsonataTemplate('{% $states.input %}', 'Output')(jsonataScope({ a: 1 }))).toEqual({ a: 1 });
  });

  test('is ready at once when all expressions are plain references', () => {
    expect(compileJsonataTemplate({ a: '{% $states.input.a %}' }, 'Output')(jsonataScope({ a: 1 }))).toEqual({ a: 1 });
  });

  test('evaluates one expression after the other, in order', async () => {
    let count = 0;
    const scope = { ...jsonataScope(), entropy: { ...jsonataScope().entropy, random: () => ++count } };
    const template = { c: '{% $random() %}', a: ['{% 0 %}', '{% $random() %}'], b: '{% $random() + $random() %}' };
    expect(await compileJsonataTemplate(template, 'Output')(scope)).toEqual({ c: 1, a: [0, 2], b: 7 });
  });

  test('stops at the first expression that fails', async () => {
    let count = 0;
    const scope = { ...jsonataScope(), entropy: { ...jsonataScope().entropy, random: () => ++count } };
    const template = { a: '{% $random() %}', b: '{% $nope() %}', c: '{% $random() %}' };
    await expect(compileJsonataTemplate(template, 'Output')(scope)).rejects.toThrow("the field 'Output/b'");
    expect(count).toBe(1);
  });

  test('keeps __proto__ as a key', () => {
    const template = JSON.parse('{"__proto__":{"x":"{% 1 %}"}}') as Json;
    expect(JSON.stringify(compileJsonataTemplate(template, 'Output')(jsonataScope()))).toBe('{"__proto__":{"x":1}}');
  });
});

describe('the location of an expression in a template', () => {
  test.each<[Json, string]>([
    ['{% $missing %}', 'Arguments'],
    [{ a: '{% $missing %}' }, 'Arguments/a'],
    [{ a: { 'b c': '{% $missing %}' } }, 'Arguments/a/b c'],
    [{ a: [0, { b: '{% $missing %}' }] }, 'Arguments/a[1]/b'],
    [[['{% $missing %}']], 'Arguments[0][0]'],
  ])('%j', async (template, location) => {
    const evaluate = compileJsonataTemplate(template, 'Arguments');
    await expect(Promise.resolve().then(() => evaluate(jsonataScope()))).rejects.toMatchObject({ location });
  });
});

describe('a template nested', () => {
  test.each([
    [1_000, true],
    [1_001, false],
  ])('%i deep is taken: %s', (depth, taken) => {
    let template: Json = '{% 1 %}';
    for (let count = 0; count <= depth; count++) {
      template = [template];
    }
    const compile = (): unknown => compileJsonataTemplate(template, 'Output')(jsonataScope());
    if (taken) {
      expect(compile()).toHaveLength(1);
    } else {
      expect(compile).toThrow('is nested deeper than 1000');
    }
  });
});
