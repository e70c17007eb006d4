import type { Json, JsonObject } from '../json';
import { Cancelled } from './cancellation';
import type { CompiledState, CompiledStates, StateExit } from './compiled-state';
import type { Execution, Fiber } from './execution';
import { matchedName } from './heartbeat-timeout';
import type { EventDetails } from './history';
import { payloadFailure } from './payload-failure';
import { payloadExcess } from './payload-size';
import type { Retries } from './retry-policy';
import type { JsonataScope, PathScope } from './scope';
import { StatesError } from './states-error';
import { TaskFailure } from './task-call';
import type { VisitRecord } from './visit-record';

/** One stay in a state, from the event that entered it to the one that leaves it, retries included. */
export class StateVisit {
  /** How often the state was retried. */
  public retryCount = 0;
  /** What the context object has beside the execution's, the machine's and the state's own, such as `Task`. */
  public contextExtra: JsonObject;
  /**
   * True until something that takes time began.
   *
   * What is evaluated until then belongs to the event that entered the state, and is told before it.
   */
  public entering = true;
  private readonly enteredAt: number;
  private readonly beforeEntered: number;

  constructor(
    public readonly execution: Execution,
    public readonly fiber: Fiber,
    public readonly state: CompiledState,
    /** The input of the state before any path. */
    public readonly input: Json,
  ) {
    this.contextExtra = fiber.mapContext ?? NOTHING;
    this.beforeEntered = fiber.previousEventId;
    this.enteredAt = execution.engine.scheduler.now();
    this.enteredEventId = this.record(`${state.type}StateEntered`, { name: state.name, input });
    const { onVisit } = execution.engine;
    if (onVisit) {
      this.told = {
        name: state.name,
        type: state.type,
        executionArn: execution.arn,
        input,
        variables: fiber.variables.all(),
        enteredAt: this.enteredAt,
        attempts: 1,
        calls: [],
      };
      onVisit(this.told);
    }
  }

  /** What is told of the stay, when somebody listens. */
  public readonly told?: VisitRecord;

  /** Completes what is told of the stay. */
  public tell(more: Partial<VisitRecord>): void {
    if (this.told) {
      Object.assign(this.told, more);
    }
  }

  public readonly enteredEventId: number;

  /** The context object, `$$`. */
  public get context(): JsonObject {
    const { name, type } = this.state;
    return this.execution.context(
      {
        Name: name,
        EnteredTime: new Date(this.enteredAt).toISOString(),
        ...(RETRIED.has(type) && { RetryCount: this.retryCount }),
      },
      this.contextExtra,
    );
  }

  /** Adds an event that the next one follows. */
  public record(type: string, details?: EventDetails): number {
    return this.execution.record(this.fiber, type, details);
  }

  /** Adds an event beside the line: the next one follows what the line had before. */
  public recordBeside(type: string, details?: EventDetails): number {
    return this.execution.history.add(type, this.fiber.previousEventId, details);
  }

  /** Waits by the execution's clock. */
  public async sleep(seconds: number): Promise<void> {
    this.entering = false;
    if (seconds > 0) {
      await this.execution.engine.scheduler.wait(seconds * 1000, this.fiber.cancellation);
    }
  }

  /** What paths see where `$` is the given value. */
  public pathScope(input: Json): PathScope {
    return new VisitPathScope(this, input);
  }

  /** What JSONata expressions see. */
  public jsonataScope(more: JsonObject = NOTHING): JsonataScope {
    return {
      states: { input: this.input, context: this.context, ...more },
      variables: this.fiber.variables,
      entropy: this.execution.engine.entropy,
    };
  }

  /**
   * Checks what comes into being in the state.
   *
   * @param subject what it is, for the message
   * @throws StatesError `States.DataLimitExceeded` when it is more than the service takes
   */
  public checkPayload(subject: string, value: Json): void {
    const excess = payloadExcess(value, this.execution.engine.limits.payloadBytes);
    if (excess !== undefined) {
      throw payloadFailure(subject, excess);
    }
  }

  /** An error of the States Language as Retry, Catch and the history see it. */
  public failure(problem: StatesError): TaskFailure {
    if (problem.error === 'States.DataLimitExceeded') {
      return new TaskFailure(problem.error, problem.problem);
    }
    const where = `the state '${this.state.name}' (entered at the event id #${this.enteredEventId})`;
    const cause = `An error occurred while executing ${where}. ${problem.problem}`;
    if (problem.error === 'States.QueryEvaluationError') {
      const previous = this.entering ? this.beforeEntered : this.fiber.previousEventId;
      this.fiber.previousEventId = this.execution.history.add('EvaluationFailed', previous, {
        error: problem.error,
        cause,
        ...(problem.location !== undefined && { location: problem.location }),
        state: this.state.name,
      });
    }
    return new TaskFailure(problem.error, cause);
  }
}

const NOTHING: JsonObject = {};
const RETRIED: ReadonlySet<string> = new Set(['Task', 'Map', 'Parallel']);

