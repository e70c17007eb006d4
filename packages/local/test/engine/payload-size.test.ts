import { describe, expect, test } from 'vitest';
import { payloadExcess } from '../../src/engine/payload-size';
import type { Json } from '../../src/json';

const nested = (depth: number): Json => {
  let value: Json = 1;
  for (let level = 0; level < depth; level++) {
    value = level % 2 === 0 ? [value] : { a: value };
  }
  return value;
};

describe('the size of a payload', () => {
  test.each<[Json]>([
    ['text'],
    [''],
    ['é'],
    ['"quoted"\n'],
    ['😀'],
    ['\ud800'],
    [12.5],
    [-0.1],
    [1e21],
    [true],
    [null],
    [[]],
    [{}],
    [[1, 2, [3]]],
    [{ a: 1, b: { c: [] } }],
    [JSON.parse('{"__proto__":{"x":1}}') as Json],
  ])('of %j is the bytes of its JSON text', (value) => {
    const bytes = Buffer.byteLength(JSON.stringify(value));
    expect(payloadExcess(value, bytes)).toBeUndefined();
    expect(payloadExcess(value, bytes - 1)).toBe('size');
  });

  test('is looked at no further than the limit', () => {
    let looked = 0;
    const items = Array.from({ length: 1000 }, () => ({
      get item(): Json {
        looked++;
        return 'x'.repeat(100);
      },
    }));
    expect(payloadExcess(items, 2000)).toBe('size');
    expect(looked).toBeLessThan(100);
  });

  test('counts bytes that a handler answered as such', () => {
    const bytes = { Body: new Uint8Array(1000) } as unknown as Json;
    expect(payloadExcess(bytes, 2000)).toBeUndefined();
    expect(payloadExcess(bytes, 900)).toBe('size');
  });
});

describe('the depth of a payload', () => {
  test('may be 1000', () => {
    expect(payloadExcess(nested(1000), Infinity)).toBeUndefined();
    expect(payloadExcess(nested(1001), Infinity)).toBe('depth');
  });

  test('is found to be too much however deep it is', () => {
    expect(payloadExcess(nested(100_000), Infinity)).toBe('depth');
  });

  test('is too much for what contains itself', () => {
    const ring: Json[] = [];
    ring.push(ring);
    expect(payloadExcess(ring, Infinity)).toBe('depth');
    expect(payloadExcess(ring, 100)).toBe('size');
  });
});
