import { undelimited } from '@cdk-sfn/asl';
import type { Json, JsonObject } from '../json';
import { isJsonObject } from '../json';
import { Cancelled } from './cancellation';
import type { CompiledState, CompiledStates } from './compiled-state';
import type { DataFlow } from './data-flow';
import { Execution } from './execution';
import { mapRunArn, stateMachineArn } from './execution-names';
import { batchItems } from './item-batcher';
import { readItems } from './item-reader';
import type { MapItem } from './map-item';
import { compileMapItems } from './map-items';
import { compileMapInteger } from './map-field';
import { mapPercentage } from './map-number';
import { concurrencyOf } from './map-state';
import type { ItemInput } from './map-state';
import { allOrFirstFailure } from './parallel-state';
import { exportedResult, mapRunResult, resultDestinationOf, writeResults, writerConfigOf } from './result-writer';
import type { ChildExecution } from './result-writer';
import { makeCall } from './service-call';
import type { StateVisit } from './state-visit';
import { StatesError } from './states-error';
import { compileTemplate } from './template';
import { thresholdExceeded, ToleratedFailures } from './tolerated-failures';
import { compileValueField } from './value-field';

/** How many child executions the service runs at the same time. */
const DISTRIBUTED_CONCURRENCY = 10_000;

/** What the item processor of a Distributed Map is. */
export interface MapRunProcessor {
  readonly states: CompiledStates;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly itemInput: ItemInput;
}

type Evaluate<T> = (visit: StateVisit, effective: Json) => Promise<T>;
type Language = 'JSONPath' | 'JSONata';

/**
 * A Distributed Map: each item, or batch of items, in an execution of its own.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export function compileMapRun(
  state: JsonObject,
  flow: DataFlow,
  next: string | undefined,
  language: Language,
  processor: MapRunProcessor,
): CompiledState['execute'] {
  const reader = isJsonObject(state.ItemReader) ? compileReader(state.ItemReader, language) : undefined;
  const findItems = reader ? undefined : compileMapItems(state, language);
  const batcher = isJsonObject(state.ItemBatcher) ? compileBatcher(state.ItemBatcher, language) : undefined;
  const writer = isJsonObject(state.ResultWriter) ? compileWriter(state.ResultWriter, language) : undefined;
  const maxConcurrency = compileMapInteger(state, 'MaxConcurrency', language);
  const tolerated = compileTolerated(state, language);
  const label = state.Label as string | undefined;

  return async (visit) => {
    const effective = flow.effectiveInput(visit);
    const given = await findItems?.(visit, effective);
    visit.entering = false;
    visit.record('MapStateStarted', { length: given?.length ?? 0 });
    const concurrency = concurrencyOf(await maxConcurrency(visit, effective), DISTRIBUTED_CONCURRENCY);
    const tolerance = await tolerated(visit, effective);
    const { entropy } = visit.execution.engine;
    const arn = mapRunArn(visit.execution.names, label ?? visit.state.name, entropy.uuid());
    visit.record('MapRunStarted', { mapRunArn: arn });
    try {
      const items = given ?? (await reader?.(visit, effective)) ?? [];
      const inputs = await inputsOf(visit, effective, items, processor.itemInput, batcher);
      const run = new MapRun(visit, processor, label ?? visit.state.name, tolerance, items.length);
      const children = await run.all(inputs, concurrency);
      const output = writer ? await writer(visit, effective, arn, children) : mapRunResult(children, COMPACT);
      visit.record('MapRunSucceeded');
      visit.recordBeside('MapStateSucceeded');
      return await flow.exit(visit, output, next);
    } catch (error) {
      if (error instanceof StatesError) {
        visit.record('MapRunFailed', { error: error.error, cause: error.problem });
      }
      throw error;
    }
  };
}

const COMPACT = writerConfigOf(undefined, false);

/** What a child execution is given, and for how many items it stands. */
interface ChildInput {
  readonly items: number;
  input(): Json | Promise<Json>;
}

async function inputsOf(
  visit: StateVisit,
  effective: Json,
  items: readonly MapItem[],
  itemInput: ItemInput,
  batcher: ReturnType<typeof compileBatcher> | undefined,
): Promise<ChildInput[]> {
  if (!batcher) {
    return items.map((item, index) => ({ items: 1, input: () => itemInput(visit, effective, item, index) }));
  }
  const values: Json[] = [];
  for (const [index, item] of items.entries()) {
    values.push(await itemInput(visit, effective, item, index));
  }
  const batches = batchItems(values, await batcher(visit, effective));
  return batches.map(({ input }) => ({ items: input.Items.length, input: () => input as unknown as Json }));
}

/** The child executions of one Distributed Map. */
class MapRun {
  private failed = 0;

  constructor(
    private readonly visit: StateVisit,
    private readonly processor: MapRunProcessor,
    private readonly label: string,
    private readonly tolerance: ToleratedFailures,
    private readonly total: number,
  ) {}