/** Holds the context object back until a path asks for it: most never do. */
class VisitPathScope implements PathScope {
  constructor(
    private readonly visit: StateVisit,
    public readonly input: Json,
  ) {}

  public get context(): JsonObject {
    return this.visit.context;
  }

  public get variables(): PathScope['variables'] {
    return this.visit.fiber.variables;
  }

  public get entropy(): PathScope['entropy'] {
    return this.visit.execution.engine.entropy;
  }
}

/**
 * Runs states one after the other until one of them ends the line.
 *
 * @returns the output of the last one
 * @throws TaskFailure when a state failed and nothing caught it
 */
export async function runStates(
  { startAt, states }: CompiledStates,
  execution: Execution,
  fiber: Fiber,
  input: Json,
): Promise<Json> {
  let name = startAt;
  let value = input;
  for (;;) {
    const state = states.get(name);
    if (state === undefined) {
      throw new Error(`There is no state '${name}'`);
    }
    const turn = execution.transition();
    if (turn !== undefined) {
      await turn;
    }
    fiber.cancellation.check();
    const exit = await runState(new StateVisit(execution, fiber, state, value));
    if (exit.next === undefined) {
      return exit.output;
    }
    name = exit.next;
    value = exit.output;
  }
}

async function runState(visit: StateVisit): Promise<StateExit> {
  const { state, fiber } = visit;
  try {
    const exit = await attempt(visit);
    if (state.type !== 'Fail') {
      visit.record(`${state.type}StateExited`, {
        name: state.name,
        output: exit.output,
        ...(exit.assigned && { assignedVariables: exit.assigned }),
      });
    }
    if (exit.assigned) {
      fiber.variables.assign(exit.assigned);
    }
    if (visit.told) {
      visit.tell({ ...exit, ended: visit.told.ended ?? 'left', leftAt: visit.execution.engine.scheduler.now() });
    }
    return exit;
  } catch (error) {
    const aborted = error instanceof Cancelled || (fiber.isBranch && state.type === 'Task');
    if (aborted && ABORTED.has(state.type)) {
      visit.record(`${state.type}StateAborted`);
    }
    visit.tell({
      ended: error instanceof Cancelled ? 'aborted' : 'failed',
      leftAt: visit.execution.engine.scheduler.now(),
      ...(TaskFailure.isTaskFailure(error) && { error: error.error, cause: error.errorCause }),
    });
    throw error;
  }
}

const ABORTED: ReadonlySet<string> = new Set(['Task', 'Wait', 'Parallel', 'Map']);

async function attempt(visit: StateVisit): Promise<StateExit> {
  const { state, execution } = visit;
  const { entropy } = execution.engine;
  let retries: Retries | undefined;
  for (;;) {
    try {
      let exit = state.execute(visit);
      if (exit instanceof Promise) {
        exit = await exit;
      }
      return withinLimit(visit, exit);
    } catch (problem) {
      const failure = problem instanceof StatesError ? visit.failure(problem) : problem;
      if (!TaskFailure.isTaskFailure(failure)) {
        throw failure;
      }
      retries ??= state.retry.begin();
      const again = retries.next(matchedName(failure), () => entropy.random());
      if (again !== undefined) {
        await visit.sleep(again.delaySeconds);
        await execution.transition();
        visit.fiber.cancellation.check();
        visit.retryCount++;
        visit.tell({ attempts: visit.retryCount + 1 });
        continue;
      }
      // What the service cannot go on with at all ends the execution without a word of the state.
      if ((state.type === 'Map' || state.type === 'Parallel') && !isFatal(problem)) {
        visit.record(`${state.type}StateFailed`);
      }
      const clause = state.catchers.find((catcher) => catcher.matches(matchedName(failure)));
      if (clause === undefined) {
        throw failure;
      }
      return await caught(visit, clause, failure);
    }
  }
}

function isFatal(problem: unknown): boolean {
  return problem instanceof StatesError && problem.error === 'States.Runtime';
}

async function caught(
  visit: StateVisit,
  clause: CompiledState['catchers'][number],
  { error, errorCause }: TaskFailure,
): Promise<StateExit> {
  visit.entering = false;
  visit.tell({ ended: 'caught', error, cause: errorCause });
  try {
    const exit = await clause.exit(visit, {
      Error: error ?? '',
      Cause: errorCause ?? '',
    });
    return withinLimit(visit, exit);
  } catch (problem) {
    throw problem instanceof StatesError ? visit.failure(problem) : problem;
  }
}

function withinLimit(visit: StateVisit, exit: StateExit): StateExit {
  const { name } = visit.state;
  if (exit.output !== visit.input) {
    visit.checkPayload(`The state/task '${name}' returned a result`, exit.output);
  }
  if (exit.assigned) {
    visit.checkPayload(`The state/task '${name}' assigned variables`, exit.assigned);
  }
  return exit;
}
