import { parsePath } from '@cdk-sfn/asl';
import type { FilterPath } from '@cdk-sfn/asl';
import { describe, expect, test } from 'vitest';
import { compileFilterCondition } from '../../src/engine/filter-condition';
import type { FilterFinder } from '../../src/engine/filter-condition';
import { SearchBudget } from '../../src/engine/search-budget';
import type { Json } from '../../src/json';
import { isJsonObject } from '../../src/json';

/** Paths of one field, or none, are enough here. */
const finder = ({ root, steps: [step] }: FilterPath): FilterFinder => {
  return (item, scope) => {
    const at = root === 'item' ? item : scope.document;
    return step?.kind !== 'field' ? at : isJsonObject(at) ? at[step.name] : undefined;
  };
};

function passes(condition: string, item: Json, document: Json = {}): boolean {
  const [step] = parsePath(`$[?(${condition})]`).steps;
  if (step?.kind !== 'filter') throw new Error('no filter');
  return compileFilterCondition(step.parsed, finder)(item, { document, budget: new SearchBudget('$') });
}

describe.each<[string, Json[], Json[]]>([
  ['@', [1, 0, '', false, [], {}], [null]],
  ['@.a', [{ a: 1 }, { a: false }], [{}, { a: null }, 1, 'a', []]],
  ['!@.a', [{}, { a: null }], [{ a: 1 }]],
  ['@.a && @.b', [{ a: 1, b: 1 }], [{ a: 1 }, { b: 1 }, {}]],
  ['@.a || @.b', [{ a: 1 }, { b: 1 }], [{}]],
  ['!(@.a || @.b)', [{}], [{ a: 1 }, { b: 1 }]],
  ['@ == 1', [1, '1'], [2, 'x', '', null, true, [1]]],
  ['@ == 0', [0, '0', -0], ['', ' ', null, false, []]],
  ["@ == '1'", ['1', 1], [2, 'x', null, [1]]],
  ["@ == 'x'", ['x'], ['X', 1, null]],
  ['@ == true', [true, 'true'], [false, 1, null]],
  ["@ == 'true'", [true, 'true'], [false]],
  ['@ == null', [null], [0, '', false, 'null', []]],
  ['@ == [1, 2]', [[1, 2]], [[2, 1], [1], 1]],
  ['@ != 1', [2, 'x', null, [1]], [1, '1']],
  ['@.a != 1', [{ a: 2 }, { a: null }], [{ a: 1 }, {}]],
  [
    '@.a == @.b',
    [
      { a: 1, b: 1 },
      { a: [1], b: [1] },
    ],
    [{ a: 1, b: 2 }, { a: 1 }, { b: 1 }, {}],
  ],
  ['@ < 2', [1, '1', -3], [2, 3, '3', null, true, [], {}]],
  ['@ <= 2', [2, 1], [3, null]],
  ['@ > 2', [3], [2, null]],
  ['@ >= 2', [2, 3, 'b'], [1, null]],
  ["@ < 'b'", ['a', 'B', ''], ['b', 'c', 1, null]],
  ['@ < true', [false], [true, null, 0]],
  ["@ < 'x'", ['a'], [1, true]],
  ['@ =~ /a.c/', ['abc'], ['xabc', 'abcd', 'ABC', null, ['abc']]],
  ['@ =~ /a.c/i', ['ABC'], ['ABCD']],
  ['@ =~ /a.c/s', ['a\nc'], []],
  ['@ =~ /.*^b.*/ms', ['a\nbc'], ['ab']],
  ['@ =~ /1\\d/', [12, '12'], [2]],
  ['@ =~ /tr.*/', [true], [false]],
  ["@ in ['a', 1]", ['a', 1, '1'], ['b', null]],
  ["@ nin ['a', 1]", ['b', null], ['a', 1]],
  ["@ in 'a'", [], ['a']],
  ['@ subsetof [1, 2]', [[], [1], [2, 1]], [[3], 1]],
  ['@ anyof [1, 2]', [[1, 3]], [[], [3], 1]],
  ['@ noneof [1, 2]', [[], [3]], [[1, 3], 1]],
  ["@ contains 'b'", ['abc', ['a', 'b']], ['a', ['abc'], 1, null]],
  ['@ size 2', ['ab', [1, 2], { a: 1, b: 2 }], ['a', [], 2, null]],
  ['@ empty true', ['', [], {}], ['a', [1], { a: 1 }, null, 0]],
  ['@ empty false', ['a', [1], { a: 1 }], ['', [], {}, null, 0]],
])('%s', (condition, passing, failing) => {
  test.each(passing.map((item) => ({ item })))('passes $item', ({ item }) => {
    expect(passes(condition, item)).toBe(true);
  });

  test.each(failing.map((item) => ({ item })))('does not pass $item', ({ item }) => {
    expect(passes(condition, item)).toBe(false);
  });
});

test('compares with the document', () => {
  expect(passes('@.a < $.max', { a: 1 }, { max: 2 })).toBe(true);
  expect(passes('@.a < $.max', { a: 1 }, { max: 1 })).toBe(false);
  expect(passes('@.a < $.max', { a: 1 }, {})).toBe(false);
});

test('refuses a pattern that has no linear time', () => {
  expect(() => passes('@ =~ /(a)\\1/', 'aa')).toThrow('The pattern cannot be used: ');
  expect(passes('@ =~ /(a)a/', 'aa')).toBe(true);
});

test('a pattern that is catastrophic elsewhere takes little time', () => {
  const start = performance.now();

  expect(passes('@ =~ /(a*)*b/', 'a'.repeat(2000))).toBe(false);
  expect(performance.now() - start).toBeLessThan(1000);
});
