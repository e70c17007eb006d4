import { isJsonObject } from '../json';
import type { Json, JsonObject } from '../json';
import { comparisonOf, compileComparison } from './comparison';
import { compilePath, PathNotFound } from './path';
import type { PathScope } from './scope';
import { runtimeError } from './states-error';

type Test = (scope: PathScope) => boolean;

/**
 * Compiles a rule of a JSONPath `Choice` state: a comparison, or `And`, `Or` and `Not` of rules.
 *
 * Rules may nest however deep: neither compiling nor testing recurses.
 *
 * @returns whether the rule holds; throws `States.Runtime` when a path finds no value, other than that of `IsPresent`
 * @throws Error when the rule has no operator that there is
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
 */
export function compileChoiceRule(rule: JsonObject): Test {
  const [start, holds, fails]: [Place, Place, Place] = [{}, {}, {}];
  const waiting = [{ rule, at: start, whenTrue: holds, whenFalse: fails }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { rule, at, whenTrue, whenFalse } = next;
    if (Object.hasOwn(rule, 'Not')) {
      waiting.push({ rule: ruleIn(rule.Not), at, whenTrue: whenFalse, whenFalse: whenTrue });
    } else if (Object.hasOwn(rule, 'And') || Object.hasOwn(rule, 'Or')) {
      const isAnd = Object.hasOwn(rule, 'And');
      const rules = rulesIn(isAnd ? rule.And : rule.Or);
      let entry = at;
      for (const [index, part] of rules.entries()) {
        const following: Place = index === rules.length - 1 ? (isAnd ? whenTrue : whenFalse) : {};
        waiting.push({
          rule: part,
          at: entry,
          whenTrue: isAnd ? following : whenTrue,
          whenFalse: isAnd ? whenFalse : following,
        });
        entry = following;
      }
    } else {
      at.step = { test: compileTest(rule), whenTrue, whenFalse };
    }
  }
  return (scope) => {
    let place = start;
    while (place.step !== undefined) {
      place = place.step.test(scope) ? place.step.whenTrue : place.step.whenFalse;
    }
    return place === holds;
  };
}

/** A place in the order of the tests; the two ends have no step. */
interface Place {
  step?: { readonly test: Test; readonly whenTrue: Place; readonly whenFalse: Place };
}

function rulesIn(value: Json | undefined): JsonObject[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw new Error('And and Or of a choice rule take a list of one rule or more');
  }
  return (value as readonly Json[]).map(ruleIn);
}

function ruleIn(value: Json | undefined): JsonObject {
  if (!isJsonObject(value)) {
    throw new Error('A choice rule is an object');
  }
  return value;
}

function compileTest(rule: JsonObject): Test {
  const variable = compileValue(rule.Variable);
  for (const [operator, operand] of Object.entries(rule)) {
    if (operator === 'IsPresent') {
      return (scope) => (variable.find(scope) !== undefined) === operand;
    }
    const comparison = operator.endsWith('Path') ? comparisonOf(operator.slice(0, -'Path'.length)) : undefined;
    if (comparison !== undefined) {
      const compared = compileValue(operand);
      return (scope) => comparison(variable.read(scope), compared.read(scope));
    }
    const test = compileComparison(operator, operand);
    if (test !== undefined) {
      return (scope) => test(variable.read(scope));
    }
  }
  throw new Error(`A choice rule needs an operator; it has ${Object.keys(rule).join(', ') || 'nothing'}`);
}

interface ValueAt {
  find(scope: PathScope): Json | undefined;
  read(scope: PathScope): Json;
}

function compileValue(text: Json | undefined): ValueAt {
  const path = compilePath(text as string);
  function find(scope: PathScope): Json | undefined {
    try {
      return path.evaluate(scope);
    } catch (error) {
      if (error instanceof PathNotFound) {
        return undefined;
      }
      throw error;
    }
  }
  return {
    find,
    read(scope) {
      const value = find(scope);
      if (value === undefined) {
        throw runtimeError(
          `Invalid path '${path.text}': The choice state's condition path references an invalid value.`,
        );
      }
      return value;
    },
  };
}
