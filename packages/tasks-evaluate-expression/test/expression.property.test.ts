import { compileFunction } from 'node:vm';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileExpression } from '../src/expression';
import { handler } from '../src/handler';

const context = { getRemainingTimeInMillis: () => 30_000 };
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

/** Finds a path as Step Functions does: fields of objects alone. */
function find(path: string, data: Record<string, unknown>): { value: unknown } | undefined {
  const [root = '', ...keys] = [...path.matchAll(/^\$\$?|\.(\w+)|\['(.*?)'\]/g)].map(
    ([text, plain, quoted]) => plain ?? quoted ?? text,
  );
  let value = data[root];
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, key)) {
      return undefined;
    }
    value = (value as Record<string, unknown>)[key];
  }
  return { value };
}

test('any JSON value arrives as it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      const event = { expression: '$', expressionAttributeValues: { $: value } };

      expect(await handler(event, context)).toEqual(asJson(value));
    }),
  );
});

test('any JSON value arrives at any path', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), fc.jsonValue(), async (keys, value) => {
      fc.pre(!keys.some((key) => ['constructor', 'length', '__proto__'].includes(key) || key.startsWith('__')));
      const { source, paths } = compileExpression(`$${keys.map((key) => `[${JSON.stringify(key)}]`).join('')}`);
      const [path = ''] = paths;

      expect(paths).toHaveLength(1);
      expect(await handler({ expression: source, expressionAttributeValues: { [path]: value } }, context)).toEqual(
        asJson(value),
      );
    }),
  );
});

test('no text makes the compiler throw', () => {
  const pieces = fc.constantFrom(
    '$',
    '.a',
    '[',
    ']',
    '(',
    ')',
    '`',
    '${',
    '}',
    "'",
    '/',
    '=>',
    '?.',
    '...',
    '{',
    ':',
    ',',
    '\\',
    '\n',
    'x',
    '0',
    '=',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map((all) => all.join('')),
      ),
      (text) => {
        const { problems, source } = compileExpression(text);

        expect(problems.length > 0 || source.length > 0).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
});

const DATA = {
  $: {
    n: 7,
    s: 'text',
    o: { n: 2, s: 'b', 'a b': [1] },
    list: [3, 1, 2],
    items: [{ n: 1 }, { n: 2, o: { n: 3 } }],
    no: null,
  },
  $$: { Execution: { Id: 'id', Input: { n: 1 } }, State: { RetryCount: 0 } },
};

const { expression } = fc.letrec<{ expression: string }>((tie) => {
  const sub = tie('expression');
  const of = (write: (...parts: string[]) => string, count: number) =>
    fc.tuple(...Array.from({ length: count }, () => sub)).map((parts) => write(...parts));
  const data = fc.constantFrom(
    ...['$.n', '$.s', '$.o.n', "$.o['a b']", '$.o', '$.list', '$.list[1]', '$.list.length', '$.items[1].o.n', '$.no'],
    ...[
      '$.missing',
      '$.o.missing',
      '$.missing.n',
      '$.missing?.n',
      '$.o?.n',
      '$.items[0].o?.n',
      '$',
      '$?.n',
      '$.s[0]',
      '$.s.length',
    ],
    ...['$$.Execution.Id', '$$.Execution.Input.n', '$$.State.RetryCount', '$$.Map?.Item.Index', '$$.Map.Item.Index'],
  );
  const literal = fc.constantFrom(
    '0',
    '1.5',
    '-2',
    "'x'",
    '`y`',
    'true',
    'null',
    'undefined',
    '[1, 2]',
    '({ n: 1 })',
    '/t/g',
    'NaN',
  );
  const operator = fc.constantFrom('+', '-', '*', '/', '%', '<', '>=', '===', '!=', '&', '&&', '||');
  return {
    expression: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      { weight: 5, arbitrary: data },
      { weight: 2, arbitrary: literal },
      fc.tuple(sub, operator, sub).map(([a, op, b]) => `(${a} ${op} ${b})`),
      of((a, b) => `((${a}) ?? (${b}))`, 2),
      of((a, b, c) => `(${a} ? ${b} : ${c})`, 3),
      of((a, b) => '`' + `\${${a}}-$.n-\${${b}}` + '`', 2),
      of((a, b) => `[${a}, ...[${b}]]`, 2),
      of((a, b) => `({ a: ${a}, [${b}]: 1 })`, 2),
      of((a, b) => `[${a}].map((x, i) => [x, i, ${b}])`, 2),
      of((a, b) => `(($) => [$, ${b}])(${a})`, 2),
      of((a) => `(() => { const n = ${a}; { let $$ = n; if (n) return typeof $$; } return n; })()`, 1),
      of((a) => `(!${a})`, 1),
      of((a) => `(typeof ${a})`, 1),
      of((a) => `JSON.stringify(${a})`, 1),
      of((a) => `String(${a}).toUpperCase().slice(0, 9)`, 1),
      of((a) => `(${a})?.n`, 1),
      of((a) => `(${a}).n`, 1),
      of((a, b) => `$.list.concat(${a}).filter((x) => x !== ${b}).length`, 2),
      of((a, b) => `$.missing?.[${a}].f(${b})`, 2),
      of((a) => `$.items.reduce((sum, { n, o: { n: m = 0 } = {} }) => sum + n * m, ${a})`, 1),
    ),
  };
});

test('an expression gives what it gives in plain JavaScript', async () => {
  await fc.assert(
    fc.asyncProperty(expression, async (text) => {
      const { source, paths, problems } = compileExpression(text);
      expect(problems).toEqual([]);
      const values: Record<string, unknown> = {};
      for (const path of paths) {
        const found = find(path, DATA);
        if (found === undefined) {
          return; // Step Functions ends the execution and names the path.
        }
        values[path] = found.value;
      }
      let expected: unknown;
      try {
        const evaluate = compileFunction(`"use strict"; return (${text});`, ['$', '$$']) as (
          ...data: unknown[]
        ) => unknown;
        expected = asJson(evaluate(DATA.$, DATA.$$));
      } catch (error) {
        await expect(handler({ expression: source, expressionAttributeValues: values }, context)).rejects.toThrow(
          (error as Error).name,
        );
        return;
      }
      expect(await handler({ expression: source, expressionAttributeValues: values }, context)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});
