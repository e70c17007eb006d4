import type { Json, JsonObject } from '../json';
import { isJsonObject } from '../json';
import { Cancelled } from './cancellation';
import type { CompiledState, CompiledStates } from './compiled-state';
import type { DataFlow } from './data-flow';
import { Execution } from './execution';
import { executionArn, mapRunArn, stateMachineArn } from './execution-names';
import type { ExecutionNames } from './execution-names';
import { batchItems } from './item-batcher';
import { readItems } from './item-reader';
import type { MapItem } from './map-item';
import { compileMapItems } from './map-items';
import { compileMapInteger } from './map-field';
import { mapPercentage } from './map-number';
import { concurrencyOf } from './map-state';
import type { ItemInput } from './map-state';
import { allOrFirstFailure } from './parallel-state';
import { mapRunResult, resultDestinationOf, writeResults, writerConfigOf } from './result-writer';
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
    let output: Json;
    try {
      const items = given ?? (await reader?.(visit, effective)) ?? [];
      const inputs = await inputsOf(visit, effective, items, processor.itemInput, batcher);
      const run = new MapRun(visit, processor, label ?? visit.state.name, tolerance, inputs, items.length);
      try {
        await run.all(concurrency);
      } catch (error) {
        if (writer && error instanceof StatesError && error.error === EXCEEDED) {
          await writer(visit, effective, arn, await run.partialResults());
        }
        throw error;
      }
      output = writer ? await writer(visit, effective, arn, run.results()) : mapRunResult(run.results(), COMPACT);
    } catch (error) {
      if (error instanceof StatesError) {
        visit.record('MapRunFailed', { error: error.error, cause: error.problem });
      } else if (error instanceof Cancelled) {
        visit.record('MapRunAborted');
      }
      throw error;
    }
    visit.record('MapRunSucceeded');
    visit.recordBeside('MapStateSucceeded');
    return flow.exit(visit, output, next);
  };
}

/** More children failed than the Map tolerates: their results are written all the same. */
const EXCEEDED = thresholdExceeded().error;

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
  return batches.map(({ input }) => ({ items: input.Items.length, input: () => input }));
}

/** The child executions of one Distributed Map. */
class MapRun {
  private readonly children: (ChildExecution | undefined)[];
  private failed = 0;

  constructor(
    private readonly visit: StateVisit,
    private readonly processor: MapRunProcessor,
    private readonly label: string,
    private readonly tolerance: ToleratedFailures,
    private readonly inputs: readonly ChildInput[],
    /** Items, which may be more than the inputs they are in. */
    private readonly total: number,
  ) {
    this.children = new Array<undefined>(inputs.length).fill(undefined);
  }

  /**
   * Runs them all, so many at the same time.
   *
   * @throws StatesError when more failed than the Map tolerates
   */
  public async all(concurrency: number): Promise<void> {
    const { inputs } = this;
    const workers = new Array<undefined>(Math.min(concurrency, inputs.length)).fill(undefined);
    const queue = inputs.entries();
    await allOrFirstFailure(workers, this.visit.fiber, async (_, cancellation) => {
      for (const [at, child] of queue) {
        cancellation.check();
        const input = await child.input();
        this.visit.checkPayload(`The state/task '${this.visit.state.name}' has an item`, input);
        const ended = await this.runChild(input, cancellation);
        this.children[at] = ended;
        if (ended.status === 'ABORTED') {
          throw new Cancelled();
        }
        if (ended.status !== 'SUCCEEDED') {
          this.failed += child.items;
          if (this.tolerance.exceededBy(this.failed, this.total)) {
            throw thresholdExceeded();
          }
        }
      }
      return null;
    });
  }

  /** How they ended, in the order of the items. */
  public results(): ChildExecution[] {
    return this.children.filter((child) => child !== undefined);
  }

  /** The same when the Map Run ended before all of them did: those that it never came to are pending. */
  public async partialResults(): Promise<ChildExecution[]> {
    const results: ChildExecution[] = [];
    for (const [index, { input }] of this.inputs.entries()) {
      results.push(this.children[index] ?? this.pending(await inputOrNothing(input)));
    }
    return results;
  }

  private pending(input: Json): ChildExecution {
    const names = this.namesOfChild();
    return { ...describedBy(names, executionArn(names, this.uuid())), status: 'PENDING', input };
  }

  private async runChild(input: Json, cancellation: StateVisit['fiber']['cancellation']): Promise<ChildExecution> {
    const { engine } = this.visit.execution;
    const { states, type } = this.processor;
    const execution = new Execution({ ...engine, keepHistory: false }, this.namesOfChild(), input);
    const end = await execution.run(states, LONGEST_CHILD_SECONDS[type], cancellation);
    return {
      ...end,
      ...describedBy(execution.names, execution.arn),
      input,
      startDate: new Date(execution.startTime),
      stopDate: new Date(engine.scheduler.now()),
    };
  }

  private namesOfChild(): ExecutionNames {
    const { names } = this.visit.execution;
    return {
      ...names,
      type: this.processor.type,
      stateMachineName: `${names.stateMachineName}/${this.label}`,
      executionName: this.uuid(),
    };
  }

  private uuid(): string {
    return this.visit.execution.engine.entropy.uuid();
  }
}

function describedBy(names: ExecutionNames, arn: string): Pick<ChildExecution, 'arn' | 'name' | 'stateMachineArn'> {
  return { arn, name: names.executionName, stateMachineArn: stateMachineArn(names) };
}

/** An item whose selector fails when it is too late to fail for it has no input to tell of. */
async function inputOrNothing(input: ChildInput['input']): Promise<Json> {
  try {
    return await input();
  } catch (error) {
    if (error instanceof StatesError) {
      return null;
    }
    throw error;
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
