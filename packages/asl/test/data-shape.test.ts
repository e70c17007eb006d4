import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ABSENT,
  fieldOf,
  itemOf,
  joined,
  listShape,
  objectShape,
  sameShape,
  SCALAR,
  shapeOfLiteral,
  withValueAt,
} from '../src/data-shape';
import type { DataShape } from '../src/data-shape';

/** Goes down names and items, `0` for an item. */
function at(shape: DataShape, ...steps: readonly (string | 0)[]): DataShape | typeof ABSENT {
  return steps.reduce<DataShape | typeof ABSENT>(
    (sofar, step) => (sofar === ABSENT ? ABSENT : step === 0 ? itemOf(sofar) : fieldOf(sofar, step)),
    shape,
  );
}

test('a literal has the fields and items that it has', () => {
  const shape = shapeOfLiteral({ a: [{ b: 1 }, { c: null }], d: 'text' });
  expect(at(shape, 'd')).toBe(SCALAR);
  expect(at(shape, 'a', 0, 'b')).toBe(SCALAR);
  expect(at(shape, 'a', 0, 'c')).toBe(SCALAR);
  expect(at(shape, 'a', 0, 'x')).toBe(ABSENT);
  expect(at(shape, 'd', 'length')).toBe(ABSENT);
  expect(at(shape, 'x')).toBe(ABSENT);
});

test('what may be either has what either has', () => {
  const shape = joined(shapeOfLiteral({ a: 1 }), shapeOfLiteral({ b: { c: 1 } }));
  expect(at(shape, 'a')).toBe(SCALAR);
  expect(at(shape, 'b', 'c')).toBe(SCALAR);
  expect(at(shape, 'c')).toBe(ABSENT);
  expect(joined('unknown', SCALAR)).toBe('unknown');
  expect(at(joined(SCALAR, shapeOfLiteral([{ a: 1 }])), 0, 'a')).toBe(SCALAR);
});

test('an object that is open may have any other field', () => {
  const open = objectShape([['a', shapeOfLiteral({ b: 1 })]], true);
  expect(at(open, 'a', 'c')).toBe(ABSENT);
  expect(at(open, 'x')).toBe('unknown');
  // One may lack the field, the other may have it with any value.
  expect(at(joined(open, shapeOfLiteral({ c: 1 })), 'c')).toBe('unknown');
  expect(at(joined(open, shapeOfLiteral({ a: {} })), 'a', 'c')).toBe(ABSENT);
});

test('a value is put where a path leads', () => {
  expect(at(withValueAt('unknown', ['a', 'b'], SCALAR)!, 'a', 'b')).toBe(SCALAR);
  expect(at(withValueAt('unknown', ['a', 'b'], SCALAR)!, 'a', 'c')).toBe('unknown');
  expect(at(withValueAt(shapeOfLiteral({ a: {} }), ['a', 'b'], SCALAR)!, 'a', 'c')).toBe(ABSENT);
  expect(withValueAt(shapeOfLiteral({ a: 1 }), [], SCALAR)).toBe(SCALAR);
  expect(withValueAt(listShape(SCALAR), ['a'], SCALAR)).toBeUndefined();
  expect(withValueAt(SCALAR, ['a'], SCALAR)).toBeUndefined();
});

test('data that is too deep or too wide is unknown', () => {
  const deep = Array.from({ length: 9 }).reduce<unknown>((inner) => ({ a: inner }), 1);
  expect(at(shapeOfLiteral(deep), ...Array.from({ length: 8 }, () => 'a'), 'b')).toBe('unknown');
  expect(shapeOfLiteral(Object.fromEntries(Array.from({ length: 201 }, (_, i) => [i, i])))).toBe('unknown');
});

const json = fc.jsonValue({ maxDepth: 3 });

test('joining is in no order, and changes nothing that is the same', () => {
  fc.assert(
    fc.property(json, json, json, (a, b, c) => {
      const [x, y, z] = [shapeOfLiteral(a), shapeOfLiteral(b), shapeOfLiteral(c)];
      expect(sameShape(joined(x, x), x)).toBe(true);
      expect(sameShape(joined(x, y), joined(y, x))).toBe(true);
      expect(sameShape(joined(joined(x, y), z), joined(x, joined(y, z)))).toBe(true);
      expect(sameShape(joined(joined(x, y), y), joined(x, y))).toBe(true);
    }),
  );
});
