import { Stack, Token } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import validate from 'asl-validator';
import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import { ExpressionSyntaxError, Jsonata, JsonPath, parseExpression, TaskValidationError } from '../src';
import { describedTask, JSONATA } from './described-task';
import { evaluatedParameters } from './intrinsic-interpreter';

/** What a reference stands for: the field of the input that it reads. */
interface Read {
  readonly at: string;
}

const data: Record<string, unknown> = {
  text: `it's "quoted" {} \\ text`,
  number: 42.5,
  flag: true,
  nothing: null,
  list: ['a', 1, { b: '}' }],
  object: { k: "v'", n: { m: [] } },
};
const scalars = ['text', 'number', 'flag', 'nothing'] as const;

/** Text whose characters are those that break quoting, and that neither looks like an expression nor ends in `.$`. */
const text = fc
  .oneof(
    fc.array(fc.constantFrom("'", '"', '\\', '{', '}', '{}', '$', '.', 'a', ' ', '\n', 'é', '𝒜', '%'), {
      maxLength: 6,
    }),
    fc.array(fc.string({ unit: 'binary', maxLength: 1 }), { maxLength: 4 }),
  )
  .map((parts) => parts.join(''))
  .filter((value) => !/^\{%|%\}$|\.\$$/.test(value) && !Token.isUnresolved(value));
const key = text.filter((name) => name !== '__proto__');
const literal = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((number) => number + 0),
  fc.boolean(),
  fc.constant(null),
);

function trees(leaf: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      leaf,
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 3, noNullPrototype: true }),
    ),
  })).tree;
}

/** Values with references, of which each is written by `write`, and beside them what they stand for. */
function described(write: (read: Read) => unknown): fc.Arbitrary<{ given: unknown; meant: unknown }> {
  const reference = fc.constantFrom(...Object.keys(data)).map((at) => ({ given: write({ at }), meant: data[at] }));
  const piece = fc.oneof(
    text.map((value) => ({ given: value, meant: value })),
    fc.constantFrom(...scalars).map((at) => ({ given: String(write({ at })), meant: String(data[at]) })),
  );
  // Text that is one reference and nothing else is that reference, whatever it refers to.
  const template = fc
    .tuple(fc.constantFrom('<', "'", '\\'), fc.array(piece, { maxLength: 4 }))
    .map(([start, pieces]) => ({
      given: start + pieces.map(({ given }) => given).join(''),
      meant: start + pieces.map(({ meant }) => meant).join(''),
    }));
  const plain = literal.map((value) => ({ given: value, meant: value }));
  return fc.letrec<{ value: { given: unknown; meant: unknown } }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      plain,
      reference,
      template,
      fc.array(tie('value'), { maxLength: 3 }).map((items) => ({
        given: items.map(({ given }) => given),
        meant: items.map(({ meant }) => meant),
      })),
      fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }).map((fields) => ({
        given: mapFields(fields, ({ given }) => given),
        meant: mapFields(fields, ({ meant }) => meant),
      })),
    ),
  })).value;
}

function mapFields<T, U>(fields: Record<string, T>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, map(value)]));
}

function pathTo({ at }: Read): unknown {
  switch (typeof data[at]) {
    case 'number':
      return JsonPath.numberAt(`$.${at}`);
    case 'string':
      return JsonPath.stringAt(`$.${at}`);
    default:
      return Array.isArray(data[at]) ? JsonPath.listAt(`$.${at}`) : JsonPath.objectAt(`$.${at}`);
  }
}

function expressionFor({ at }: Read): unknown {
  switch (typeof data[at]) {
    case 'number':
      return Jsonata.number(`$states.input.${at}`);
    case 'string':
      return Jsonata.string(`$states.input.${at}`);
    default:
      return Array.isArray(data[at]) ? Jsonata.list(`$states.input.${at}`) : Jsonata.object(`$states.input.${at}`);
  }
}

interface RenderedState {
  readonly Parameters?: unknown;
  readonly Arguments?: unknown;
}

/** The state as the service gets it; `undefined` when our own errors refuse it. */
function stateWith(args: unknown, queryLanguage?: sfn.QueryLanguage): RenderedState | undefined {
  const stack = new Stack(undefined, 'Stack');
  try {
    const task = describedTask(args, { queryLanguage }, {}, { stack });
    return JSON.parse(JSON.stringify(stack.resolve(task.toStateJson()))) as RenderedState;
  } catch (error) {
    if (!TaskValidationError.isTaskValidationError(error) && !ExpressionSyntaxError.isExpressionSyntaxError(error)) {
      throw error;
    }
    return undefined;
  }
}

describe.each([
  ['JSONPath', 'Parameters', undefined],
  ['JSONata', 'Arguments', JSONATA.queryLanguage],
] as const)('literals in a %s state', (_, field, language) => {
  test('are what they are in JSON', () => {
    fc.assert(
      fc.property(trees(literal), (value) => {
        const state = stateWith({ value }, language);

        expect(state?.[field]).toEqual(JSON.parse(JSON.stringify({ value })));
      }),
    );
  });
});

