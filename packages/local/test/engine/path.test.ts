import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePath, PathNotFound } from '../../src/engine/path';
import { StatesError } from '../../src/engine/states-error';
import type { Json } from '../../src/json';
import { scopeOf } from './path-scope';

const DOCUMENT: Json = {
  a: { b: [1, 2, 3, { c: 5 }], s: 'text', n: null, o: { x: 1 } },
  list: [{ id: 1, o: { x: 1 }, tags: ['p', 'q'] }, { id: 2, o: {}, tags: [] }, { id: 3 }],
  lists: [[1, 2], [3], []],
  map: { k1: { id: 1, o: { x: 1 } }, k2: { id: 3 } },
  max: 2,
  'a b': 'space',
  'x-y': 'dash',
  größe: 'unicode',
  '': 'empty',
  'back\\"slash': 'kept',
  'length()': 'no function',
};

function found(path: string, document: Json = DOCUMENT): Json {
  return compilePath(path).evaluate(scopeOf(document));
}

function detailOf(path: string, document: Json = DOCUMENT): string | undefined {
  try {
    found(path, document);
  } catch (error) {
    if (!(error instanceof PathNotFound)) throw error;
    expect(error.path).toBe(path);
    return error.detail;
  }
  return undefined;
}

describe('a path that names one place finds it', () => {
  test.each<[string, Json]>([
    ['$', DOCUMENT],
    ['$.a.s', 'text'],
    ["$['a']['s']", 'text'],
    ["$.['a']['s']", 'text'],
    ['$["a b"]', 'space'],
    ['$.x-y', 'dash'],
    ['$.größe', 'unicode'],
    ["$['']", 'empty'],
    ["$['back\\\"slash']", 'kept'],
    ['$.a.n', null],
    ['$.a.b[0]', 1],
    ['$.a.b[3].c', 5],
    ['$.lists[0][1]', 2],
    ['$.a.b[(@.length-1)]', { c: 5 }],
    ['$.lists[0][(@.length-2)]', 1],
    ["$.a['s', 'o']", { s: 'text', o: { x: 1 } }],
    ["$.a['s', 'no']", { s: 'text' }],
    ["$['no', 'nor']", {}],
    ['$.length()', 'no function'],
  ])('%s', (path, value) => {
    expect(compilePath(path).definite).toBe(true);
    expect(found(path)).toEqual(value);
  });
});

