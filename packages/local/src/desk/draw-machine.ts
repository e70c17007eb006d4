import type { JsonObject } from '../json';
import { DeskError } from './desk-error';
import { graphSvg, type GraphOptions } from './graph';

/** @throws DeskError when the definition cannot be drawn */
export function drawMachine(definition: JsonObject, options: GraphOptions): string {
  try {
    return graphSvg(definition, options);
  } catch (error) {
    // Too large, or no definition: it says so itself.
    throw new DeskError((error as Error).message);
  }
}