test('references of JSONPath mean in the state what they were written as', () => {
  fc.assert(
    fc.property(described(pathTo), ({ given, meant }) => {
      const state = stateWith({ value: given });

      // Lists nest at most 10 functions deep, which these never reach.
      expect(evaluatedParameters(state?.Parameters, data)).toEqual(JSON.parse(JSON.stringify({ value: meant })));
      for (const path of pathsUnder(state?.Parameters)) {
        parseExpression(path);
      }
    }),
    { numRuns: 500 },
  );
});

test('references of JSONata mean in the state what they were written as', async () => {
  await fc.assert(
    fc.asyncProperty(described(expressionFor), async ({ given, meant }) => {
      const state = stateWith({ value: given }, JSONATA.queryLanguage);

      expect(await evaluatedArguments(state?.Arguments)).toEqual(JSON.parse(JSON.stringify({ value: meant })));
    }),
    { numRuns: 300 },
  );
});

test('whatever is given, it renders or our own errors say why not', () => {
  const odd = fc.oneof(
    literal,
    fc.string({ unit: 'binary' }),
    fc.constantFrom<unknown>('$', '$$', '{% %}', '{% $x %}', '$.a.$', 'States.UUID()'),
    fc.constantFrom<unknown>(undefined, NaN, Infinity, -0, 1n, Symbol('s'), new Date(0), new Map(), () => 1, /x/),
    fc.constantFrom(...Object.keys(data)).map((at) => pathTo({ at })),
    fc.constantFrom(...Object.keys(data)).map((at) => expressionFor({ at })),
    fc.constantFrom(...scalars).map((at) => `<${String(pathTo({ at }))}|${String(expressionFor({ at }))}>`),
    fc.constantFrom(...scalars).map((at) => sfn.JsonPath.stringAt(`$.${at}`)),
  );
  const oddKey = fc.oneof(key, fc.constantFrom('a', 'a.$', '.$', 'constructor', 'toString'));
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      odd,
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(oddKey, tie('tree'), { maxKeys: 3 }),
    ),
  }));

  fc.assert(
    fc.property(tree, fc.constantFrom(undefined, JSONATA.queryLanguage), (args, language) => {
      const state = stateWith(args, language);

      for (const path of pathsUnder(state?.Parameters)) {
        parseExpression(path);
      }
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['JSONPath', described(pathTo), undefined],
  ['JSONata', described(expressionFor), JSONATA.queryLanguage],
] as const)('a machine of %s states is valid', (QueryLanguage, values, language) => {
  const states = fc.sample(values, 200).map(({ given }) => stateWith({ value: given }, language));
  const result = validate(
    {
      QueryLanguage,
      StartAt: 'State 0',
      States: Object.fromEntries(
        states.map((state, i) => {
          const transition = i + 1 < states.length ? { End: undefined, Next: `State ${i + 1}` } : {};
          return [`State ${i}`, JSON.parse(JSON.stringify({ ...state, ...transition }), understood)];
        }),
      ),
    },
    { checkPaths: true, checkArn: false },
  );

  expect(result.errors).toEqual([]);
});

/**
 * What the validator takes for wrong although the service does not: null, empty lines and lists inside lists, in
 * intrinsic functions escaped backslashes and numbers with fractions.
 */
function understood(name: string, value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.flat(Infinity).map((item: unknown) => item ?? 0);
  }
  if (typeof value !== 'string') {
    return value;
  }
  return name.endsWith('.$')
    ? value.replaceAll('\\\\', '/').replace(/-?\d+(\.\d+)?(e[+-]?\d+)?/g, '1')
    : value.replace(/\s/g, ' ') || 'empty';
}

function pathsUnder(rendered: unknown): string[] {
  return Object.entries(typeof rendered === 'object' && rendered !== null ? rendered : {}).flatMap(([name, value]) =>
    !Array.isArray(rendered) && name.endsWith('.$') ? [value as string] : pathsUnder(value),
  );
}

async function evaluatedArguments(rendered: unknown): Promise<unknown> {
  if (typeof rendered === 'string' && rendered.startsWith('{%') && rendered.endsWith('%}')) {
    const value: unknown = await jsonata(rendered.slice(2, -2)).evaluate({}, { states: { input: data } });
    return JSON.parse(JSON.stringify(value));
  }
  if (Array.isArray(rendered)) {
    return Promise.all(rendered.map(evaluatedArguments));
  }
  if (typeof rendered !== 'object' || rendered === null) {
    return rendered;
  }
  const fields = Object.entries(rendered).map(
    async ([name, value]) => [name, await evaluatedArguments(value)] as const,
  );
  return Object.fromEntries(await Promise.all(fields));
}
