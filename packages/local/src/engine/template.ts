import type { Json, JsonObject } from '../json';
import { compileJsonataTemplate } from './jsonata-template';
import { compilePayloadTemplate } from './payload-template';
import type { StateVisit } from './state-visit';

/**
 * A field of a state whose value has paths or expressions at any depth.
 *
 * @returns `undefined` when the state does not have it
 */
export function compileTemplate(
  state: JsonObject,
  field: string,
  language: 'JSONPath' | 'JSONata',
): ((visit: StateVisit, effective: Json) => Json | Promise<Json>) | undefined {
  const value = state[field];
  if (value === undefined) {
    return undefined;
  }
  if (language === 'JSONPath') {
    const template = compilePayloadTemplate(value, field);
    return (visit, effective) => template(visit.pathScope(effective));
  }
  const template = compileJsonataTemplate(value, field);
  return (visit) => template(visit.jsonataScope());
}
