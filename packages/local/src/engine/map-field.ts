import type { Json, JsonObject } from '../json';
import { mapInteger } from './map-number';
import type { MapIntegerField } from './map-number';
import type { StateVisit } from './state-visit';
import { compileValueField } from './value-field';

/**
 * A field of a Map, of its reader or of its batcher that takes a whole number: a literal, a path or an expression.
 *
 * @returns finds the number, or `undefined` when there is no such field; throws StatesError when it is none
 */
export function compileMapInteger(
  holder: JsonObject,
  field: MapIntegerField,
  language: 'JSONPath' | 'JSONata',
): (visit: StateVisit, effective: Json) => Promise<number | undefined> {
  const find = compileValueField(holder, field, language, 'integer');
  return async (visit, effective) => {
    const given = await find?.(visit, effective);
    return given && mapInteger(field, given);
  };
}
