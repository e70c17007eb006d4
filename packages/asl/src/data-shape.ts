/**
 * What is known of data before a machine runs. `'unknown'` may be anything; all else says what it may be at most: an
 * object with no other fields than these (unless it is open), a list of such items, or a value that holds no others.
 */
export type DataShape = 'unknown' | KnownShape;

/** Where more than one is there, it may be any of them. */
export interface KnownShape {
  readonly fields?: ReadonlyMap<string, DataShape>;
  /** The object may have other fields as well, with any value. */
  readonly open?: true;
  readonly items?: DataShape;
  readonly scalar?: true;
}

/** A text, a number, true, false or null. */
export const SCALAR: KnownShape = { scalar: true };

/** What cannot be there: the path that leads to it finds nothing. */
export const ABSENT = Symbol('absent');

/** Deeper data is unknown, so that what a loop puts into itself comes to an end. */
const DEEPEST = 8;
/** An object with more fields is unknown: nobody writes it, and all of it would be copied again and again. */
const MOST_FIELDS = 200;

export function objectShape(fields: Iterable<readonly [string, DataShape]>, open?: true): DataShape {
  const all = new Map(fields);
  return all.size > MOST_FIELDS ? 'unknown' : withinDepth({ fields: all, ...(open && { open }) }, DEEPEST);
}

export function listShape(items: DataShape): DataShape {
  return withinDepth({ items }, DEEPEST);
}

/** The shape of a value that stands in the definition. */
export function shapeOfLiteral(value: unknown): DataShape {
  if (Array.isArray(value)) {
    return listShape(value.map(shapeOfLiteral).reduce(joined, {}));
  }
  if (typeof value === 'object' && value !== null) {
    return objectShape(Object.entries(value).map(([name, field]) => [name, shapeOfLiteral(field)] as const));
  }
  return SCALAR;
}

/** What may be either. */
export function joined(a: DataShape, b: DataShape): DataShape {
  if (a === b) {
    return a;
  }
  if (a === 'unknown' || b === 'unknown') {
    return 'unknown';
  }
  const { fields, open } = joinedObjects(a, b);
  if (fields !== undefined && fields.size > MOST_FIELDS) {
    return 'unknown';
  }
  const items = a.items !== undefined && b.items !== undefined ? joined(a.items, b.items) : (a.items ?? b.items);
  return {
    ...(fields && { fields }),
    ...(open && { open }),
    ...(items !== undefined && { items }),
    ...((a.scalar ?? b.scalar) && { scalar: true }),
  };
}

function joinedObjects(a: KnownShape, b: KnownShape): Pick<KnownShape, 'fields' | 'open'> {
  if (a.fields === undefined || b.fields === undefined) {
    return a.fields === undefined ? b : a;
  }
  const open = a.open ?? b.open;
  const all = [...joinedFields(a.fields, b.fields)];
  // What is not named of an open object may be anything.
  const certain = ([name]: readonly [string, DataShape]): boolean =>
    [a, b].every((each) => each.open === undefined || each.fields?.has(name) === true);
  return open === undefined ? { fields: new Map(all) } : { open, fields: new Map(all.filter(certain)) };
}

/** All that either has by name. */
export function joinedFields(
  a: ReadonlyMap<string, DataShape>,
  b: ReadonlyMap<string, DataShape>,
): ReadonlyMap<string, DataShape> {
  const all = new Map(a);
  for (const [name, shape] of b) {
    const other = all.get(name);
    all.set(name, other === undefined ? shape : joined(other, shape));
  }
  return all;
}

/** True when two shapes say the same. */
export function sameShape(a: DataShape, b: DataShape): boolean {
  if (a === b) {
    return true;
  }
  if (a === 'unknown' || b === 'unknown' || a.scalar !== b.scalar || a.open !== b.open) {
    return false;
  }
  return both(a.items, b.items, sameShape) && both(a.fields, b.fields, sameFields);
}

function both<T>(a: T | undefined, b: T | undefined, same: (a: T, b: T) => boolean): boolean {
  return a === undefined || b === undefined ? a === b : same(a, b);
}

/** True when both have the same by name. */
export function sameFields(a: ReadonlyMap<string, DataShape>, b: ReadonlyMap<string, DataShape>): boolean {
  return (
    a.size === b.size &&
    [...a].every(([name, shape]) => {
      const other = b.get(name);
      return other !== undefined && sameShape(shape, other);
    })
  );
}

/** The field of an object. A list has none, but what reads lists differs between languages, so it is unknown. */
export function fieldOf(shape: DataShape, name: string): DataShape | typeof ABSENT {
  if (shape === 'unknown' || shape.items !== undefined) {
    return 'unknown';
  }
  return shape.fields?.get(name) ?? (shape.open ? 'unknown' : ABSENT);
}

/** An item of a list. How long the list is, is not known. */
export function itemOf(shape: DataShape): DataShape {
  return shape === 'unknown' || shape.fields !== undefined ? 'unknown' : (shape.items ?? 'unknown');
}

/** The data with a value put where a reference path leads, or `undefined` where the path finds no object to put it into. */
export function withValueAt(shape: DataShape, names: readonly string[], value: DataShape): DataShape | undefined {
  const [name, ...rest] = names;
  if (name === undefined) {
    return value;
  }
  if (shape !== 'unknown' && shape.fields === undefined) {
    return undefined;
  }
  const { fields = new Map<string, DataShape>(), open } = shape === 'unknown' ? { open: true as const } : shape;
  const field = fields.get(name) ?? (open ? 'unknown' : { fields: new Map() });
  // A field that is not certain to be an object may be none by then; the service says so, not we.
  const changed = withValueAt(field, rest, value) ?? 'unknown';
  return objectShape([...fields, [name, changed]], open);
}

function withinDepth(shape: DataShape, depth: number): DataShape {
  if (shape === 'unknown' || depth === 0) {
    return 'unknown';
  }
  const { fields, items, open, scalar } = shape;
  if (depthOf(shape) <= depth) {
    return shape;
  }
  return {
    ...(fields && { fields: new Map([...fields].map(([name, field]) => [name, withinDepth(field, depth - 1)])) }),
    ...(open && { open }),
    ...(items !== undefined && { items: withinDepth(items, depth - 1) }),
    ...(scalar && { scalar }),
  };
}

/** How many shapes are in one another. Kept, because data goes from state to state mostly as it is. */
function depthOf(shape: DataShape): number {
  if (shape === 'unknown') {
    return 0;
  }
  let depth = DEPTHS.get(shape);
  if (depth === undefined) {
    const { fields, items } = shape;
    depth = items === undefined ? 0 : depthOf(items);
    for (const field of fields?.values() ?? []) {
      depth = Math.max(depth, depthOf(field));
    }
    depth += 1;
    DEPTHS.set(shape, depth);
  }
  return depth;
}

const DEPTHS = new WeakMap<KnownShape, number>();