describe('a path that may find many finds a list', () => {
  test.each<[string, Json]>([
    ['$.a.b[*]', [1, 2, 3, { c: 5 }]],
    ['$.a.b.*', [1, 2, 3, { c: 5 }]],
    ['$.a.o.*', [1]],
    ['$.list[*].id', [1, 2, 3]],
    ['$.list[*].o', [{ x: 1 }, {}]],
    ['$.list[*].o.x', [1]],
    ['$.list[*].tags[0]', ['p']],
    ['$.list[*].tags[*]', ['p', 'q']],
    ['$.list[*].no', []],
    ['$.list[*].id.x', []],
    ["$.list[*]['id', 'o']", [{ id: 1, o: { x: 1 } }, { id: 2, o: {} }, { id: 3 }]],
    ['$.map.*.id', [1, 3]],
    ['$.map.*.o.x', [1]],
    ['$.map.*.no.x', []],
    ['$.lists[*][0]', [1, 3]],
    ['$.lists[*][*]', [1, 2, 3]],
    ['$.lists[*][(@.length-1)]', [2, 3]],
    ['$.a.s[*]', []],
    ['$.a.n.*', []],
    ['$.max[*]', []],
    ['$.a.b[0,2]', [1, 3]],
    ['$.list[0, 2].id', [1, 3]],
    ['$.list[0,2].o.x', [1]],
    ['$.a.b[1:3]', [2, 3]],
    ['$.a.b[1:]', [2, 3, { c: 5 }]],
    ['$.a.b[:2]', [1, 2]],
    ['$.a.b[:-1]', [1, 2, 3]],
    ['$.a.b[-2:]', [3, { c: 5 }]],
    ['$.a.b[-9:]', [1, 2, 3, { c: 5 }]],
    ['$.a.b[0:9]', [1, 2, 3, { c: 5 }]],
    ['$.a.b[0:-1]', []],
    ['$.a.b[2:1]', []],
    ['$.a.b[9:]', []],
    ['$.a.b[0:3:2]', [1, 2, 3]],
    ['$.list[0:2].id', [1, 2]],
    ['$.list[0:2].no.x', []],
    ['$..x', [1, 1, 1]],
    ['$.map..o.x', [1]],
    ["$..['x']", [1, 1, 1]],
    ['$.list..id', [1, 2, 3]],
    ['$.a.b..*', [1, 2, 3, { c: 5 }, 5]],
    ['$.lists..[0:1]', [[1, 2], 1, 3]],
    ['$.map..[?(@.x)]', [{ x: 1 }]],
    [
      "$.list..['id', 'o']",
      [
        { id: 1, o: { x: 1 } },
        { id: 2, o: {} },
      ],
    ],
    ['$.a.s..x', []],
    ['$.lists[2][-2:1]', []],
    ['$.list[?(@.o)].id', [1, 2]],
    ['$.list[?(!@.o)].id', [3]],
    ['$.list[?(@.o.x == 1)].id', [1]],
    ['$.list[?(@.id > 1 && @.id < 3)].id', [2]],
    ['$.list[?(@.id == $.max)].id', [2]],
    ["$.list[?(@.tags[0] == 'p')].id", [1]],
    ["$.list[?(@.tags[*] contains 'p')].id", [1]],
    ['$.list[?(@.tags[*])].id', [1]],
    ["$.list[?(@.tags[?(@ == 'q')])].id", [1]],
    ['$.list[?(@.id > 9)][0]', []],
    ['$.map.k1[?(@.id == 1)]', [{ id: 1, o: { x: 1 } }]],
    ['$.map.k1[?(@.id == 2)]', []],
    ['$.a.b[?(@ > 1)]', [2, 3]],
    ['$.no[*]', []],
    ['$.no[*].x', []],
    ['$.no.x[1:5].y', []],
    ['$.no..x', []],
    ['$.no[?(@.x)]', []],
  ])('%s', (path, values) => {
    expect(compilePath(path).definite).toBe(false);
    expect(found(path)).toEqual(values);
  });
});

describe('a path does not find', () => {
  test.each([
    ['$.no', "No results for path: $['no']"],
    ['$.a.no', "No results for path: $['a']['no']"],
    ['$.no.such.path', "Missing property in path $['no']"],
    ['$.a.no[0]', "Missing property in path $['a']['no']"],
    ['$.list[0].no.x', "Missing property in path $['list'][0]['no']"],
    ['$.a.s.x', "Property ['x'] not found in path $['a']['s']"],
    ['$.a.n.x', "Property ['x'] not found in path $['a']['n']"],
    ['$.a.b.length', "Property ['length'] not found in path $['a']['b']"],
    ['$.a.b.length()', "Property ['length()'] not found in path $['a']['b']"],
    ["$.a.b['c', 'd']", "Property ['c', 'd'] not found in path $['a']['b']"],
    ['$.a.b[9]', "Index out of bounds when evaluating path $['a']['b'][9]"],
    ['$.a.b[-1]', "Index out of bounds when evaluating path $['a']['b'][-1]"],
    ['$.lists[2][(@.length-1)]', "Index out of bounds when evaluating path $['lists'][2][-1]"],
    ['$.a.n[0]', "The path $['a']['n'] is null"],
    ['$.a.o[0]', 'Filter: [0] can only be applied to arrays. Current context is: {x=1}'],
    ['$.a.s[0]', 'Filter: [0] can only be applied to arrays. Current context is: text'],
    ['$.a.o[(@.length-1)]', 'Filter: [@.size()-1] can only be applied to arrays. Current context is: {x=1}'],
    ["$.a['s', 'o'].x", "Multi properties can only be used as path leafs: $['a']['s', 'o']"],
    ['$.a.o[1:]', 'Filter: [1:] can only be applied to arrays. Current context is: {x=1}'],
    ['$.a.o[0,1]', 'Filter: [0,1] can only be applied to arrays. Current context is: {x=1}'],
    ['$.a.n[0:1]', "The path $['a']['n'] is null"],
    ['$.a.b[-3:-1]', "Index out of bounds when evaluating path $['a']['b'][-3]"],
    ['$.a.b[0,9]', "Index out of bounds when evaluating path $['a']['b'][9]"],
    ['$.list[0:3].o', "No results for path: $['list'][2]['o']"],
    ['$.list[?(@.id)].o', "No results for path: $['list'][2]['o']"],
    ['$.list[0:2].o.no.x', "Missing property in path $['list'][0]['o']['no']"],
    ['$.map.*.o', "No results for path: $['map']['k2']['o']"],
    ['$.map..k1.no.x', "Missing property in path $['map']['k1']['no']"],
    ['$.lists..[0]', "Index out of bounds when evaluating path $['lists'][2][0]"],
    ['$.list[*][0]', 'Filter: [0] can only be applied to arrays. Current context is: {id=1, o={x=1}, tags=[p, q]}'],
    [
      "$.a.s[0][-1:]..*['b', 'c'][0,1][(@.length-2)][?(@.d)].e",
      "Filter: [0][-1:]..[*]['b', 'c'][0,1][@.size()-2][?]['e'] can only be applied to arrays. Current context is: text",
    ],
    ['$.a.s[?(@.x)]', 'Filter: [?] can not be applied to primitives. Current context is: text'],
  ])('%s', (path, detail) => {
    expect(detailOf(path)).toBe(detail);
  });

  test('what every object has by birth', () => {
    expect(detailOf('$.a.constructor')).toBe("No results for path: $['a']['constructor']");
    expect(detailOf('$.__proto__.toString')).toBe("Missing property in path $['__proto__']");
    expect(found('$.__proto__.x', JSON.parse('{"__proto__": {"x": 1}}') as Json)).toBe(1);
    expect(found('$..toString')).toEqual([]);
  });
});

