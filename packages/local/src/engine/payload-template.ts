import { ExpressionSyntaxError } from '@cdk-sfn/asl';
import { isJsonObject } from '../json';
import type { Json } from '../json';
import { compileExpression } from './intrinsic-functions';
import { JSON_DEPTH_LIMIT } from './parse-json';
import { PathNotFound } from './path-not-found';
import type { PathScope } from './scope';
import { runtimeError } from './states-error';

type Evaluate = (scope: PathScope) => Json;

/**
 * Prepares a payload template, such as `Parameters`, `ResultSelector` or `Assign`: the value of a key that ends with
 * `.$`, at any depth, is a path or an intrinsic function; all else stays as it is.
 *
 * The result throws `States.Runtime` where a path finds nothing, and what intrinsic functions throw.
 *
 * @param field the field of the state, for errors
 * @throws ExpressionSyntaxError for what is neither a path nor an intrinsic function
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-inputpath-params.html
 */
export function compilePayloadTemplate(template: Json, field: string): (scope: PathScope) => Json {
  return compileValue(template, field, 0) ?? (() => template);
}

/** What evaluates the value, or `undefined` when nothing in it is to be evaluated. */
function compileValue(value: Json, place: string, depth: number): Evaluate | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  if (depth > JSON_DEPTH_LIMIT) {
    throw new RangeError(`${place.slice(0, 80)} is nested deeper than ${JSON_DEPTH_LIMIT}`);
  }
  return isJsonObject(value) ? compileObject(Object.entries(value), place, depth) : compileArray(value, place, depth);
}

function compileArray(items: readonly Json[], place: string, depth: number): Evaluate | undefined {
  const compiled = items.map((item, i) => compileValue(item, `${place}[${i}]`, depth + 1));
  return compiled.every((evaluate) => evaluate === undefined)
    ? undefined
    : (scope) => compiled.map((evaluate, i) => (evaluate === undefined ? (items[i] as Json) : evaluate(scope)));
}

function compileObject(entries: readonly [string, Json][], place: string, depth: number): Evaluate | undefined {
  const compiled = entries.map(([key, value]) =>
    key.endsWith('.$') ? compileReference(key, value, place) : compileValue(value, `${place}.${key}`, depth + 1),
  );
  if (compiled.every((evaluate) => evaluate === undefined)) {
    return undefined;
  }
  const members = entries.map(([key, value], i): readonly [string, Evaluate] => [
    key.endsWith('.$') ? key.slice(0, -2) : key,
    compiled[i] ?? (() => value),
  ]);
  return (scope) => {
    const result: Record<string, Json> = {};
    for (const [key, evaluate] of members) {
      const value = evaluate(scope);
      if (key === '__proto__') {
        Object.defineProperty(result, key, { value, enumerable: true, configurable: true, writable: true });
      } else {
        result[key] = value;
      }
    }
    return result;
  };
}

function compileReference(key: string, value: Json, place: string): Evaluate {
  if (typeof value !== 'string') {
    throw new ExpressionSyntaxError(
      JSON.stringify(value),
      0,
      `The value of '${key}' in ${place} is no path and no intrinsic function`,
    );
  }
  const evaluate = compileExpression(value);
  return (scope) => {
    try {
      return evaluate(scope);
    } catch (error) {
      throw error instanceof PathNotFound
        ? runtimeError(
            `The JSONPath '${value}' specified for the field '${key}' could not be found in the input '${JSON.stringify(scope.input)}'`,
          )
        : error;
    }
  };
}
