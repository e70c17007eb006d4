import { undelimited } from '@cdk-sfn/asl';
import type { Json, JsonObject } from '../json';
import { jsonType } from '../json';
import { compileJsonata } from './jsonata-expression';
import { compileJsonataTemplate } from './jsonata-template';
import type { MapItem } from './map-item';
import { compilePathField } from './path-field';
import { queryError, runtimeError } from './states-error';
import type { StateVisit } from './state-visit';

/**
 * Finds the items of a Map in the data of the execution: `ItemsPath`, `Items`, or the input itself.
 *
 * @returns throws StatesError when they are no list
 */
export function compileMapItems(
  state: JsonObject,
  language: 'JSONPath' | 'JSONata',
): (visit: StateVisit, effective: Json) => MapItem[] | Promise<MapItem[]> {
  if (language === 'JSONPath') {
    const itemsPath = compilePathField(state, 'ItemsPath');
    const text = (state.ItemsPath ?? '$') as string;
    return (visit, effective) => {
      const found = itemsPath ? itemsPath(visit.pathScope(effective)) : effective;
      if (!Array.isArray(found)) {
        throw runtimeError(`Reference path "${text}" must point to array.`);
      }
      return found.map(asItem);
    };
  }
  const { Items: items } = state;
  if (items === undefined) {
    return (_, effective) => {
      if (!Array.isArray(effective)) {
        throw queryError(`Map state input must be an array but was: ${JSON.stringify(effective)}`);
      }
      return effective.map(asItem);
    };
  }
  if (typeof items === 'string' && undelimited(items) !== undefined) {
    const expression = compileJsonata(items, 'Items', 'array');
    return async (visit) => (await expression.evaluate(visit.jsonataScope())).map(asItem);
  }
  const template = compileJsonataTemplate(items, 'Items');
  return async (visit) => {
    const found = await template(visit.jsonataScope());
    if (!Array.isArray(found)) {
      throw queryError(`Map state items must be an array but was: ${jsonType(found)}`, 'Items');
    }
    return found.map(asItem);
  };
}

function asItem(value: Json): MapItem {
  return { value, source: 'STATE_DATA' };
}
