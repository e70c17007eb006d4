import { Stack } from 'aws-cdk-lib';
import fc from 'fast-check';
import jsonata from 'jsonata';
import { expect, test } from 'vitest';
import { parsePath, StateData } from '../src';
import { JsonPathReference } from '../src/json-path-reference';
import { StateDataReference, toJsonata } from '../src/state-data-reference';

test('a reference of both languages is one of JSONPath to everyone else', () => {
  const reference = new StateDataReference('$.a', '$states.input.a');

  expect(JsonPathReference.isJsonPathReference(reference)).toBe(true);
  expect(new Stack().resolve(reference)).toBe('$.a');
});

test('it is told from other values', () => {
  expect(StateDataReference.isStateDataReference(StateData.at('$.a'))).toBe(true);
  expect(StateDataReference.isStateDataReference(new JsonPathReference('$.a'))).toBe(false);
  expect(StateDataReference.isStateDataReference(undefined)).toBe(false);
});

test('the expression finds what the path finds, whatever the names', async () => {
  const name = fc.oneof(
    fc.constantFrom(
      'a',
      'and',
      'or',
      'in',
      'true',
      'null',
      'function',
      'a b',
      '1',
      '$',
      '%',
      '*',
      "it's",
      '"',
      '\\',
      '',
    ),
    fc.string({ unit: 'binary' }),
  );
  const step = fc.oneof(
    name.filter((field) => !/`|^__proto__$/.test(field)),
    fc.nat(3),
  );

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      const path = steps
        .map((at) => (typeof at === 'number' ? `[${at}]` : `['${at.replace(/[\\']/g, '\\$&')}']`))
        .join('');
      const input = steps.reduceRight<unknown>(
        // Neighbours, so that a wrong index finds something else.
        (inner, at) =>
          typeof at === 'number' ? Object.assign(Array(5).fill('other'), { [at]: inner }) : { [at]: inner },
        'found',
      );

      const expression = toJsonata(parsePath(`$${path}`)) ?? '';
      expect(await jsonata(expression).evaluate({}, { states: { input } })).toBe('found');
    }),
    { numRuns: 500 },
  );
});

test.each(['$.a[*]', '$..a', '$.a[0:1]', '$.a[0,1]', "$['a','b']", '$.a.length()', '$[?(@.a)]', "$['`']"])(
  '%s has no expression of the same meaning',
  (path) => {
    expect(toJsonata(parsePath(path))).toBeUndefined();
  },
);
