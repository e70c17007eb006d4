import type { JsonataScope } from '../../src/engine/scope';
import type { Json, JsonObject } from '../../src/json';

/** A scope with `$states.input`, and whatever else a test needs. */
export function jsonataScope(
  input: Json = {},
  { states = {}, variables = {} }: { states?: JsonObject; variables?: JsonObject } = {},
): JsonataScope {
  return {
    states: { input, context: {}, ...states },
    variables: {
      get: (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
      all: () => variables,
    },
    entropy: {
      random: () => 0.25,
      uuid: () => 'a8b1c2d3-0000-4000-8000-000000000000',
      now: () => Date.UTC(2024, 1, 29, 12, 30),
    },
  };
}
