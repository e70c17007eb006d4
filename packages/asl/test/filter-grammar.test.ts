import { describe, expect, test } from 'vitest';
import { messageOf } from '../../../tools/vitest/rendered-state';
import { parsePath } from '../src';
import type { FilterCondition } from '../src';
import { FILTER_NESTING_LIMIT } from '../src/filter-grammar';

const conditionOf = (condition: string): FilterCondition | undefined => {
  const [step] = parsePath(`$[?(${condition})]`).steps;
  return step?.kind === 'filter' ? step.parsed : undefined;
};

/** A condition with brackets where it groups, to be read. */
function shown(condition: FilterCondition | undefined): string {
  switch (condition?.kind) {
    case 'and':
    case 'or':
      return `(${condition.conditions.map(shown).join(` ${condition.kind} `)})`;
    case 'not':
      return `not ${shown(condition.condition)}`;
    case 'exists':
      return condition.path.text;
    case 'comparison':
      return [condition.left, condition.operator, condition.right]
        .map((part) =>
          typeof part === 'string'
            ? part
            : part.kind === 'path'
              ? part.text
              : part.kind === 'literal'
                ? JSON.stringify(part.value)
                : `/${part.source}/${part.flags}`,
        )
        .join(' ');
    default:
      return '';
  }
}

test('a path in a filter starts at the item or at the document', () => {
  expect(conditionOf("@['a b'][0] < $.max")).toEqual({
    kind: 'comparison',
    operator: '<',
    left: {
      kind: 'path',
      text: "@['a b'][0]",
      root: 'item',
      steps: [
        { kind: 'field', name: 'a b' },
        { kind: 'index', index: 0 },
      ],
    },
    right: { kind: 'path', text: '$.max', root: 'document', steps: [{ kind: 'field', name: 'max' }] },
  });
});

test.each([
  ['@.a', '@.a'],
  ['@', '@'],
  ['!@.a', 'not @.a'],
  ['! ( @.a == 1 )', 'not @.a == 1'],
  ['!!@.a', 'not not @.a'],
  ['@.a==1', '@.a == 1'],
  ['@.a-b!=-1.5e3', '@.a-b != -1500'],
  ['1 == @.a', '1 == @.a'],
  ['@.a<=2', '@.a <= 2'],
  ['@.a >= $.b', '@.a >= $.b'],
  ["@.a > 'x'", '@.a > "x"'],
  ['@.a == "it\'s"', '@.a == "it\'s"'],
  ["@.a == 'it\\'s \\\\ \\d'", '@.a == "it\'s \\\\ \\\\d"'],
  ['@.a == true || @.a == false || @.a == null', '(@.a == true or @.a == false or @.a == null)'],
  ['@.a && @.b || @.c && @.d', '((@.a and @.b) or (@.c and @.d))'],
  ['@.a&&(@.b||@.c)', '(@.a and (@.b or @.c))'],
  ['(@.a)', '@.a'],
  ['@.a =~ /^a\\/b.*$/i', '@.a =~ /^a/b.*$/i'],
  ['@.a=~/x/', '@.a =~ /x/'],
  ["@.a in ['x', 1, null, [true]]", '@.a in ["x",1,null,[true]]'],
  ['@.a IN []', '@.a in []'],
  ['@.a nin [1]', '@.a nin [1]'],
  ['@.a subsetof $.all', '@.a subsetof $.all'],
  ['@.a anyof [1]', '@.a anyof [1]'],
  ['@.a noneof [1]', '@.a noneof [1]'],
  ['@.a size 2', '@.a size 2'],
  ['@.a empty false', '@.a empty false'],
  ["@.a contains 'b'", '@.a contains "b"'],
  ['@.a[?(@.b == 1)].c', '@.a[?(@.b == 1)].c'],
  ['@.length() > 1', '@.length() > 1'],
])('%s', (text, meaning) => {
  expect(shown(conditionOf(text))).toBe(meaning);
});

test.each([
  ['1', 5, 'An operator is missing: a value alone is no condition'],
  [
    '@.a ==',
    10,
    "A path that starts with @ or $, 'text', a number, true, false, null, a list or a /pattern/ is missing",
  ],
  ['@.a = 1', 8, "')' is missing for the '(' at position 3"],
  [
    '@.a === 1',
    10,
    "A path that starts with @ or $, 'text', a number, true, false, null, a list or a /pattern/ is missing",
  ],
  [
    '@.a == abc',
    11,
    "A path that starts with @ or $, 'text', a number, true, false, null, a list or a /pattern/ is missing",
  ],
  [
    '@.a == 1x',
    11,
    "A path that starts with @ or $, 'text', a number, true, false, null, a list or a /pattern/ is missing",
  ],
  [
    '@.a like 1',
    8,
    'like is not an operator; there are == != <= >= =~ < > in nin subsetof anyof noneof size empty contains && || and !',
  ],
  [
    '@.a == 1 && ',
    16,
    "A path that starts with @ or $, 'text', a number, true, false, null, a list or a /pattern/ is missing",
  ],
  ['@.a == 1 @.b', 13, "')' is missing for the '(' at position 3"],
  ['(@.a', 9, "')' is missing for the '(' at position 3"],
  ['(@.a]', 8, "')' is missing for the '(' at position 4"],
  ["@.a == 'x", 15, "The closing ' is missing for the one at position 11"],
  ['@.a =~ /x', 15, 'The closing / is missing for the one at position 11'],
  ['@.a =~ //', 11, 'A pattern is missing between the slashes'],
  ['@.a =~ /x/g', 14, 'The flags of a pattern are i, m and s'],
  ["@.a =~ 'x'", 11, 'A pattern is missing: it is written /a.*b/'],
  ['@.a == /x/', 11, 'A pattern goes with the operator =~'],
  ['@.a in [1 2]', 14, "',' is missing"],
  ['@.a in [@.b]', 12, "'text', a number, true, false or null is missing in the list"],
  ['@.', 6, 'A field name is missing'],
])('the filter %s does not parse, and the error says where', (condition, position, problem) => {
  const text = `$[?(${condition})]`;

  expect(messageOf(() => parsePath(text))).toBe(`${problem} at position ${position} of ${JSON.stringify(text)}`);
});

describe('nesting', () => {
  const parenthesised = (depth: number) => `${'('.repeat(depth)}@.a${')'.repeat(depth)}`;

  test('goes to the limit', () => {
    expect(shown(conditionOf(parenthesised(FILTER_NESTING_LIMIT - 1)))).toBe('@.a');
  });

  test.each([
    parenthesised(FILTER_NESTING_LIMIT),
    `${'!'.repeat(FILTER_NESTING_LIMIT)}@.a`,
    `@.a in ${'['.repeat(FILTER_NESTING_LIMIT)}${']'.repeat(FILTER_NESTING_LIMIT)}`,
    `${'@[?('.repeat(FILTER_NESTING_LIMIT)}@.a${')]'.repeat(FILTER_NESTING_LIMIT)}`,
  ])('and not beyond: %s', (condition) => {
    expect(() => conditionOf(condition)).toThrow('Filters and their parentheses nest at most 50 deep');
  });
});
