import type { Json } from '../json';
import { Cancellation } from './cancellation';
import type { CompiledStates } from './compiled-state';
import { enteringValue, ValueRefused } from './entering-value';
import { Execution } from './execution';
import type { EngineLimits, ExecutionEnd } from './execution';
import type { ExecutionNames } from './execution-names';
import { HISTORY_LIMIT } from './history';
import type { HistoryEvent } from './history-event';
import { PAYLOAD_LIMIT } from './payload-size';
import { JSON_DEPTH_LIMIT } from './parse-json';
import { Scheduler } from './scheduler';
import type { Entropy } from './scope';
import type { StateMachineProgram } from './state-machine';
import type { TaskHandler } from './task-call';
import type { VisitRecord } from './visit-record';

/** How a state machine is run: what comes from outside of it. */
export interface RunOptions {
  /** The input of the execution. Default: `{}`. */
  readonly input?: Json;
  /** Answers the calls of tasks. */
  readonly handler: TaskHandler;
  /** When the execution starts, in milliseconds since 1970. */
  readonly startTime: number;
  /** Where chance comes from; it is given the execution's clock. */
  readonly entropy: (now: () => number) => Entropy;
  /** A clock, to let waits take as long as they say. Default: virtual time, in which they take none. */
  readonly realTime?: { now(): number };
  readonly names?: Partial<Omit<ExecutionNames, 'type'>>;
  readonly limits?: Partial<EngineLimits>;
  /** Sees each event as it happens, those of the executions that a Distributed Map starts included. */
  readonly onEvent?: (event: HistoryEvent, executionArn: string) => void;
  /** Sees each stay in a state when it begins; what it is given is completed as the stay goes on. */
  readonly onVisit?: (visit: VisitRecord) => void;
  /** False for a run whose history nobody asks for: it then takes no memory for what has run. Default: true. */
  readonly keepHistory?: boolean;
  /** ARNs of the activities that exist; a task of another one fails. Default: all exist. */
  readonly activities?: readonly string[];
  /** Ends the execution as ABORTED. */
  readonly signal?: AbortSignal;
}

/** How a run ended, and what happened in it. */
export interface RunResult extends ExecutionEnd {
  readonly executionArn: string;
  /** By the execution's clock. */
  readonly startDate: Date;
  readonly stopDate: Date;
  /** Empty when the run did not keep it. */
  readonly history: HistoryEvent[];
}

/** More than the service makes in five minutes when a transition takes it a millisecond. */
const EXPRESS_TRANSITIONS = 300_000;

/** A STANDARD execution may take a year, an EXPRESS one five minutes. */
const LONGEST_SECONDS = { STANDARD: 31_536_000, EXPRESS: 300 };

const NAMES: Omit<ExecutionNames, 'type'> = {
  region: 'us-east-1',
  account: '123456789012',
  partition: 'aws',
  stateMachineName: 'StateMachine',
  executionName: 'execution',
  roleArn: 'arn:aws:iam::123456789012:role/StateMachineRole',
};

/**
 * Runs a state machine once.
 *
 * @throws Error when the input is larger than the service takes, or nested deeper than `JSON_DEPTH_LIMIT`
 * @throws whatever the handler throws that is no `TaskFailure`
 */
export async function runStateMachine(program: StateMachineProgram, options: RunOptions): Promise<RunResult> {
  const { startTime, realTime, onEvent, onVisit } = options;
  const limits: EngineLimits = {
    historyEvents: HISTORY_LIMIT,
    payloadBytes: PAYLOAD_LIMIT,
    expressTransitions: EXPRESS_TRANSITIONS,
    ...options.limits,
  };
  const input = executionInput(options.input === undefined ? {} : options.input, limits.payloadBytes);
  const scheduler = new Scheduler(startTime, realTime);
  const execution = new Execution(
    {
      scheduler,
      entropy: options.entropy(() => scheduler.now()),
      handler: options.handler,
      limits,
      keepHistory: options.keepHistory ?? true,
      ...(onEvent && { onEvent }),
      ...(onVisit && { onVisit }),
      ...(options.activities && { activities: options.activities }),
    },
    { ...NAMES, ...options.names, type: program.type },
    input,
  );
  const cancellation = new Cancellation();
  const stop = () => cancellation.cancel();
  options.signal?.addEventListener('abort', stop, { once: true });
  if (options.signal?.aborted) {
    stop();
  }
  try {
    const timeoutSeconds = Math.min(program.timeoutSeconds ?? Infinity, LONGEST_SECONDS[program.type]);
    const end = await scheduler.run(execution.run(program.states as CompiledStates, timeoutSeconds, cancellation));
    let history: HistoryEvent[] | undefined;
    return {
      ...end,
      executionArn: execution.arn,
      startDate: new Date(execution.startTime),
      stopDate: new Date(scheduler.now()),
      // Most of what a long run takes is the text of all its inputs and outputs, which not everybody reads.
      get history() {
        history ??= execution.history.toEvents();
        return history;
      },
    };
  } finally {
    options.signal?.removeEventListener('abort', stop);
  }
}

function executionInput(input: Json, limit: number): Json {
  try {
    return enteringValue(input, limit);
  } catch (error) {
    if (!(error instanceof ValueRefused)) {
      throw error;
    }
    throw new Error(
      error.excess === 'size'
        ? `The input of an execution may take ${limit} bytes at most`
        : `The input of an execution may be nested ${JSON_DEPTH_LIMIT} deep at most`,
      { cause: error },
    );
  }
}
