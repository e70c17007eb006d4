import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageOf } from '../../../tools/vitest/rendered-state';
import {
  ExpressionSyntaxError,
  isReferencePath,
  parseExpression,
  parsePath,
  parseReferencePath,
  pathsOf,
} from '../src';
import type { PathStep } from '../src';

describe('a path starts', () => {
  test.each([
    ['$', { kind: 'input' }],
    ['$.a', { kind: 'input' }],
    ['$$', { kind: 'context' }],
    ['$$.Execution.Id', { kind: 'context' }],
    ['$order.id', { kind: 'variable', name: 'order' }],
    ['$größe_2', { kind: 'variable', name: 'größe_2' }],
  ])('%s', (text, root) => {
    expect(parsePath(text).root).toEqual(root);
  });
});

describe('a step of a path', () => {
  test.each<[string, PathStep[]]>([
    ['$.a', [{ kind: 'field', name: 'a' }]],
    ['$.a-b$c', [{ kind: 'field', name: 'a-b$c' }]],
    ['$.日本', [{ kind: 'field', name: '日本' }]],
    ['$.a\\.b', [{ kind: 'field', name: 'a.b' }]],
    [
      '$.a\\[\\[.\\?b',
      [
        { kind: 'field', name: 'a[[' },
        { kind: 'field', name: '?b' },
      ],
    ],
    [
      '$.a\\.b.\\c',
      [
        { kind: 'field', name: 'a.b' },
        { kind: 'field', name: 'c' },
      ],
    ],
    [
      '$.a\\@b.c\\[\\[.\\?d',
      [
        { kind: 'field', name: 'a@b' },
        { kind: 'field', name: 'c[[' },
        { kind: 'field', name: '?d' },
      ],
    ],
    ["$['a b']", [{ kind: 'field', name: 'a b' }]],
    ['$["a b"]', [{ kind: 'field', name: 'a b' }]],
    ["$['it\\'s']", [{ kind: 'field', name: "it's" }]],
    ["$['a\\\\b\\n\\\"c']", [{ kind: 'field', name: 'a\\b\\n\\"c' }]],
    ["$.['a']", [{ kind: 'field', name: 'a' }]],
    ['$.a=b', [{ kind: 'field', name: 'a=b' }]],
    [
      "$['a.b'].c",
      [
        { kind: 'field', name: 'a.b' },
        { kind: 'field', name: 'c' },
      ],
    ],
    ["$['a', 'b']", [{ kind: 'fields', names: ['a', 'b'] }]],
    ['$[0]', [{ kind: 'index', index: 0 }]],
    [
      '$.a[-1]',
      [
        { kind: 'field', name: 'a' },
        { kind: 'index', index: -1 },
      ],
    ],
    ['$[(@.length-1)]', [{ kind: 'last', offset: 1 }]],
    ['$[( @.length - 12 )]', [{ kind: 'last', offset: 12 }]],
    ['$[0,2]', [{ kind: 'indexes', indexes: [0, 2] }]],
    ['$[1:3]', [{ kind: 'slice', start: 1, end: 3 }]],
    ['$[:3]', [{ kind: 'slice', end: 3 }]],
    ['$[-2:]', [{ kind: 'slice', start: -2 }]],
    ['$[::2]', [{ kind: 'slice', step: 2 }]],
    ['$.*', [{ kind: 'wildcard' }]],
    ['$[*]', [{ kind: 'wildcard' }]],
    ['$..a', [{ kind: 'descend' }, { kind: 'field', name: 'a' }]],
    ["$..['a']", [{ kind: 'descend' }, { kind: 'field', name: 'a' }]],
    ['$..*', [{ kind: 'descend' }, { kind: 'wildcard' }]],
    [
      '$.a.length()',
      [
        { kind: 'field', name: 'a' },
        { kind: 'function', name: 'length' },
      ],
    ],
  ])('%s', (text, steps) => {
    expect(parsePath(text).steps).toEqual(steps);
  });

  test('a filter, with its text and what that means', () => {
    expect(parsePath("$[? ( @.a == ')' && (@.b)) ].c").steps).toEqual([
      {
        kind: 'filter',
        condition: "@.a == ')' && (@.b)",
        parsed: {
          kind: 'and',
          conditions: [
            {
              kind: 'comparison',
              operator: '==',
              left: { kind: 'path', text: '@.a', root: 'item', steps: [{ kind: 'field', name: 'a' }] },
              right: { kind: 'literal', value: ')' },
            },
            {
              kind: 'exists',
              path: { kind: 'path', text: '@.b', root: 'item', steps: [{ kind: 'field', name: 'b' }] },
            },
          ],
        },
      },
      { kind: 'field', name: 'c' },
    ]);
  });
});

