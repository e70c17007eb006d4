import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchItems } from '../../src/engine/item-batcher';

describe('a number of items', () => {
  test('makes batches of so many, the last of what is left', () => {
    expect(batchItems([1, 2, 3, 4, 5], { maxItemsPerBatch: 2 })).toEqual([
      { input: { Items: [1, 2] }, offset: 0 },
      { input: { Items: [3, 4] }, offset: 2 },
      { input: { Items: [5] }, offset: 4 },
    ]);
  });

  test('may be more than there are', () => {
    expect(batchItems(['a'], { maxItemsPerBatch: 10 })).toEqual([{ input: { Items: ['a'] }, offset: 0 }]);
  });

  test('makes nothing of nothing', () => {
    expect(batchItems([], { maxItemsPerBatch: 2, batchInput: { a: 1 } })).toEqual([]);
  });
});

describe('what each batch gets beside', () => {
  test.each([{ day: 'Monday' }, 'text', null])('is %j', (batchInput) => {
    expect(batchItems([1], { maxItemsPerBatch: 2, batchInput })).toEqual([
      { input: { BatchInput: batchInput, Items: [1] }, offset: 0 },
    ]);
  });
});

describe('a number of bytes', () => {
  test('counts the whole input, so that a batch is as full as can be', () => {
    // {"Items":["é","b"]} takes 20 bytes.
    expect(batchItems(['é', 'b', 'c'], { maxInputBytesPerBatch: 20 })).toEqual([
      { input: { Items: ['é', 'b'] }, offset: 0 },
      { input: { Items: ['c'] }, offset: 2 },
    ]);
    expect(batchItems(['é', 'b', 'c'], { maxInputBytesPerBatch: 19 })).toEqual([
      { input: { Items: ['é'] }, offset: 0 },
      { input: { Items: ['b', 'c'] }, offset: 1 },
    ]);
  });

  test('counts what each batch gets beside', () => {
    // {"BatchInput":"x","Items":[1,2]} takes 32 bytes.
    expect(batchItems([1, 2], { maxInputBytesPerBatch: 32, batchInput: 'x' })).toHaveLength(1);
    expect(batchItems([1, 2], { maxInputBytesPerBatch: 31, batchInput: 'x' })).toHaveLength(2);
  });

  test('goes together with a number of items', () => {
    const batches = batchItems([1, 2, 3, 'long text', 4], { maxInputBytesPerBatch: 23, maxItemsPerBatch: 2 });

    expect(batches.map(({ input }) => input.Items)).toEqual([[1, 2], [3], ['long text'], [4]]);
  });

  test('has to hold each item', () => {
    expect(batchItems(['ab'], { maxInputBytesPerBatch: 16 })).toHaveLength(1);
    expect(() => batchItems(['', 'ab'], { maxInputBytesPerBatch: 15 })).toThrow(
      'States.DataLimitExceeded: The item at index 1 takes 16 bytes as a batch of its own, more than the limit of 15.',
    );
  });

  test('is that of a payload when it is not given', () => {
    const half = 'x'.repeat(131_072);

    expect(batchItems([half, half], { maxItemsPerBatch: 2 })).toHaveLength(2);
    expect(() => batchItems([half + half], { maxItemsPerBatch: 2 })).toThrow(/^States\.DataLimitExceeded: /);
  });
});

test('keeps each item once, in order, within both limits', () => {
  const texts = fc.array(fc.string({ maxLength: 5 }), { maxLength: 30 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 45, max: 100 }), (items, most, bytes) => {
      const batches = batchItems(items, { maxItemsPerBatch: most, maxInputBytesPerBatch: bytes });
      expect(batches.flatMap(({ input }) => input.Items)).toEqual(items);
      for (const { input, offset } of batches) {
        const batch = input.Items as string[];
        expect(items.slice(offset, offset + batch.length)).toEqual(batch);
        expect(batch.length).toBeGreaterThan(0);
        expect(batch.length).toBeLessThanOrEqual(most);
        expect(Buffer.byteLength(JSON.stringify(input))).toBeLessThanOrEqual(bytes);
        // The next item would not have fitted.
        const next = items[offset + batch.length];
        if (next !== undefined && batch.length < most) {
          expect(Buffer.byteLength(JSON.stringify({ Items: [...batch, next] }))).toBeGreaterThan(bytes);
        }
      }
    }),
  );
});

test('batches 100,000 items within seconds', () => {
  const items = Array.from({ length: 100_000 }, (_, index) => ({ index }));
  const started = performance.now();

  expect(batchItems(items, { maxItemsPerBatch: 1, maxInputBytesPerBatch: 1_000 })).toHaveLength(100_000);
  expect(performance.now() - started).toBeLessThan(5_000);
});
