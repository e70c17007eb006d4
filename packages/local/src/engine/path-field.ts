import type { Json, JsonObject } from '../json';
import { compilePath, PathNotFound } from './path';
import type { PathScope } from './scope';
import { runtimeError } from './states-error';

/**
 * The value that a path field of a state refers to, such as `InputPath` or `TimeoutSecondsPath`.
 *
 * @returns `undefined` when the state does not have the field; an empty object for `null`, which discards
 * @throws StatesError `States.Runtime` when the path finds nothing
 */
export function compilePathField(state: JsonObject, field: string): ((scope: PathScope) => Json) | undefined {
  const text = state[field];
  if (text === undefined) {
    return undefined;
  }
  if (text === null) {
    return () => ({});
  }
  const path = compilePath(text as string);
  return (scope) => {
    try {
      return path.evaluate(scope);
    } catch (error) {
      throw error instanceof PathNotFound ? runtimeError(`Invalid path '${path.text}' : ${error.detail}`) : error;
    }
  };
}