test.each<[string, number, string]>([
  ['', 0, "A path starts with '$'"],
  ['order.id', 0, "A path starts with '$'"],
  [' $.a', 0, "A path starts with '$'"],
  ['$.', 2, 'A field name is missing'],
  ['$.a..', 5, 'A field name is missing'],
  ['$...[0]', 3, 'A field name is missing'],
  ['$.a\\', 4, 'A character is missing behind the backslash'],
  ['$.a b', 3, "' ' is not expected here"],
  ['$a-b', 2, "'-' is not expected here"],
  ['$[', 2, 'An index, a quoted field name, a slice, a filter or * is missing'],
  ['$[a]', 2, 'An index, a quoted field name, a slice, a filter or * is missing'],
  ['$[0', 3, "']' is missing for the '[' at position 1"],
  ['$.a[0.5]', 5, "']' is missing for the '[' at position 3"],
  ['$[0,]', 4, 'An index is missing'],
  ["$['a',]", 6, 'A quoted field name is missing'],
  ["$['a]", 5, "The closing ' is missing for the one at position 2"],
  ["$['a\\", 5, "The closing ' is missing for the one at position 2"],
  ['$[?@.a]', 3, "'(' is missing: a filter is written [?(@.field > 1)]"],
  ['$[(@.length)]', 2, 'An index, a quoted field name, a slice, a filter or * is missing'],
  ['$[?(@.a]', 7, "')' is missing for the '(' at position 3"],
  ['$[?( )]', 4, 'A filter needs a condition'],
  [
    '$[?(@.a == )].b',
    11,
    "A path that starts with @ or $, 'text', a number, true, false, null, a list or a /pattern/ is missing",
  ],
  ['$.a.length(1)', 10, "'(' is not expected here"],
  ['States.UUID()', 0, "A path starts with '$'"],
])('%j is no path, and the error says where', (text, position, problem) => {
  expect(messageOf(() => parsePath(text))).toBe(`${problem} at position ${position} of ${JSON.stringify(text)}`);
});

describe('a reference path', () => {
  test.each(['$', '$.a', "$['a b'][0].c"])('is %s', (text) => {
    expect(parseReferencePath(text).text).toBe(text);
  });

  test.each([
    ['$.*', 'A reference path has only fields and indexes, no operator that finds many'],
    ['$..a', 'A reference path has only fields and indexes, no operator that finds many'],
    ['$.a[-1]', 'A reference path has only fields and indexes, no operator that finds many'],
    ['$.a[0:1]', 'A reference path has only fields and indexes, no operator that finds many'],
    ['$.a.length()', 'A reference path has only fields and indexes, no operator that finds many'],
    ['$$.Execution', "A reference path starts with '$' and cannot write elsewhere"],
    ['$variable', "A reference path starts with '$' and cannot write elsewhere"],
  ])('is not %s', (text, problem) => {
    expect(messageOf(() => parseReferencePath(text))).toBe(`${problem} at position 0 of ${JSON.stringify(text)}`);
  });

  test('can be told from other parsed paths', () => {
    expect(isReferencePath(parsePath('$$.Execution.Id'))).toBe(true);
    expect(isReferencePath(parsePath('$.a[*]'))).toBe(false);
  });
});

