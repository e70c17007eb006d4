import type { JsonObject } from '../json';
import type { CompiledState } from './compiled-state';
import type { DataFlow } from './data-flow';

/** `Pass`: hands on its input, or what it makes of it. */
export function compilePass(state: JsonObject, flow: DataFlow, next: string | undefined): CompiledState['execute'] {
  const { Result: result } = state;
  return (visit) => {
    const effective = flow.effectiveInput(visit);
    if (result !== undefined) {
      return flow.exit(visit, result, next);
    }
    const value = flow.arguments(visit, effective);
    return value instanceof Promise
      ? value.then((made) => flow.exit(visit, made, next))
      : flow.exit(visit, value, next);
  };
}
