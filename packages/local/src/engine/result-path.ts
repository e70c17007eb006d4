import { parseReferencePath } from '@cdk-sfn/asl';
import type { PathStep } from '@cdk-sfn/asl';
import { isJsonObject } from '../json';
import type { Json, JsonObject } from '../json';
import { StatesError } from './states-error';

/**
 * Prepares `ResultPath`: where the result of a state goes in its input. Neither of them is changed.
 *
 * Without a path the result replaces the input, and with `null` it is discarded. Objects that are missing on the way
 * are made. A list takes the result at an index that it has. For all else the outcome throws
 * `States.ResultPathMatchFailure`.
 *
 * @throws ExpressionSyntaxError when the path does not parse, or may name more than one place
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultpath.html
 */
export function compileResultPath(path: string | null | undefined): (input: Json, result: Json) => Json {
  if (path === null) {
    return (input) => input;
  }
  const keys: readonly (string | number)[] = path === undefined ? [] : parseReferencePath(path).steps.flatMap(keyOf);
  return (input, result) => {
    if (keys.length === 0) {
      return result;
    }
    const way: (readonly [Json, string | number])[] = [];
    let at: Json | undefined = input;
    for (const key of keys) {
      const value: Json = at === undefined ? {} : at;
      way.push([value, key]);
      at = next(value, key);
      if (at === undefined && !(isJsonObject(value) && typeof key === 'string')) {
        throw new StatesError(
          'States.ResultPathMatchFailure',
          `Unable to apply ReferencePath ${path} to input ${JSON.stringify(input)}`,
        );
      }
    }
    return way.reduceRight<Json>((inner, [value, key]) => replaced(value, key, inner), result);
  };
}

function keyOf(step: PathStep): (string | number)[] {
  return step.kind === 'field' ? [step.name] : step.kind === 'index' ? [step.index] : [];
}

function next(value: Json, key: string | number): Json | undefined {
  if (typeof key === 'number') {
    return Array.isArray(value) ? (value as readonly Json[])[key] : undefined;
  }
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function replaced(value: Json, key: string | number, inner: Json): Json {
  if (Array.isArray(value)) {
    return (value as readonly Json[]).with(key as number, inner);
  }
  // A computed key makes an own property, also of `__proto__`.
  return { ...(value as JsonObject), [key]: inner };
}
