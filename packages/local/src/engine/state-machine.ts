import { checkDefinition } from '@cdk-sfn/asl';
import type { DefinitionProblem } from '@cdk-sfn/asl';
import type { Json, JsonObject } from '../json';
import { compileCatch } from './catch-clause';
import { compileChoice } from './choice-state';
import type { CompiledState, CompiledStates } from './compiled-state';
import { compileDataFlow } from './data-flow';
import { compileFail } from './fail-state';
import { compileMap } from './map-state';
import { compileParallel } from './parallel-state';
import { compilePass } from './pass-state';
import { compileRetry } from './retry-policy';
import { compileTask } from './task-state';
import { compileWait } from './wait-state';

type Language = 'JSONPath' | 'JSONata';

const BRAND = Symbol.for('@cdk-sfn/local.InvalidDefinition');

/** A definition that the service would not take, with all that is wrong with it. */
export class InvalidDefinition extends Error {
  /** True when `x` is such an error, whichever copy of the package threw it. */
  public static isInvalidDefinition(x: unknown): x is InvalidDefinition {
    return typeof x === 'object' && x !== null && BRAND in x;
  }

  constructor(public readonly problems: readonly DefinitionProblem[]) {
    const lines = problems.map(({ location, message }) => `  ${location || '/'}: ${message}`);
    super(`AWS Step Functions would not take this definition:\n${lines.join('\n')}`);
    this.name = 'InvalidDefinition';
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** A definition that is ready to run, any number of times. */
export interface StateMachineProgram {
  /** The states as the engine runs them. What is in there may change with each version. */
  readonly states: object;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** `TimeoutSeconds` of the machine. */
  readonly timeoutSeconds?: number;
}

/**
 * Checks a definition and parses all its paths and expressions.
 *
 * @param definition the definition, or its JSON text
 * @throws InvalidDefinition with every problem
 */
export function compileStateMachine(definition: Json, type: 'STANDARD' | 'EXPRESS' = 'STANDARD'): StateMachineProgram {
  const problems = checkDefinition(definition, { type });
  if (problems.length > 0) {
    throw new InvalidDefinition(problems);
  }
  const machine = (typeof definition === 'string' ? JSON.parse(definition) : definition) as JsonObject;
  return {
    states: compileStates(machine, languageOf(machine, 'JSONPath')),
    type,
    ...(typeof machine.TimeoutSeconds === 'number' && { timeoutSeconds: machine.TimeoutSeconds }),
  };
}

function compileStates(scope: JsonObject, language: Language): CompiledStates {
  const states = Object.entries(scope.States as JsonObject).map(
    ([name, state]) => [name, compileState(name, state as JsonObject, language)] as const,
  );
  return { startAt: scope.StartAt as string, states: new Map(states) };
}

function languageOf(holder: JsonObject, inherited: Language): Language {
  return (holder.QueryLanguage as Language | undefined) ?? inherited;
}

function compileState(name: string, state: JsonObject, machineLanguage: Language): CompiledState {
  const language = languageOf(state, machineLanguage);
  return {
    name,
    type: state.Type as CompiledState['type'],
    retry: compileRetry((state.Retry ?? []) as readonly Json[]),
    catchers: compileCatch(state, language),
    execute: compileExecute(state, language, machineLanguage),
  };
}

function compileExecute(state: JsonObject, language: Language, machineLanguage: Language): CompiledState['execute'] {
  const flow = compileDataFlow(state, language);
  const next = state.Next as string | undefined;
  // A state that has another language than its machine does not hand it down.
  const inner = (scope: JsonObject) => compileStates(scope, languageOf(scope, machineLanguage));
  switch (state.Type) {
    case 'Pass':
      return compilePass(state, flow, next);
    case 'Succeed':
      return (visit) => flow.pass(visit, flow.effectiveInput(visit), undefined);
    case 'Fail':
      return compileFail(state, language);
    case 'Choice':
      return compileChoice(state, flow, language);
    case 'Wait':
      return compileWait(state, flow, next, language);
    case 'Task':
      return compileTask(state, flow, next, language);
    case 'Parallel':
      return compileParallel(state, flow, next, inner);
    case 'Map':
      return compileMap(state, flow, next, language, inner);
    default:
      throw new Error(`There is no state of type ${JSON.stringify(state.Type)}`);
  }
}
