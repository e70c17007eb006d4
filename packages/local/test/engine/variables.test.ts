import { describe, expect, test } from 'vitest';
import { Variables } from '../../src/engine/variables';
import type { JsonObject } from '../../src/json';

const plain = (variables: Variables): unknown => JSON.parse(JSON.stringify(variables.all()));

describe('variables', () => {
  test('have the value that was assigned last', () => {
    const variables = new Variables();
    variables.assign({ a: 1, b: 2 });
    variables.assign({ a: 3 });
    expect([variables.get('a'), variables.get('b')]).toEqual([3, 2]);
    expect(plain(variables)).toEqual({ a: 3, b: 2 });
  });

  test('that nobody assigned have no value', () => {
    expect(new Variables().get('a')).toBeUndefined();
  });

  test('may be null', () => {
    const outer = new Variables();
    outer.assign({ a: 1 });
    const inner = new Variables(outer);
    inner.assign({ a: null });
    expect(inner.get('a')).toBeNull();
  });

  test('of an inner scope hide those around it, and leave them as they are', () => {
    const outer = new Variables();
    outer.assign({ a: 1, b: 2 });
    const inner = new Variables(outer);
    inner.assign({ b: 3, c: 4 });
    expect(plain(inner)).toEqual({ a: 1, b: 3, c: 4 });
    expect(plain(outer)).toEqual({ a: 1, b: 2 });
  });

  test('that were read stay as they were', () => {
    const variables = new Variables();
    variables.assign({ a: 1 });
    const before = variables.all();
    variables.assign({ a: 2 });
    expect(before.a).toBe(1);
  });

  test.each([['__proto__'], ['constructor'], ['toString'], ['hasOwnProperty']])('may be named %s', (name) => {
    const [outer, assigned] = [new Variables(), JSON.parse(`{${JSON.stringify(name)}:{"x":1}}`) as JsonObject];
    const inner = new Variables(outer);
    expect(inner.get(name)).toBeUndefined();
    outer.assign(assigned);
    expect(inner.get(name)).toEqual({ x: 1 });
    expect(inner.get('x')).toBeUndefined();
    expect(Object.keys(inner.all())).toEqual([name]);
  });
});
