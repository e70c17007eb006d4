import type { Json, JsonObject } from '../json';
import type { CompiledState, CompiledStates } from './compiled-state';
import type { DataFlow } from './data-flow';
import type { Fiber } from './execution';
import { compileJsonataTemplate } from './jsonata-template';
import { compileMapInteger } from './map-field';
import { compileMapItems } from './map-items';
import type { MapItem } from './map-item';
import { compileMapRun } from './map-run';
import { allOrFirstFailure } from './parallel-state';
import { compilePayloadTemplate } from './payload-template';
import type { StateVisit } from './state-visit';
import { runStates } from './state-visit';
import { Variables } from './variables';

/** How many iterations of an inline Map the service runs at the same time. */
const INLINE_CONCURRENCY = 40;

/** The input of an iteration: the item, or what `ItemSelector` makes of it. */
export type ItemInput = (visit: StateVisit, effective: Json, item: MapItem, index: number) => Json | Promise<Json>;

/**
 * `Map`: runs its item processor for each item, inside the execution or, distributed, in executions of their own.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html
 */
export function compileMap(
  state: JsonObject,
  flow: DataFlow,
  next: string | undefined,
  language: 'JSONPath' | 'JSONata',
  compileStates: (processor: JsonObject) => CompiledStates,
): CompiledState['execute'] {
  const processor = (state.ItemProcessor ?? state.Iterator) as JsonObject;
  const states = compileStates(processor);
  const itemInput = compileItemInput(state, language);
  const { Mode: mode, ExecutionType: type } = (processor.ProcessorConfig ?? {}) as JsonObject;
  if (mode === 'DISTRIBUTED') {
    return compileMapRun(state, flow, next, language, {
      states,
      itemInput,
      type: type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
    });
  }

  const findItems = compileMapItems(state, language);
  const maxConcurrency = compileMapInteger(state, 'MaxConcurrency', language);
  return async (visit) => {
    const { execution, fiber, state: self } = visit;
    const effective = flow.effectiveInput(visit);
    const items = await findItems(visit, effective);
    visit.entering = false;
    const concurrency = concurrencyOf(await maxConcurrency(visit, effective), INLINE_CONCURRENCY);
    const started = visit.record('MapStateStarted', { length: items.length });
    const results = new Array<Json>(items.length).fill(null);
    const queue = items.entries();
    let last = started;
    const workers = new Array<undefined>(Math.min(concurrency, items.length)).fill(undefined);

    await allOrFirstFailure(workers, fiber, async (_, cancellation) => {
      let previousEventId = started;
      for (const [at, item] of queue) {
        cancellation.check();
        const own: Fiber = {
          previousEventId,
          variables: new Variables(fiber.variables),
          cancellation,
          mapContext: { Map: { Item: itemContext(item, at) } },
        };
        const which = { name: self.name, index: at };
        execution.record(own, 'MapIterationStarted', which);
        try {
          const input = await itemInput(visit, effective, item, at);
          if (input !== item.value) {
            visit.checkPayload(`The state/task '${self.name}' has an item`, input);
          }
          results[at] = await runStates(states, execution, own, input);
        } catch (error) {
          execution.history.add(
            cancellation.cancelled ? 'MapIterationAborted' : 'MapIterationFailed',
            own.previousEventId,
            which,
          );
          fiber.previousEventId = own.previousEventId;
          throw error;
        }
        last = execution.history.add('MapIterationSucceeded', own.previousEventId, which);
        previousEventId = own.previousEventId;
      }
      return null;
    });
    fiber.previousEventId = last;
    visit.recordBeside('MapStateSucceeded');
    return flow.exit(visit, results, next);
  };
}

/** `Map.Item` of the context object. */
export function itemContext({ value, key }: MapItem, index: number): JsonObject {
  return { Index: index, Value: value, ...(key !== undefined && { Key: key }) };
}

/** How many may run at the same time; 0 leaves it to the service. */
export function concurrencyOf(value: number | undefined, most: number): number {
  return value !== undefined && value > 0 ? Math.min(value, most) : most;
}

function compileItemInput(state: JsonObject, language: 'JSONPath' | 'JSONata'): ItemInput {
  if (language === 'JSONata') {
    const { ItemSelector } = state;
    const selector = ItemSelector === undefined ? undefined : compileJsonataTemplate(ItemSelector, 'ItemSelector');
    return (visit, _, item, index) => {
      if (!selector) {
        return item.value;
      }
      const scope = visit.jsonataScope();
      const context = { ...visit.context, Map: { Item: itemContext(item, index) } };
      return selector({ ...scope, states: { ...scope.states, context } });
    };
  }
  const field = state.ItemSelector === undefined ? 'Parameters' : 'ItemSelector';
  const template = state[field];
  const selector = template === undefined ? undefined : compilePayloadTemplate(template, field);
  return (visit, effective, item, index) => {
    if (!selector) {
      return item.value;
    }
    const { variables, entropy } = visit.pathScope(effective);
    const context = { ...visit.context, Map: { Item: itemContext(item, index) } };
    return selector({ input: effective, context, variables, entropy });
  };
}
