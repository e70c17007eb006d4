import { ExpressionSyntaxError } from '@cdk-sfn/asl';
import { describe, expect, test } from 'vitest';
import { compileJsonata } from '../../src/engine/jsonata-expression';
import type { ExpectedType } from '../../src/engine/jsonata-expression';
import { StatesError } from '../../src/engine/states-error';
import { jsonataScope } from './jsonata-scope';

const SCOPE = jsonataScope(
  { order: { id: 5 }, lines: [{ n: 1 }, { n: 2 }], one: [7], none: [], no: null },
  { states: { result: 'done' }, variables: { limit: 3 } },
);

async function failure(text: string, expected?: ExpectedType): Promise<StatesError> {
  try {
    await (
      expected === undefined ? compileJsonata(text, 'Output/total') : compileJsonata(text, 'Output/total', expected)
    ).evaluate(SCOPE);
  } catch (error) {
    if (error instanceof StatesError) {
      return error;
    }
    throw error;
  }
  throw new Error('did not fail');
}

describe('an expression', () => {
  test.each([
    ['{% $states.input.order.id + $limit %}', 8],
    ['{% $states.result & "!" %}', 'done!'],
    ['{%$states.input.lines.n%}', [1, 2]],
    ['{% $states.input.lines[0].n %}', 1],
    ['{% $states.input.one[0] %}', 7],
    ['{% $states.input.one %}', [7]],
    ['{% $states.input.one[] %}', [7]],
    ['{% $states.input.none %}', []],
    ['{% [] %}', []],
    ['{% {"a": [1..3]} %}', { a: [1, 2, 3] }],
    ['{% $states.input.no %}', null],
    ['{% $states.input.lines.{"m": n * 2} %}', [{ m: 2 }, { m: 4 }]],
    ['{% $variable := 1 %}', 1],
    ["{% $contains('hello$world', /^hello\\ /) %}", false],
  ])('%s', async (text, expected) => {
    expect(await compileJsonata(text, 'Output').evaluate(SCOPE)).toStrictEqual(expected);
  });

  test('that is a plain reference is answered at once', () => {
    expect(compileJsonata('{% $states.input.order.id %}', 'Output').evaluate(SCOPE)).toBe(5);
  });

  test('can be evaluated many times at once', async () => {
    const expression = compileJsonata('{% $sum($states.input.n.($ + $random())) %}', 'Output');
    const inputs = [[1], [2, 2], [3, 3, 3]];
    const results = await Promise.all(inputs.map(async (n) => expression.evaluate(jsonataScope({ n }))));
    expect(results).toEqual([1.25, 4.5, 9.75]);
  });

  test('sees the data of its own evaluation only', async () => {
    const expression = compileJsonata('{% ($f := function() { $states.input.a }; $f()) %}', 'Output');
    expect(await expression.evaluate(jsonataScope({ a: 1 }))).toBe(1);
    expect(await expression.evaluate(jsonataScope({ a: 2 }))).toBe(2);
  });
});

describe('an expression that gives nothing', () => {
  test.each(['$doesNotExist', '$states.input.missing', '$states.input.order.id.x', '$states.input.lines[5]'])(
    '%s',
    async (expression) => {
      expect(await failure(`{%  ${expression}  %}`)).toMatchObject({
        error: 'States.QueryEvaluationError',
        problem: `The JSONata expression '${expression}' specified for the field 'Output/total' returned nothing (undefined).`,
        location: 'Output/total',
      });
    },
  );
});

describe('an expression that fails', () => {
  test.each([
    ['$nope(1)', 'T1006: Attempted to invoke a non-function'],
    ['sum(1)', 'T1005: Attempted to invoke a non-function. Did you mean $sum?'],
    ['"a" + 1', 'T2001: The left side of the "+" operator must evaluate to a number'],
    ['$states.input.order()', 'T1006: Attempted to invoke a non-function'],
    ['1/0', 'D1001: Number out of range: Infinity'],
    ['[1, 0/0]', 'D1001: Number out of range: NaN'],
    ['$assert(false, "no stock")', 'D3141: no stock'],
    ['$replace($pad("", 40000, "x"), "x", $pad("", 40000, "y"))', 'It makes a text of more than 4194304 characters'],
    ['$formatInteger(1e15, "I")', 'It has something in it that is nested too deeply'],
  ])('%s', async (expression, reason) => {
    expect(await failure(`{% ${expression} %}`)).toMatchObject({
      error: 'States.QueryEvaluationError',
      problem: `The JSONata expression '${expression}' specified for the field 'Output/total' threw an error during evaluation. ${reason}`,
      location: 'Output/total',
    });
  });

  test.each(['$sum', 'function($x) { $x }', '{"f": function() { 1 }}', '[$uppercase]', '/a/'])(
    '%s, which is no data',
    async (expression) => {
      expect((await failure(`{% ${expression} %}`)).problem).toBe(
        `The JSONata expression '${expression}' specified for the field 'Output/total' returned an unsupported result type: function`,
      );
    },
  );

  test('says no more than a thousand characters', async () => {
    const { problem } = await failure('{% $error($pad("", 5000, "x")) %}');
    expect(problem.endsWith(`${'x'.repeat(990)}…`)).toBe(true);
  });
});

describe('an expression for a field that takes', () => {
  test.each<[ExpectedType, string, unknown]>([
    ['array', '[1]', [1]],
    ['array', '$states.input.none', []],
    ['boolean', 'false', false],
    ['integer', '2', 2],
    ['integer', '1 + 1', 2],
    ['number', '1.5', 1.5],
    ['object', '{}', {}],
    ['string', '""', ''],
  ])('%s: %s', async (expected, expression, value) => {
    expect(await compileJsonata(`{% ${expression} %}`, 'Items', expected).evaluate(SCOPE)).toEqual(value);
  });

  test.each<[ExpectedType, string, string]>([
    ['array', '1', "'array', but was 'number' for value: 1"],
    ['array', "'string'", `'array', but was 'string' for value: "string"`],
    ['array', 'null', "'array', but was 'null' for value: null"],
    ['array', "{'foo': 'bar'}", `'array', but was 'object' for value: {"foo":"bar"}`],
    ['boolean', '"true"', `'boolean', but was 'string' for value: "true"`],
    ['integer', '1.5', "'integer', but was 'number' for value: 1.5"],
    ['integer', '"1"', `'integer', but was 'string' for value: "1"`],
    ['number', '[1]', "'number', but was 'array' for value: [1]"],
    ['object', 'true', "'object', but was 'boolean' for value: true"],
    ['string', '$states.input.order.id', "'string', but was 'number' for value: 5"],
  ])('%s: not %s', async (expected, expression, problem) => {
    expect(await failure(`{% ${expression} %}`, expected)).toMatchObject({
      error: 'States.QueryEvaluationError',
      problem: `The JSONata expression '${expression}' specified for the field 'Output/total' returned an unexpected result type. Expected ${problem}`,
      location: 'Output/total',
    });
  });
});

describe('text that is no expression', () => {
  test.each(['{% $a + %}', '{% ( %}', '{% "a %}', '{%%}', '{% %}', '$a', '{% $a', `{% ${'('.repeat(20_000)} %}`])(
    '%.20s is an error when it is compiled',
    (text) => {
      expect(() => compileJsonata(text, 'Output')).toThrow(ExpressionSyntaxError);
    },
  );

  test('is told with its position', () => {
    expect(() => compileJsonata('{% $a + ) %}', 'Output')).toThrow(
      expect.objectContaining({ expression: '$a + )', position: 6 }) as Error,
    );
  });
});
