import type { Json, JsonObject } from '../json';
import { isJsonObject } from '../json';
import type { StateExit } from './compiled-state';
import { compileJsonataTemplate } from './jsonata-template';
import { compilePathField } from './path-field';
import { compilePayloadTemplate } from './payload-template';
import { compileResultPath } from './result-path';
import type { StateVisit } from './state-visit';

type MayPromise<T> = T | Promise<T>;

/**
 * How data goes through a state, in its query language.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html
 */
export interface DataFlow {
  /** What the state works on: its input, through `InputPath`. */
  effectiveInput(visit: StateVisit): Json;
  /** What the state hands on to what it calls: `Parameters` or `Arguments`, or else the effective input. */
  arguments(visit: StateVisit, effective: Json): MayPromise<Json>;
  /** Leaves the state with a result: selected, combined with the input, and assigned from. */
  exit(visit: StateVisit, result: Json, next: string | undefined): MayPromise<StateExit>;
  /** Leaves a state that has no result of its own: a Choice, a Wait, a Succeed. */
  pass(visit: StateVisit, effective: Json, next: string | undefined): MayPromise<StateExit>;
}

/** The data flow of a state, or of a choice rule that has `Assign` and `Output` of its own. */
export function compileDataFlow(state: JsonObject, language: 'JSONPath' | 'JSONata'): DataFlow {
  return language === 'JSONPath' ? jsonPathFlow(state) : jsonataFlow(state);
}

function jsonPathFlow(state: JsonObject): DataFlow {
  const inputPath = compilePathField(state, 'InputPath');
  const outputPath = compilePathField(state, 'OutputPath');
  const parameters = template(state, 'Parameters');
  const resultSelector = template(state, 'ResultSelector');
  const resultPath = compileResultPath(state.ResultPath as string | null | undefined);
  const assign = template(state, 'Assign');
  const assigned = (visit: StateVisit, value: Json) =>
    assign && { assigned: assign(visit.pathScope(value)) as JsonObject };
  const output = (visit: StateVisit, value: Json) => (outputPath ? outputPath(visit.pathScope(value)) : value);

  return {
    effectiveInput: (visit) => (inputPath ? inputPath(visit.pathScope(visit.input)) : visit.input),
    arguments: (visit, effective) => (parameters ? parameters(visit.pathScope(effective)) : effective),
    exit(visit, result, next) {
      const selected = resultSelector ? resultSelector(visit.pathScope(result)) : result;
      return {
        ...assigned(visit, selected),
        output: output(visit, resultPath(visit.input, selected)),
        next,
      };
    },
    pass: (visit, effective, next) => ({ ...assigned(visit, effective), output: output(visit, effective), next }),
  };
}

function template(state: JsonObject, field: string) {
  const value = state[field];
  return value === undefined ? undefined : compilePayloadTemplate(value, field);
}

function jsonataFlow(state: JsonObject): DataFlow {
  const args = state.Arguments === undefined ? undefined : compileJsonataTemplate(state.Arguments, 'Arguments');
  const output = state.Output === undefined ? undefined : compileJsonataTemplate(state.Output, 'Output');
  const assign = state.Assign === undefined ? undefined : compileJsonataTemplate(state.Assign, 'Assign');
  const leave = async (
    visit: StateVisit,
    value: Json,
    next: string | undefined,
    more: JsonObject,
  ): Promise<StateExit> => {
    const scope = visit.jsonataScope(more);
    const assigned = await assign?.(scope);
    return {
      ...(isJsonObject(assigned) && { assigned }),
      output: output ? await output(scope) : value,
      next,
    };
  };

  return {
    effectiveInput: (visit) => visit.input,
    arguments: (visit, effective) => (args ? args(visit.jsonataScope()) : effective),
    exit: (visit, result, next) =>
      assign || output ? leave(visit, result, next, { result }) : { output: result, next },
    pass: (visit, effective, next) =>
      assign || output ? leave(visit, effective, next, {}) : { output: effective, next },
  };
}
