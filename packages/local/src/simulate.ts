import { seededEntropy } from './engine/entropy';
import type { HistoryEvent } from './engine/history-event';
import { runStateMachine } from './engine/run-state-machine';
import type { RunOptions } from './engine/run-state-machine';
import { compileStateMachine } from './engine/state-machine';
import type { TaskHandler } from './engine/task-call';
import type { VisitRecord } from './engine/visit-record';
import { Simulation } from './simulation';
import { asJson } from './task-outcome';
import { mockedTasks } from './task-mocks';
import type { TaskMocks } from './task-mocks';
import { readStateMachine } from './template/to-asl';
import type { StateMachineSource, ToAslOptions } from './template/to-asl';

/** The names of a definition's states, where its type tells them; else any text. */
export type StateNames<Source> = Source extends { readonly States: infer States } ? keyof States & string : string;

/** How a state machine is simulated. */
export interface SimulateOptions<Source = unknown> extends ToAslOptions {
  /** The input of the execution. Default: `{}`. */
  readonly input?: unknown;
  /** What answers the tasks. Default: nothing does, and a task that is called is an error. */
  readonly tasks?: TaskMocks<StateNames<Source> | (string & {})>;
  /** Answers the calls that `tasks` has nothing for, such as `awsTasks(…)`. */
  readonly handler?: TaskHandler;
  /** When the execution starts, by its own clock. Default: 2024-01-01T00:00:00Z, so that runs repeat exactly. */
  readonly startTime?: Date | string;
  /** What `States.UUID`, `$random`, jitter and ids are drawn from. Default: the same for every run. */
  readonly seed?: number | string;
  /** True to let waits, delays and time-outs take as long as they say. Default: they take no time. */
  readonly realTime?: boolean;
  /** STANDARD or EXPRESS. Default: what the state machine says, or else STANDARD. */
  readonly type?: 'STANDARD' | 'EXPRESS';
  /** Names and ARNs of the execution in the context object. */
  readonly names?: RunOptions['names'];
  readonly limits?: RunOptions['limits'];
  readonly activities?: RunOptions['activities'];
  /** Sees each event as it happens. */
  readonly onEvent?: (event: HistoryEvent, executionArn: string) => void;
  /** Ends the execution as ABORTED. */
  readonly signal?: AbortSignal;
}

const START = '2024-01-01T00:00:00Z';

/**
 * Runs a state machine with mocked tasks, in virtual time.
 *
 * @param source a `StateMachine` construct, a CloudFormation template, or a definition
 * @throws InvalidDefinition when the service would not take the definition
 * @throws MissingMock when a task is called that nothing answers
 */
export async function simulate<const Source extends StateMachineSource>(
  source: Source,
  options: SimulateOptions<Source> = {},
): Promise<Simulation> {
  const { tasks = {}, handler, startTime = START, seed = START, realTime, names, limits, activities } = options;
  const { definition, type, name } = readStateMachine(source, options);
  const visits: VisitRecord[] = [];
  const result = await runStateMachine(compileStateMachine(definition, options.type ?? type), {
    input: asJson(options.input ?? {}),
    handler: mockedTasks(tasks, handler, options),
    startTime: new Date(startTime).getTime(),
    entropy: (now) => seededEntropy(seed, now),
    names: { ...(name !== undefined && { stateMachineName: name }), ...names },
    onVisit: (visit) => visits.push(visit),
    ...(realTime && { realTime: Date }),
    ...(limits && { limits }),
    ...(activities && { activities }),
    ...(options.onEvent && { onEvent: options.onEvent }),
    ...(options.signal && { signal: options.signal }),
  });
  return new Simulation(definition, result, visits);
}