describe('an intrinsic function', () => {
  test('may have white space around its arguments', () => {
    expect(parseExpression(" States.Format (\n\t'{}' ,\r\n $.a ) ")).toEqual({
      kind: 'call',
      name: 'States.Format',
      args: [{ kind: 'literal', value: '{}', source: '{}' }, expect.objectContaining({ kind: 'path', text: '$.a' })],
    });
  });

  test('nests 10 deep', () => {
    expect(parseExpression(`${'States.Array('.repeat(10)}$.a${')'.repeat(10)}`).kind).toBe('call');
  });

  test.each<[string, number, string]>([
    [`${'States.Array('.repeat(11)}$.a${')'.repeat(11)}`, 130, 'Intrinsic functions nest at most 10 deep'],
    ["Format('{}')", 0, "A path starts with '$' and an intrinsic function with 'States.'"],
    ['', 0, "A path starts with '$' and an intrinsic function with 'States.'"],
    ['My.States.UUID()', 0, "A path starts with '$' and an intrinsic function with 'States.'"],
    ['States.UUID', 11, "'(' is missing"],
    ['States.UUID(', 12, "An argument is a path, an intrinsic function, 'text', a number, true, false or null"],
    ['States.UUID())', 13, "')' is not expected here"],
    ['States.Array(1 2)', 15, "',' is missing"],
    ['States.Array(1,)', 15, "An argument is a path, an intrinsic function, 'text', a number, true, false or null"],
    ['States.Array("a")', 13, "An argument is a path, an intrinsic function, 'text', a number, true, false or null"],
    ['States.Array(truely)', 13, "An argument is a path, an intrinsic function, 'text', a number, true, false or null"],
    ["States.Array('a)", 16, "The closing ' is missing for the one at position 13"],
    ['States.Array($.)', 15, 'A field name is missing'],
    ["States.Format('{}')", 0, "States.Format has 1 places '{}' for 0 values"],
    ["States.Array(States.Format('{} \\{\\}', 1, 2))", 13, "States.Format has 1 places '{}' for 2 values"],
  ])('%s is none, and the error says where', (text, position, problem) => {
    expect(messageOf(() => parseExpression(text))).toBe(
      `${problem} at position ${position} of ${JSON.stringify(text)}`,
    );
  });

  test('that does not exist is told from those that do', () => {
    expect(messageOf(() => parseExpression('States.Upper($.a)'))).toBe(
      'States.Upper is not an intrinsic function; there are States.Array, States.ArrayContains, States.ArrayGetItem, ' +
        'States.ArrayLength, States.ArrayPartition, States.ArrayRange, States.ArrayUnique, States.Base64Decode, ' +
        'States.Base64Encode, States.Format, States.Hash, States.JsonMerge, States.JsonToString, States.MathAdd, ' +
        'States.MathRandom, States.StringSplit, States.StringToJson, States.UUID at position 0 of "States.Upper($.a)"',
    );
  });

  test('is not a property that every object has', () => {
    expect(() => parseExpression('toString()')).toThrow("an intrinsic function with 'States.'");
  });
});

test('the paths of an expression are found at any depth', () => {
  const expression = parseExpression("States.Format('{}{}', $.a, States.ArrayGetItem(States.Array($$.b, 'x', $c), 0))");

  expect(pathsOf(expression).map(({ text }) => text)).toEqual(['$.a', '$$.b', '$c']);
});

