import type { PathScope } from '../../src/engine/scope';
import type { Json, JsonObject } from '../../src/json';

/** A scope with an input, and whatever else a test needs. */
export function scopeOf(
  input: Json,
  { context = {}, variables = {} }: { context?: JsonObject; variables?: JsonObject } = {},
): PathScope {
  return {
    input,
    context,
    variables: {
      get: (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
      all: () => variables,
    },
    entropy: { random: () => 0.5, uuid: () => 'a8b1c2d3-0000-4000-8000-000000000000', now: () => 0 },
  };
}
