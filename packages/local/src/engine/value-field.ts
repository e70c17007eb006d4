import { undelimited } from '@cdk-sfn/asl';
import type { Json, JsonObject } from '../json';
import { compileJsonata } from './jsonata-expression';
import type { ExpectedType } from './jsonata-expression';
import { compilePathField } from './path-field';
import type { StateVisit } from './state-visit';

/** A single value that a state was given, and the path that it came from. */
export interface FieldValue {
  readonly value: Json;
  /** The text of the path, when the field is a `…Path`. */
  readonly path?: string;
}

/** Finds the value of a field when the state runs; `$` of a path is the effective input. */
export type ValueField = (visit: StateVisit, effective: Json) => FieldValue | Promise<FieldValue>;

/**
 * A field that is a literal, a JSONata expression, or in JSONPath a path under `<field>Path`.
 *
 * @param expected what a JSONata expression must give
 * @returns `undefined` when the state has no such field
 */
export function compileValueField(
  state: JsonObject,
  field: string,
  language: 'JSONPath' | 'JSONata',
  expected: ExpectedType,
): ValueField | undefined {
  const literal = state[field];
  if (language === 'JSONPath') {
    const path = compilePathField(state, `${field}Path`);
    if (path !== undefined) {
      const text = state[`${field}Path`] as string;
      return (visit, effective) => ({ value: path(visit.pathScope(effective)), path: text });
    }
  } else if (typeof literal === 'string' && undelimited(literal) !== undefined) {
    const expression = compileJsonata(literal, field, expected);
    return async (visit) => ({ value: await expression.evaluate(visit.jsonataScope()) });
  }
  return literal === undefined ? undefined : () => ({ value: literal });
}
