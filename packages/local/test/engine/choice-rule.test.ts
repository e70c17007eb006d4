import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/json';
import { compileChoiceRule } from '../../src/engine/choice-rule';
import type { PathScope } from '../../src/engine/scope';

function scopeOf(input: Json, variables: JsonObject = {}): PathScope {
  return {
    input,
    context: { Execution: { Name: 'nightly' } },
    variables: {
      get: (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
      all: () => variables,
    },
    entropy: { now: () => 0, random: () => 0, uuid: () => '' },
  };
}

function holds(rule: JsonObject, input: Json, variables?: JsonObject): boolean {
  return compileChoiceRule(rule)(scopeOf(input, variables));
}

const yes: JsonObject = { Variable: '$.yes', BooleanEquals: true };
const no: JsonObject = { Variable: '$.no', BooleanEquals: true };
const broken: JsonObject = { Variable: '$.broken', BooleanEquals: true };
const flags = { yes: true, no: false };

describe('a comparison', () => {
  test.each<[JsonObject, Json, boolean]>([
    [{ Variable: '$.a', NumericEquals: 1 }, { a: 1 }, true],
    [{ Variable: '$.a', NumericEquals: 1 }, { a: 2 }, false],
    [{ Variable: '$.a.b', StringEquals: 'x' }, { a: { b: 'x' } }, true],
    [{ Variable: '$.a', StringMatches: 'foo*' }, { a: 'foobar' }, true],
    [{ Variable: '$.a', IsNumeric: false }, { a: '1' }, true],
    [{ Variable: '$', IsNull: true }, null, true],
    [{ Next: 'Done', Comment: 'IsNull', Variable: '$.a', NumericGreaterThan: 1, Assign: {} }, { a: 2 }, true],
  ])('%j in %j: %s', (rule, input, expected) => {
    expect(holds(rule, input)).toBe(expected);
  });

  test('reads the context object', () => {
    expect(holds({ Variable: '$$.Execution.Name', StringEquals: 'nightly' }, {})).toBe(true);
  });

  test('reads a variable', () => {
    expect(holds({ Variable: '$order.total', NumericGreaterThan: 10 }, {}, { order: { total: 11 } })).toBe(true);
  });
});

describe('a comparison with a path', () => {
  test.each<[JsonObject, Json, boolean]>([
    [{ Variable: '$.a', NumericLessThanPath: '$.b' }, { a: 1, b: 2 }, true],
    [{ Variable: '$.a', NumericLessThanPath: '$.b' }, { a: 2, b: 2 }, false],
    [{ Variable: '$.a', NumericLessThanPath: '$.b' }, { a: 1, b: '2' }, false],
    [{ Variable: '$.a', BooleanEqualsPath: '$.b' }, { a: false, b: false }, true],
    [{ Variable: '$.a', StringEqualsPath: '$$.Execution.Name' }, { a: 'nightly' }, true],
    [{ Variable: '$.a', TimestampEqualsPath: '$.b' }, { a: '2012-10-09T19:00:55Z', b: '2012-10-09T19:00:55.0Z' }, true],
  ])('%j in %j: %s', (rule, input, expected) => {
    expect(holds(rule, input)).toBe(expected);
  });
});

describe('a path that finds nothing', () => {
  test('fails the state', () => {
    expect(() => holds({ Variable: '$.a.b', IsNull: true }, { a: {} })).toThrow(
      "States.Runtime: Invalid path '$.a.b': The choice state's condition path references an invalid value.",
    );
  });

  test('fails the state as an operand too', () => {
    expect(() => holds({ Variable: '$.a', StringEqualsPath: '$.b' }, { a: 'x' })).toThrow(
      "States.Runtime: Invalid path '$.b': The choice state's condition path references an invalid value.",
    );
  });

  test.each<[Json, boolean, boolean]>([
    [{}, true, false],
    [{}, false, true],
    [{ a: null }, true, true],
    [{ a: null }, false, false],
    [null, true, false],
  ])('is what IsPresent tells: %j, %s: %s', (input, operand, expected) => {
    expect(holds({ Variable: '$.a', IsPresent: operand }, input)).toBe(expected);
  });
});

describe('And, Or and Not', () => {
  test.each<[JsonObject, boolean]>([
    [{ And: [yes, yes] }, true],
    [{ And: [yes, no] }, false],
    [{ And: [no, yes] }, false],
    [{ And: [yes] }, true],
    [{ Or: [no, yes] }, true],
    [{ Or: [yes, no] }, true],
    [{ Or: [no, no] }, false],
    [{ Or: [no] }, false],
    [{ Not: yes }, false],
    [{ Not: no }, true],
    [{ Not: { And: [yes, no] } }, true],
    [{ Not: { Or: [no, yes] } }, false],
    [{ And: [{ Or: [no, yes] }, { Not: no }] }, true],
    [{ Or: [{ And: [yes, no] }, { Not: { Not: yes } }] }, true],
  ])('%j: %s', (rule, expected) => {
    expect(holds(rule, flags)).toBe(expected);
  });

  test('test no more than they need', () => {
    expect(holds({ And: [no, broken] }, flags)).toBe(false);
    expect(holds({ Or: [yes, broken] }, flags)).toBe(true);
  });

  test('fail when a path that they need finds nothing', () => {
    expect(() => holds({ And: [yes, broken] }, flags)).toThrow("Invalid path '$.broken'");
    expect(() => holds({ Or: [no, broken] }, flags)).toThrow("Invalid path '$.broken'");
  });

  test('guard a variable by IsPresent before it is compared', () => {
    const rule: JsonObject = {
      And: [
        { Variable: '$.a', IsPresent: true },
        { Variable: '$.a', NumericEquals: 1 },
      ],
    };
    expect(holds(rule, {})).toBe(false);
    expect(holds(rule, { a: 1 })).toBe(true);
  });

  test('nest as logic has it', () => {
    const { tree } = fc.letrec<{ tree: JsonObject }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom(yes, no),
        fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).map((And) => ({ And })),
        fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).map((Or) => ({ Or })),
        tie('tree').map((Not) => ({ Not })),
      ),
    }));
    fc.assert(
      fc.property(tree, (rule) => {
        expect(holds(rule, flags)).toBe(byDefinition(rule));
      }),
    );
  });

  test.each(['Not', 'And', 'Or'])('may nest 100,000 deep: %s', (operator) => {
    let rule = yes;
    for (let depth = 0; depth < 100_000; depth++) {
      rule = { [operator]: operator === 'Not' ? rule : [rule] };
    }
    expect(holds(rule, flags)).toBe(true);
  });
});

function byDefinition(rule: JsonObject): boolean {
  if ('And' in rule) {
    return (rule.And as readonly JsonObject[]).every(byDefinition);
  }
  return 'Or' in rule
    ? (rule.Or as readonly JsonObject[]).some(byDefinition)
    : 'Not' in rule
      ? !byDefinition(rule.Not as JsonObject)
      : rule === yes;
}

describe('a rule that is none', () => {
  test.each<[JsonObject, string]>([
    [{ Variable: '$.a', Next: 'Done' }, 'A choice rule needs an operator; it has Variable, Next'],
    [
      { Variable: '$.a', StringMatchesPath: '$.b' },
      'A choice rule needs an operator; it has Variable, StringMatchesPath',
    ],
    [{ And: [] }, 'And and Or of a choice rule take a list of one rule or more'],
    [{ Or: yes }, 'And and Or of a choice rule take a list of one rule or more'],
    [{ Not: [yes] }, 'A choice rule is an object'],
  ])('%j', (rule, message) => {
    expect(() => compileChoiceRule(rule)).toThrow(message);
  });
});
