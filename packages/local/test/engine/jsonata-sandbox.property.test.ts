import fc from 'fast-check';
import jsonata from 'jsonata';
import { expect, test } from 'vitest';
import { sandboxedExpression } from '../../src/engine/jsonata-sandbox';
import { EvaluationFailure } from '../../src/engine/evaluation-budget';
import { plainValue } from '../../src/engine/plain-value';
import type { Json } from '../../src/json';
import { jsonataScope } from './jsonata-scope';

const name = fc.constantFrom('a', 'b', 'c');

const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(null, true, false, 0, 1, 2.5, -3, '', 'x', 'yz'),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(name, tie('json'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

const { expression } = fc.letrec<{ expression: string }>((tie) => {
  const part = tie('expression');
  const lists = ['count', 'sum', 'max', 'sort', 'distinct', 'reverse', 'spread', 'merge', 'keys', 'boolean', 'string'];
  return {
    expression: fc.oneof(
      { maxDepth: 4, depthSize: 'medium' },
      fc.constantFrom('$states.input', '$', 'a', 'b', '0', '1', '"x"', '[]', 'true', 'null', '$v', '*', '**', '[1..3]'),
      fc.tuple(part, name).map(([inner, field]) => `(${inner}).${field}`),
      fc.tuple(part, part).map(([inner, step]) => `(${inner}).(${step})`),
      fc.tuple(part, part).map(([inner, filter]) => `(${inner})[${filter}]`),
      fc.tuple(part, part).map(([inner, by]) => `(${inner})^(${by})`),
      fc.tuple(part, part).map(([inner, by]) => `(${inner}){"k": ${by}}`),
      part.map((inner) => `(${inner})[]`),
      fc.tuple(part, part).map(([first, second]) => `[${first}, ${second}]`),
      fc.tuple(part, part).map(([first, second]) => `{"p": ${first}, "q": ${second}}`),
      fc
        .tuple(part, fc.constantFrom('+', '=', '!=', '<', '&', 'and', 'or', 'in', '~> $append'), part)
        .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
      fc.tuple(part, part, part).map(([test, yes, no]) => `(${test} ? ${yes} : ${no})`),
      fc.tuple(fc.constantFrom(...lists), part).map(([callee, inner]) => `$${callee}(${inner})`),
      fc.tuple(part, part).map(([list, body]) => `$map(${list}, function($v) { ${body} })`),
      fc.tuple(part, part).map(([list, body]) => `$sort(${list}, function($v, $w) { ${body} })`),
      fc.tuple(part, part).map(([first, second]) => `($v := ${first}; ${second})`),
      fc.tuple(part, part).map(([of, by]) => `(${of}) ~> |${by}|{"c": 1}|`),
    ),
  };
});

/**
 * What an evaluation comes to: its JSON text, `failed`, `stopped` by the sandbox, or `bug` when the library itself broke.
 *
 * Which of two errors of an expression comes first is a matter of chance: the library goes through the items of a list
 * all at once.
 */
async function outcome(evaluate: () => Promise<unknown>): Promise<string | undefined> {
  try {
    const value = await evaluate();
    return value === undefined ? undefined : JSON.stringify(plainValue(value));
  } catch (error) {
    return error instanceof TypeError ? 'bug' : error instanceof EvaluationFailure ? 'stopped' : 'failed';
  }
}

test('the sandbox gives what the library gives, and leaves the data as it is', async () => {
  await fc.assert(
    fc.asyncProperty(expression, json, async (text, input) => {
      const before = JSON.stringify(input);
      const ours = await outcome(() => sandboxedExpression(text).evaluate(jsonataScope(input as Json)));
      expect(JSON.stringify(input)).toBe(before);
      const copy: unknown = JSON.parse(before);
      const theirs = await outcome(() => jsonata(text).evaluate(undefined, { states: { input: copy, context: {} } }));
      const isStricter = ours === 'stopped' && text.includes('~> |');
      if (!isStricter && theirs !== 'bug') {
        expect(ours === 'bug' ? 'failed' : ours).toBe(theirs);
      }
    }),
    { numRuns: 2_000 },
  );
});
