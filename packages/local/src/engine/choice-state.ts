import type { JsonObject } from '../json';
import type { StateExit } from './compiled-state';
import type { CompiledState } from './compiled-state';
import { compileChoiceRule } from './choice-rule';
import { compileDataFlow } from './data-flow';
import type { DataFlow } from './data-flow';
import { compileJsonata } from './jsonata-expression';
import { runtimeError } from './states-error';

/**
 * `Choice`: goes where the first rule that holds says, or else to `Default`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
 */
export function compileChoice(
  state: JsonObject,
  flow: DataFlow,
  language: 'JSONPath' | 'JSONata',
): CompiledState['execute'] {
  const rules = (state.Choices as readonly JsonObject[]).map((rule, index) => ({
    next: rule.Next as string,
    flow: ruleFlow(state, rule, language),
    index,
    rule,
  }));
  const fallback = state.Default as string | undefined;
  const otherwise = (): string => {
    if (fallback === undefined) {
      // The States Language has a name of its own for this, States.NoChoiceMatched; executions of the service end so.
      throw runtimeError('Failed to transition out of the state. The state does not point to a next state.');
    }
    return fallback;
  };

  if (language === 'JSONPath') {
    const compiled = rules.map(({ rule, ...rest }) => ({ ...rest, holds: compileChoiceRule(rule) }));
    return (visit) => {
      const effective = flow.effectiveInput(visit);
      const scope = visit.pathScope(effective);
      const taken = compiled.find(({ holds }) => holds(scope));
      return taken ? taken.flow.pass(visit, effective, taken.next) : flow.pass(visit, effective, otherwise());
    };
  }

  const compiled = rules.map(({ rule, index, ...rest }) => {
    const { Condition: condition } = rule;
    return {
      ...rest,
      condition:
        typeof condition === 'string'
          ? compileJsonata(condition, `Choices[${index}]/Condition`, 'boolean')
          : { evaluate: () => condition as boolean },
    };
  });
  return async (visit): Promise<StateExit> => {
    const scope = visit.jsonataScope();
    for (const { condition, flow: own, next } of compiled) {
      if (await condition.evaluate(scope)) {
        return own.pass(visit, visit.input, next);
      }
    }
    return flow.pass(visit, visit.input, otherwise());
  };
}

/** A rule assigns and gives out by itself; `OutputPath` is the state's. */
function ruleFlow(state: JsonObject, rule: JsonObject, language: 'JSONPath' | 'JSONata'): DataFlow {
  const { Assign, Output } = rule;
  const { OutputPath } = state;
  return compileDataFlow(
    {
      ...(Assign !== undefined && { Assign }),
      ...(Output !== undefined && { Output }),
      ...(OutputPath !== undefined && { OutputPath }),
    },
    language,
  );
}
