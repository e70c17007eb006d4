import type { Json, JsonObject } from '../json';
import type { Cancellation } from './cancellation';
import { Cancelled } from './cancellation';
import { executionArn, stateMachineArn } from './execution-names';
import type { ExecutionNames } from './execution-names';
import { History, HistoryLimitReached } from './history';
import type { EventDetails } from './history';
import type { HistoryEvent } from './history-event';
import type { Scheduler } from './scheduler';
import type { Entropy } from './scope';
import { runStates } from './state-visit';
import type { CompiledStates } from './compiled-state';
import { TaskFailure } from './task-call';
import type { TaskHandler } from './task-call';
import { Variables } from './variables';
import type { VisitRecord } from './visit-record';

/** What an execution and the executions that it starts have in common. */
export interface Engine {
  readonly scheduler: Scheduler;
  readonly entropy: Entropy;
  readonly handler: TaskHandler;
  readonly limits: EngineLimits;
  readonly onEvent?: (event: HistoryEvent, executionArn: string) => void;
  readonly keepHistory: boolean;
  /** Sees each stay in a state when it begins; what it is given is completed as the stay goes on. */
  readonly onVisit?: (visit: VisitRecord) => void;
  /** ARNs of the activities that exist; all do when left out. */
  readonly activities?: readonly string[];
}

/** The quotas of the service that hold here. */
export interface EngineLimits {
  /** Events in the history of a STANDARD execution. */
  readonly historyEvents: number;
  /** Bytes of input or output of a state, and of what it assigns to variables. */
  readonly payloadBytes: number;
  /**
   * Transitions of an EXPRESS execution, whose history has no limit.
   *
   * The service ends an endless one after five minutes. Here a transition may take no time, and this ends it the same.
   */
  readonly expressTransitions: number;
}

/** How an execution ended. */
export interface ExecutionEnd {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
}

/** A line of states that run one after the other: the execution itself, a branch, or an iteration. */
export interface Fiber {
  /** The event that the next one follows. */
  previousEventId: number;
  readonly variables: Variables;
  readonly cancellation: Cancellation;
  /** `Map` of the context object, inside an iteration. */
  readonly mapContext?: JsonObject;
  /** True in a branch, where a task that fails the branch is aborted as well. */
  readonly isBranch?: boolean;
}

/** One execution: its history, its context object and its way through the states. */
export class Execution {
  public readonly arn: string;
  public readonly startTime: string;
  public readonly history: History;
  private readonly contextParts: { readonly Execution: JsonObject; readonly StateMachine: JsonObject };
  private readonly limit: number;
  private transitions = 0;
  private timeOut = (): void => undefined;

  constructor(
    public readonly engine: Engine,
    public readonly names: ExecutionNames,
    private readonly input: Json,
  ) {
    const { scheduler, entropy, onEvent } = engine;
    const arn = executionArn(names, names.type === 'EXPRESS' ? entropy.uuid() : '');
    this.arn = arn;
    this.startTime = new Date(scheduler.now()).toISOString();
    const isExpress = names.type === 'EXPRESS';
    this.limit = isExpress ? engine.limits.expressTransitions : engine.limits.historyEvents;
    this.history = new History(() => scheduler.now(), {
      limit: isExpress ? Infinity : this.limit,
      keep: engine.keepHistory,
      ...(onEvent && { onEvent: (event) => onEvent(event, arn) }),
    });
    this.contextParts = {
      Execution: {
        Id: this.arn,
        Input: input,
        StartTime: this.startTime,
        Name: names.executionName,
        RoleArn: names.roleArn,
        RedriveCount: 0,
      },
      StateMachine: { Id: stateMachineArn(names), Name: names.stateMachineName },
    };
  }

  /** The context object, with what is the state's own. */
  public context(state: JsonObject, extra: JsonObject): JsonObject {
    return { ...this.contextParts, State: state, ...extra };
  }

  /** Adds an event to a fiber's line, and makes it the one that the next follows. */
  public record(fiber: Fiber, type: string, details?: EventDetails): number {
    fiber.previousEventId = this.history.add(type, fiber.previousEventId, details);
    return fiber.previousEventId;
  }

  /**
   * Counts a transition to a state or a retry, of which there may not be endlessly many.
   *
   * A retry need not leave an event behind, so that the limit of the history alone would not end it.
   *
   * @returns what to wait for, when it is the host's turn
   * @throws HistoryLimitReached when a STANDARD execution made more than its history could tell of
   */
  public transition(): Promise<void> | undefined {
    this.transitions++;
    if (this.transitions > this.limit) {
      if (this.names.type === 'STANDARD') {
        throw new HistoryLimitReached(this.limit);
      }
      this.timeOut();
    }
    return this.engine.scheduler.step();
  }

  /**
   * Runs the states to the end.
   *
   * @param timeoutSeconds of the state machine, and what the service allows an execution to take
   * @throws whatever a task handler throws that is no `TaskFailure`
   */
  public async run(states: CompiledStates, timeoutSeconds: number, outer: Cancellation): Promise<ExecutionEnd> {
    return outer.within(async (cancellation) => {
      const fiber: Fiber = { previousEventId: 0, variables: new Variables(), cancellation };
      let timedOut = false;
      this.history.add('ExecutionStarted', 0, { input: this.input, roleArn: this.names.roleArn });
      this.timeOut = () => {
        timedOut = true;
        cancellation.cancel();
      };
      const forget = this.engine.scheduler.after(timeoutSeconds * 1000, this.timeOut);
      try {
        const output = await runStates(states, this, fiber, this.input);
        this.record(fiber, 'ExecutionSucceeded', { output });
        return { status: 'SUCCEEDED', output };
      } catch (error) {
        return this.end(error, fiber, timedOut);
      } finally {
        forget();
      }
    });
  }

  private end(problem: unknown, fiber: Fiber, timedOut: boolean): ExecutionEnd {
    if (problem instanceof Cancelled) {
      this.record(
        fiber,
        timedOut ? 'ExecutionTimedOut' : 'ExecutionAborted',
        timedOut ? { error: 'States.Timeout' } : {},
      );
      return timedOut ? { status: 'TIMED_OUT', error: 'States.Timeout' } : { status: 'ABORTED' };
    }
    const failure = problem instanceof HistoryLimitReached ? problem.asFailure() : problem;
    if (!TaskFailure.isTaskFailure(failure)) {
      throw failure;
    }
    const { error, errorCause: cause } = failure;
    const details = { ...(cause !== undefined && { cause }), ...(error !== undefined && { error }) };
    this.record(fiber, 'ExecutionFailed', details);
    return { status: 'FAILED', ...details };
  }
}
