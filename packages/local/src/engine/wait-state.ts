import type { JsonObject } from '../json';
import type { CompiledState } from './compiled-state';
import type { DataFlow } from './data-flow';
import { compileValueField } from './value-field';
import { compileWait as compileWaitFields, waitSeconds } from './wait-duration';

/**
 * `Wait`: holds the line up for some seconds, or until a time.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html
 */
export function compileWait(
  state: JsonObject,
  flow: DataFlow,
  next: string | undefined,
  language: 'JSONPath' | 'JSONata',
): CompiledState['execute'] {
  if (language === 'JSONPath') {
    const secondsOf = compileWaitFields(state);
    return async (visit) => {
      const effective = flow.effectiveInput(visit);
      const seconds = secondsOf(visit.pathScope(effective));
      await visit.sleep(seconds);
      return flow.pass(visit, effective, next);
    };
  }
  const field = state.Seconds === undefined ? 'Timestamp' : 'Seconds';
  const find = compileValueField(state, field, language, field === 'Seconds' ? 'number' : 'string');
  return async (visit) => {
    const given = await find?.(visit, visit.input);
    visit.entering = false;
    await visit.sleep(waitSeconds(field, given?.value ?? null, visit.execution.engine.scheduler.now()));
    return flow.pass(visit, visit.input, next);
  };
}
