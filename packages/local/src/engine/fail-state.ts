import { parseExpression, undelimited } from '@cdk-sfn/asl';
import type { Json, JsonObject } from '../json';
import type { CompiledState } from './compiled-state';
import { compileExpression } from './intrinsic-functions';
import { compileJsonata } from './jsonata-expression';
import { compilePathField } from './path-field';
import { runtimeError } from './states-error';
import type { StateVisit } from './state-visit';
import { TaskFailure } from './task-call';

type TextField = (visit: StateVisit) => Json | undefined | Promise<Json | undefined>;

/**
 * `Fail`: ends the execution, or the branch or iteration it stands in, with an error and a cause.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html
 */
export function compileFail(state: JsonObject, language: 'JSONPath' | 'JSONata'): CompiledState['execute'] {
  const inputPath = compilePathField(state, 'InputPath');
  const error = textField(state, 'Error', language, inputPath);
  const cause = textField(state, 'Cause', language, inputPath);
  return async (visit) => {
    const name = await error(visit);
    const why = await cause(visit);
    throw new TaskFailure(asText(name), asText(why));
  };
}

function textField(
  state: JsonObject,
  field: 'Error' | 'Cause',
  language: 'JSONPath' | 'JSONata',
  inputPath: ReturnType<typeof compilePathField>,
): TextField {
  const literal = state[field];
  const path = state[`${field}Path`];
  if (language === 'JSONPath' && typeof path === 'string') {
    return fromPath(path, `${field}Path`, inputPath);
  }
  if (language === 'JSONata' && typeof literal === 'string' && undelimited(literal) !== undefined) {
    const expression = compileJsonata(literal, field, 'string');
    return (visit) => expression.evaluate(visit.jsonataScope());
  }
  return () => literal;
}

function fromPath(text: string, field: string, inputPath: ReturnType<typeof compilePathField>): TextField {
  const find =
    parseExpression(text).kind === 'call' ? compileExpression(text) : compilePathField({ [field]: text }, field);
  return (visit) => {
    const input = inputPath ? inputPath(visit.pathScope(visit.input)) : visit.input;
    const value = find?.(visit.pathScope(input));
    if (typeof value !== 'string') {
      throw runtimeError(`The ${field} parameter does not reference a string: ${text} == ${JSON.stringify(value)}`);
    }
    return value;
  };
}

function asText(value: Json | undefined): string | undefined {
  return value === undefined || value === null ? undefined : typeof value === 'string' ? value : JSON.stringify(value);
}