test('an index behind .. takes every item of a list when steps follow', () => {
  const document = { rows: [{ id: 1 }, { id: 2 }] };

  expect(found('$..[0]', document)).toEqual([{ id: 1 }]);
  expect(found('$..[0].id', document)).toEqual([1, 2]);
});

test('[*] goes on behind an item that fails, and keeps what it found before', () => {
  const document: Json = { rows: [[{ a: 1 }, {}, { a: 2 }], [{ a: 3 }]] };

  expect(found('$.rows[*][0:3].a', document)).toEqual([1, 3]);
  expect(detailOf('$.rows[0:2][0:3].a', document)).toBe("No results for path: $['rows'][0][1]['a']");
});

test('[*] keeps what it found before, also when that goes further', () => {
  expect(found('$.rows[*][0:3].a.b', { rows: [[{ a: { b: 1 } }, 5, { a: { b: 2 } }], [{ a: { b: 3 } }]] })).toEqual([
    1, 3,
  ]);
});

test('[*] gives up all of an item that fails', () => {
  expect(found('$[*].*.*.x', [{ k1: { m: 5 }, k2: [{ x: 1 }] }, { k3: [{ x: 2 }] }])).toEqual([2]);
});

test('the first of two failures is the one that counts', () => {
  expect(detailOf('$[0:2].a.b', [{ a: {} }, { a: 1 }])).toBe("No results for path: $[0]['a']['b']");
  expect(detailOf('$[0:2].a.b', [{ a: 1 }, { a: {} }])).toBe("Property ['b'] not found in path $[0]['a']");
});

describe('a path starts', () => {
  const scope = scopeOf('input', { context: { Execution: { Id: 'id' } }, variables: { v: { w: [7] }, nothing: null } });

  test.each<[string, Json]>([
    ['$', 'input'],
    ['$$.Execution.Id', 'id'],
    ['$$', { Execution: { Id: 'id' } }],
    ['$v.w[0]', 7],
    ['$v[?(@ == $.w)]', []],
    ['$nothing', null],
  ])('%s', (path, value) => {
    expect(compilePath(path).evaluate(scope)).toEqual(value);
  });

  test('not at a variable that was never assigned', () => {
    expect(() => compilePath('$other.x').evaluate(scope)).toThrow(
      new PathNotFound('$other.x', "Variable 'other' is not assigned"),
    );
  });
});

test('a path that does not parse is refused before it is evaluated', () => {
  expect(() => compilePath('$.a[')).toThrow('at position 4');
  expect(() => compilePath('$[?(@.a =~ /(/)]')).toThrow('The pattern cannot be used');
});