  /** Runs them all, so many at the same time. */
  public async all(inputs: readonly ChildInput[], concurrency: number): Promise<ChildExecution[]> {
    const children = new Array<ChildExecution>(inputs.length);
    const workers = new Array<undefined>(Math.min(concurrency, inputs.length)).fill(undefined);
    let index = 0;
    await allOrFirstFailure(workers, this.visit.fiber, async (_, cancellation) => {
      for (let at = index++; at < inputs.length; at = index++) {
        const child = inputs[at] as ChildInput;
        const ended = await this.runChild(await child.input(), cancellation);
        children[at] = ended;
        if (ended.status !== 'SUCCEEDED') {
          this.failed += child.items;
          if (this.tolerance.exceededBy(this.failed, this.total)) {
            throw thresholdExceeded();
          }
        }
      }
      return null;
    });
    return children;
  }

  private async runChild(
    input: Json,
    cancellation: StateVisit['fiber']['cancellation'],
  ): Promise<ChildExecution> {
    const { engine, names } = this.visit.execution;
    const { states, type } = this.processor;
    const execution = new Execution(
      { ...engine, keepHistory: false },
      {
        ...names,
        type,
        stateMachineName: `${names.stateMachineName}/${this.label}`,
        executionName: engine.entropy.uuid(),
      },
      input,
    );
    const end = await execution.run(states, LONGEST_CHILD_SECONDS[type], cancellation);
    if (end.status === 'ABORTED') {
      throw new Cancelled();
    }
    return {
      ...end,
      arn: execution.arn,
      name: execution.names.executionName,
      stateMachineArn: stateMachineArn(execution.names),
      input,
      startDate: new Date(execution.startTime),
      stopDate: new Date(engine.scheduler.now()),
    };
  }
}

const LONGEST_CHILD_SECONDS = { STANDARD: 31_536_000, EXPRESS: 300 };

function compileReader(reader: JsonObject, language: Language): Evaluate<MapItem[]> {
  const args = compileTemplate(reader, language === 'JSONata' ? 'Arguments' : 'Parameters', language);
  const { MaxItems, MaxItemsPath, ...config } = isJsonObject(reader.ReaderConfig) ? reader.ReaderConfig : {};
  const readerConfig = compileTemplate({ ReaderConfig: config }, 'ReaderConfig', language);
  const maxItems = compileMapInteger(
    { ...(MaxItems !== undefined && { MaxItems }), ...(MaxItemsPath !== undefined && { MaxItemsPath }) },
    'MaxItems',
    language,
  );
  return async (visit, effective) => {
    const most = await maxItems(visit, effective);
    const evaluated = await readerConfig?.(visit, effective);
    return readItems(
      {
        resource: reader.Resource as string,
        arguments: (await args?.(visit, effective)) ?? {},
        ...(isJsonObject(evaluated) && { config: evaluated }),
        ...(most !== undefined && { maxItems: most }),
      },
      (resource, callArguments) => makeCall(visit, { purpose: 'itemReader', resource, arguments: callArguments }),
    );
  };
}

function compileBatcher(batcher: JsonObject, language: Language): Evaluate<Parameters<typeof batchItems>[1]> {
  const perBatch = compileMapInteger(batcher, 'MaxItemsPerBatch', language);
  const bytes = compileMapInteger(batcher, 'MaxInputBytesPerBatch', language);
  const batchInput = compileTemplate(batcher, 'BatchInput', language);
  return async (visit, effective) => {
    const maxItemsPerBatch = await perBatch(visit, effective);
    const maxInputBytesPerBatch = await bytes(visit, effective);
    const input = await batchInput?.(visit, effective);
    return {
      ...(maxItemsPerBatch !== undefined && { maxItemsPerBatch }),
      ...(maxInputBytesPerBatch !== undefined && { maxInputBytesPerBatch }),
      ...(input !== undefined && { batchInput: input }),
    };
  };
}

function compileWriter(
  writer: JsonObject,
  language: Language,
): (visit: StateVisit, effective: Json, arn: string, children: readonly ChildExecution[]) => Promise<Json> {
  const resource = writer.Resource as string | undefined;
  const args = compileTemplate(writer, language === 'JSONata' ? 'Arguments' : 'Parameters', language);
  const config = compileTemplate(writer, 'WriterConfig', language);
  return async (visit, effective, arn, children) => {
    const evaluated = await config?.(visit, effective);
    const writerConfig = writerConfigOf(isJsonObject(evaluated) ? evaluated : undefined, resource !== undefined);
    if (resource === undefined) {
      return mapRunResult(children, writerConfig);
    }
    const destination = resultDestinationOf((await args?.(visit, effective)) ?? {}, arn);
    return writeResults(children, destination, writerConfig, (object) =>
      makeCall(visit, { purpose: 'resultWriter', resource, arguments: { ...object } }),
    );
  };
}

function compileTolerated(state: JsonObject, language: Language): Evaluate<ToleratedFailures> {
  const count = compileMapInteger(state, 'ToleratedFailureCount', language);
  const percentage = compileValueField(state, 'ToleratedFailurePercentage', language, 'number');
  return async (visit, effective) => {
    const most = await count(visit, effective);
    const share = await percentage?.(visit, effective);
    return new ToleratedFailures(most, share && mapPercentage(share));
  };
}