describe('whatever the text', () => {
  const quotedName = fc.string().map((name) => `['${name.replaceAll('\\', '').replaceAll("'", "\\'")}']`);
  const step = fc.oneof(
    fc.stringMatching(/^[A-Za-z_][\w-]{0,8}$/).map((name) => `.${name}`),
    quotedName,
    fc.integer({ min: -99, max: 99 }).map((index) => `[${index}]`),
    fc.tuple(fc.nat(9), fc.nat(9)).map(([start, end]) => `[${start}:${end}]`),
    fc.constantFrom('.*', '[*]', '..a', '[?(@.a > 1 && !@.b[0])]', '.length()', '[(@.length-1)]', '[0,1]', "['a','b']"),
  );
  const path = fc
    .tuple(fc.constantFrom('$', '$$', '$variable'), fc.array(step, { maxLength: 8 }))
    .map(([root, steps]) => root + steps.join(''));
  const literal = fc.oneof(
    fc.integer().map(String),
    fc.constantFrom('true', 'false', 'null'),
    fc.string().map((text) => `'${text.replace(/[\\'{}]/g, '\\$&')}'`),
  );
  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      path,
      fc
        .array(fc.oneof(tie('expression'), literal), { maxLength: 3 })
        .map((args) => `States.Array(${args.join(', ')})`),
      tie('expression').map((value) => `States.ArrayGetItem(${value}, 0)`),
    ),
  }));

  test('a path that is put together parses, and what was parsed parses to the same', () => {
    fc.assert(
      fc.property(path, (text) => {
        const parsed = parsePath(text);
        expect(parsed.text).toBe(text);
        expect(parsePath(printedPath(parsed.root, parsed.steps))).toEqual({
          ...parsed,
          text: expect.any(String) as string,
        });
      }),
    );
  });

  test('an expression that is put together parses, and its paths parse alone', () => {
    fc.assert(
      fc.property(expression, (text) => {
        for (const found of pathsOf(parseExpression(text))) {
          expect(parsePath(found.text)).toEqual(found);
        }
      }),
    );
  });

  const alphabet = fc.constantFrom(
    ...['$', '.', '[', ']', '(', ')', "'", '"', '\\', '?', '@', '*', ',', ':', '{', '}', ' ', '-', '1', 'a'],
    ...[
      'States.Array',
      'States.Format',
      'States.UUID',
      '()',
      '..',
      'true',
      '[?(',
      '&&',
      '!',
      '==',
      'in',
      '=~',
      '/',
      '@.length',
      '𝒜',
      '\u0000',
    ],
  );
  test.each([
    ['any characters', fc.string({ unit: 'binary' })],
    ['what paths are made of', fc.array(alphabet).map((parts) => parts.join(''))],
    [
      'a path with something wrong',
      fc.tuple(path, alphabet, fc.nat()).map(([text, bit, at]) => spliced(text, bit, at)),
    ],
  ])('%s parse or fail at a position inside', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        parsesOrFailsInside(text);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    `$${'.a'.repeat(5000)}`,
    `$${'[0]'.repeat(3334)}`,
    '$'.repeat(10_000),
    '['.repeat(10_000),
    `$['${'\\'.repeat(10_000)}`,
    `$[?(${'('.repeat(10_000)}`,
    `$[?(${'!'.repeat(10_000)}`,
    `$${'[?(@'.repeat(2500)}`,
    `$[?(@.a == ${'['.repeat(10_000)}`,
    `$[?(${'@.a&&'.repeat(2000)}@.a)]`,
    `$[?(@.a =~ /${'(a*)*'.repeat(2000)}/)]`,
    `$[?(@.a == '${'\\'.repeat(10_000)}`,
    'States.Array('.repeat(800),
    `States.Array(${"'x', ".repeat(2000)}`,
    `States.Format('${'{}'.repeat(5000)}')`,
    ' '.repeat(10_000),
    '9'.repeat(10_000),
  ])('10,000 characters do not take long (case %#)', (text) => {
    const start = performance.now();

    parsesOrFailsInside(text);

    expect(performance.now() - start).toBeLessThan(500);
  });

  function parsesOrFailsInside(text: string): void {
    for (const parse of [parsePath, parseReferencePath, parseExpression]) {
      try {
        parse(text);
      } catch (error) {
        if (!ExpressionSyntaxError.isExpressionSyntaxError(error)) throw error;
        expect(error.position).toBeGreaterThanOrEqual(0);
        expect(error.position).toBeLessThanOrEqual(text.length);
      }
    }
  }
});

function spliced(text: string, bit: string, at: number): string {
  const place = at % (text.length + 1);
  return text.slice(0, place) + bit + text.slice(place + 1);
}

function printedPath(root: ReturnType<typeof parsePath>['root'], steps: readonly PathStep[]): string {
  const quoted = (name: string) => `'${name.replace(/[\\']/g, '\\$&')}'`;
  const start = root.kind === 'variable' ? `$${root.name}` : root.kind === 'context' ? '$$' : '$';
  return steps.reduce((text, step, i) => {
    switch (step.kind) {
      case 'field':
        return `${text}[${quoted(step.name)}]`;
      case 'fields':
        return `${text}[${step.names.map(quoted).join(',')}]`;
      case 'index':
        return `${text}[${step.index}]`;
      case 'last':
        return `${text}[(@.length-${step.offset})]`;
      case 'indexes':
        return `${text}[${step.indexes.join(',')}]`;
      case 'slice':
        return `${text}[${step.start ?? ''}:${step.end ?? ''}${step.step === undefined ? '' : `:${step.step}`}]`;
      case 'wildcard':
        return `${text}${steps[i - 1]?.kind === 'descend' ? '*' : '.*'}`;
      case 'descend':
        return `${text}..`;
      case 'function':
        return `${text}.${step.name}()`;
      case 'filter':
        return `${text}[?(${step.condition})]`;
    }
  }, start);
}