describe('whatever the document', () => {
  const document = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as Json);

  test('the path to a place finds what is there', () => {
    fc.assert(
      fc.property(document, fc.array(fc.nat(), { maxLength: 6 }), (root, choices) => {
        let value = root;
        let path = '$';
        for (const choice of choices) {
          const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
          if (keys.length === 0) break;
          const key = keys[choice % keys.length] ?? '';
          path += Array.isArray(value) ? `[${key}]` : `['${key.replace(/[\\']/g, '\\$&')}']`;
          value = (value as Record<string, Json>)[key] ?? null;
        }
        expect(found(path, root)).toBe(value);
      }),
      { numRuns: 300 },
    );
  });

  test('..* finds each value below the top', () => {
    const count = (value: Json): number =>
      typeof value === 'object' && value !== null
        ? Object.values(value).reduce<number>((sum, inner: Json) => sum + 1 + count(inner), 0)
        : 0;
    fc.assert(
      fc.property(document, (root) => {
        expect(found('$..*', root)).toHaveLength(count(root));
      }),
    );
  });

  test('any path finds something or says why not, and changes nothing', () => {
    const step = fc.constantFrom(
      ...['.a', '[0]', '[*]', '.*', '..a', '..*', '..[0]', '[0:2]', '[-1:]', '[0,1]', "['a','b']", '[?(@.a)]'],
      ...['[?(@.a == 1 || @.b =~ /x.*/)]', '[(@.length-1)]', '.length()', '..[?(@ > 1)]'],
    );
    const small = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<Json>(null, 1, 'x', true),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('a', 'b'), tie('value'), { noNullPrototype: true }),
      ),
    })).value;
    fc.assert(
      fc.property(small, fc.array(step, { maxLength: 5 }), (root, steps) => {
        const before = JSON.stringify(root);
        const path = compilePath(`$${steps.join('')}`);
        try {
          const value = path.evaluate(scopeOf(root));
          expect(path.definite || Array.isArray(value)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(PathNotFound);
        }
        expect(JSON.stringify(root)).toBe(before);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a bound holds for', () => {
  test.each<[string, string, () => Json]>([
    ['a path of 5,000 fields', `$${'.a'.repeat(4999)}`, () => ({})],
    ['a path of 3,333 wildcards', `$${'[*]'.repeat(3333)}`, () => nested(5000)],
    ['a document that is nested 100,000 deep', '$..a', () => nested(100_000)],
    ['a filter in a filter', `$${'[?(@'.repeat(40)}${')]'.repeat(40)}`, () => [[[[1]]]]],
  ])('%s', (_, path, document) => {
    const scope = scopeOf(document());
    const start = performance.now();

    try {
      compilePath(path).evaluate(scope);
    } catch (error) {
      expect(error).toBeInstanceOf(PathNotFound);
    }

    expect(performance.now() - start).toBeLessThan(2000);
  });

  test.each([
    ['$..*..*..*..*', () => nested(900)],
    ['$..[?($..*)]', () => wide(3000)],
    ['$[?($[?($[?(@ == 1)])])]', () => wide(3000)],
    ['$[?(@ in $)]', () => wide(50_000)],
    ["$[?($[0] contains 'y')]", () => [...wide(50_000), 'x'.repeat(100_000)].reverse()],
    ['$[?($[0] =~ /x*y/)]', () => [...wide(50_000), 'x'.repeat(100_000)].reverse()],
  ])('a search without end: %s', (path, document) => {
    const scope = scopeOf(document());
    const start = performance.now();

    expect(() => compilePath(path).evaluate(scope)).toThrow(
      new StatesError('States.Runtime', `The path '${path}' is given up: it looks at too many places`),
    );
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test('and leaves room for searches in what an execution may hold', () => {
    expect(found('$..[?(@ >= 0)]', [wide(50_000)])).toHaveLength(0);
    expect(found('$..*', [wide(100_000)])).toHaveLength(100_001);
    expect(found('$[?(@ in $)]', wide(3000))).toHaveLength(3000);
  });

  function wide(length: number): Json[] {
    return Array.from({ length }, (_, i) => i);
  }

  function nested(depth: number): Json {
    return JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as Json;
  }
});
