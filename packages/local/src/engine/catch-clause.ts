import type { Json, JsonObject } from '../json';
import { isJsonObject } from '../json';
import type { StateExit } from './compiled-state';
import { compileJsonataTemplate } from './jsonata-template';
import { compilePayloadTemplate } from './payload-template';
import { compileResultPath } from './result-path';
import { compileErrorEquals } from './retry-policy';
import type { StateVisit } from './state-visit';

/** What a state does with an error that it catches. */
export interface CatchClause {
  /** True when the clause is for the error. */
  matches(error: string | undefined): boolean;
  /** Leaves the state with the error output, `{ Error, Cause }`. */
  exit(visit: StateVisit, errorOutput: JsonObject): Promise<StateExit>;
}

/**
 * The clauses of `Catch`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-fallback-states
 */
export function compileCatch(state: JsonObject, language: 'JSONPath' | 'JSONata'): CatchClause[] {
  const clauses = (state.Catch ?? []) as readonly JsonObject[];
  return clauses.map((clause) => ({
    matches: compileErrorEquals(clause.ErrorEquals as readonly string[]),
    exit: language === 'JSONPath' ? jsonPathExit(clause) : jsonataExit(clause),
  }));
}

function jsonPathExit(clause: JsonObject): CatchClause['exit'] {
  const next = clause.Next as string;
  const resultPath = compileResultPath(clause.ResultPath as string | null | undefined);
  const assign = clause.Assign === undefined ? undefined : compilePayloadTemplate(clause.Assign, 'Assign');
  return (visit, errorOutput) =>
    Promise.resolve({
      ...(assign && { assigned: assign(visit.pathScope(errorOutput)) as JsonObject }),
      output: resultPath(visit.input, errorOutput),
      next,
    });
}

function jsonataExit(clause: JsonObject): CatchClause['exit'] {
  const next = clause.Next as string;
  const output = clause.Output === undefined ? undefined : compileJsonataTemplate(clause.Output, 'Catch/Output');
  const assign = clause.Assign === undefined ? undefined : compileJsonataTemplate(clause.Assign, 'Catch/Assign');
  return async (visit, errorOutput) => {
    const scope = visit.jsonataScope({ errorOutput });
    const assigned: Json | undefined = await assign?.(scope);
    return {
      ...(isJsonObject(assigned) && { assigned }),
      output: output ? await output(scope) : errorOutput,
      next,
    };
  };
}
