import type { HistoryEvent, HistoryEventDetails } from '../engine/history-event';
import type { Trace, TraceAttempt, TraceBranch, TraceSpan, TraceStatus, TraceStep } from './trace';

type Mutable<T> = { -readonly [key in keyof T]: T[key] };

interface Span extends Mutable<TraceSpan> {
  parent?: Span;
}

interface Root extends Span, Mutable<Omit<Trace, 'steps' | keyof TraceSpan>> {
  kind: 'root';
  steps: Step[];
}

interface Step extends Span, Mutable<Omit<TraceStep, 'attempts' | keyof TraceSpan>> {
  kind: 'step';
  attempts: Attempt[];
  parent: Root | Branch;
}

interface Attempt extends Mutable<Omit<TraceAttempt, 'branches' | keyof TraceSpan>>, Mutable<TraceSpan> {
  branches: Branch[];
}

interface Branch extends Span, Mutable<Omit<TraceBranch, 'kind' | 'steps' | keyof TraceSpan>> {
  kind: 'iteration' | 'branch';
  steps: Step[];
  parent: Step;
}

type Node = Root | Step | Branch;

/** What an event was about, as far as the builder could tell. */
export interface TraceFocus {
  /** The state, with what is known of it by now. */
  readonly step?: TraceStep;
  /** The iteration or branch that the event is in, the innermost one. */
  readonly branch?: TraceBranch;
  /** Milliseconds since the execution started. */
  readonly at: number;
  /** How many Map and Parallel states there are around. */
  readonly depth: number;
}

const ENTERED = /^([A-Z][a-z]+)StateEntered$/;
const OF_TASKS = /^(?:Task|LambdaFunction|Activity)(.+)$/;
const OF_CONTAINERS = /^(?:Map|Parallel)State(.+)$/;
const OF_ITERATIONS = /^MapIteration(.+)$/;

/**
 * Makes a trace of a history event by event.
 *
 * An event says what came before it in its own thread of the execution; from this follows which branch it is in.
 */
export class TraceBuilder {
  private readonly root: Root = { kind: 'root', status: 'running', startedAt: 0, steps: [], events: 0 };
  private readonly nodes = new Map<number, Node>();
  private epoch: number | undefined;
  private latest: Node = this.root;

  /** Takes the next event, and says where it belongs. */
  public add(event: HistoryEvent): TraceFocus {
    this.epoch ??= event.timestamp.getTime();
    this.root.events++;
    const before = this.nodes.get(event.previousEventId) ?? (event.previousEventId === 0 ? this.root : this.latest);
    const at = event.timestamp.getTime() - this.epoch;
    const node = this.place(event, before, at);
    this.nodes.set(event.id, node);
    this.latest = node;
    return focusOn(node, at);
  }

  /** What is known by now. */
  public trace(): Trace {
    const { kind: _kind, parent: _parent, ...trace } = this.root;
    return trace;
  }

  private place(event: HistoryEvent, before: Node, at: number): Node {
    const { type } = event;
    const details = detailsOf(event);
    const entered = ENTERED.exec(type)?.[1];
    if (entered !== undefined) {
      return enter(before, entered, details, at);
    }
    if (type.endsWith('StateExited')) {
      const step = stepAround(before, (candidate) => candidate.name === details.name && isOpen(candidate));
      return step === undefined ? before : exit(step, details, at);
    }
    if (type.endsWith('StateAborted')) {
      const step = stepAround(before, isOpen);
      return step === undefined ? before : end(step, hasFailed(step) ? 'failed' : 'aborted', at);
    }
    if (type.startsWith('Execution')) {
      return this.execution(type.slice('Execution'.length), details, at, before);
    }
    if (type === 'EvaluationFailed') {
      const step = stepAround(before, (candidate) => candidate.name === details.state && isOpen(candidate));
      return step === undefined ? before : fail(openAttempt(step, at), step, details, at);
    }
    if (type.startsWith('MapRun')) {
      return mapRun(type, stepAround(before, isOpen), details, at) ?? before;
    }
    const iteration = OF_ITERATIONS.exec(type)?.[1];
    if (iteration !== undefined) {
      return iterate(iteration, before, details, at);
    }
    const container = OF_CONTAINERS.exec(type)?.[1];
    if (container !== undefined) {
      const step = stepAround(before, (candidate) => isContainer(candidate) && isOpen(candidate));
      return step === undefined ? before : contain(container, step, details, at);
    }
    const task = OF_TASKS.exec(type)?.[1];
    const step = stepAround(before, isOpen);
    return task === undefined || step === undefined ? before : call(task, step, details, at);
  }

  private execution(what: string, details: HistoryEventDetails, at: number, before: Node): Node {
    const { root } = this;
    switch (what) {
      case 'Started':
        root.input = details.input;
        return root;
      case 'Succeeded':
        root.output = details.output;
        return end(root, 'succeeded', at);
      case 'Failed':
      case 'TimedOut':
      case 'Aborted': {
        Object.assign(root, reasonOf(details));
        end(root, what === 'Failed' ? 'failed' : what === 'Aborted' ? 'aborted' : 'timedOut', at);
        if (what === 'Failed') {
          blame(before, root, at);
        }
        close(root, what === 'TimedOut' ? 'timedOut' : 'aborted', at);
        return root;
      }
      default:
        return root;
    }
  }
}

function focusOn(node: Node, at: number): TraceFocus {
  let depth = 0;
  for (let around: Span | undefined = node.parent; around !== undefined; around = around.parent) {
    depth += (around as Node).kind === 'step' ? 1 : 0;
  }
  return {
    step: node.kind === 'step' ? node : undefined,
    branch:
      node.kind === 'step'
        ? node.parent.kind === 'root'
          ? undefined
          : node.parent
        : node.kind === 'root'
          ? undefined
          : node,
    at,
    depth,
  };
}

function detailsOf(event: HistoryEvent): HistoryEventDetails {
  for (const [key, details] of Object.entries(event) as [string, unknown][]) {
    if (key.endsWith('EventDetails') && typeof details === 'object' && details !== null) {
      return details;
    }
  }
  return {};
}

/** The innermost state around that is meant. */
function stepAround(node: Node, isMeant: (step: Step) => boolean): Step | undefined {
  let around: Node | undefined = node;
  while (around !== undefined && !(around.kind === 'step' && isMeant(around))) {
    around = around.parent as Node | undefined;
  }
  return around;
}

function enter(before: Node, type: string, details: HistoryEventDetails, at: number): Step {
  const container =
    before.kind !== 'step' ? before : startsBranch(before) ? branchOf(before, details, at) : before.parent;
  const step: Step = {
    kind: 'step',
    parent: container,
    name: details.name ?? '',
    type,
    status: 'running',
    startedAt: at,
    input: details.input,
    attempts: [],
  };
  container.steps.push(step);
  return step;
}

/** A state that follows a Parallel state which still runs is the first of a branch. */
function startsBranch(step: Step): boolean {
  return step.type === 'Parallel' && isOpen(step);
}

/** The next branch. One that was there before says that the state is tried again. */
function branchOf(step: Step, details: HistoryEventDetails, at: number): Branch {
  const latest = step.attempts.at(-1);
  if (latest?.status === 'running' && latest.branches.some(({ steps }) => steps[0]?.name === details.name)) {
    failContainer(latest, at);
  }
  return addBranch(step, 'branch', at);
}

function addBranch(step: Step, kind: Branch['kind'], at: number, index?: number): Branch {
  const { branches } = openAttempt(step, at);
  const branch: Branch = {
    kind,
    index: index ?? branches.length,
    status: 'running',
    startedAt: at,
    steps: [],
    parent: step,
  };
  branches.push(branch);
  return branch;
}

function exit(step: Step, details: HistoryEventDetails, at: number): Step {
  const attempt = step.attempts.at(-1);
  if (attempt?.status === 'running') {
    const failed = attempt.branches.some(hasFailedInside);
    end(attempt, failed ? 'failed' : 'succeeded', at);
    attempt.branches.forEach((branch) => close(branch, failed ? 'aborted' : 'succeeded', at));
  }
  step.output = details.output;
  step.assigned = details.assignedVariables;
  if (attempt !== undefined && hasFailed(step)) {
    Object.assign(step, reasonOfAttempt(attempt) ?? reasonInOutput(details.output));
    return end(step, 'caught', at);
  }
  return end(step, 'succeeded', at);
}

function call(what: string, step: Step, details: HistoryEventDetails, at: number): Step {
  if (what === 'Scheduled') {
    const attempt = openAttempt(step, at);
    attempt.resource = resourceOf(details);
    attempt.arguments = details.parameters ?? details.input;
    return step;
  }
  if (what === 'Succeeded') {
    end(openAttempt(step, at), 'succeeded', at);
    return step;
  }
  if (what.endsWith('Failed') || what === 'TimedOut') {
    const attempt = openAttempt(step, at);
    fail(attempt, step, details, at);
    attempt.status = what === 'TimedOut' ? 'timedOut' : 'failed';
  }
  return step;
}

function contain(what: string, step: Step, details: HistoryEventDetails, at: number): Step {
  if (what === 'Started') {
    const latest = step.attempts.at(-1);
    if (latest?.status === 'running') {
      // A retry: the history does not say that the state failed when it is tried again.
      failContainer(latest, at);
    }
    openAttempt(step, at).length = details.length;
  } else if (what === 'Failed') {
    failContainer(openAttempt(step, at), at);
  } else if (what === 'Succeeded') {
    const attempt = openAttempt(step, at);
    end(attempt, 'succeeded', at);
    attempt.branches.forEach((branch) => close(branch, 'succeeded', at));
  }
  return step;
}

function failContainer(attempt: Attempt, at: number): void {
  attempt.branches.forEach((branch) => close(branch, 'aborted', at));
  Object.assign(attempt, reasonOfAttempt(attempt));
  end(attempt, 'failed', at);
}

function iterate(what: string, before: Node, details: HistoryEventDetails, at: number): Node {
  const step = stepAround(before, (candidate) => candidate.type === 'Map' && candidate.name === details.name);
  if (step === undefined) {
    return before;
  }
  if (what === 'Started') {
    return addBranch(step, 'iteration', at, details.index);
  }
  let branch: Node | undefined = before;
  while (branch !== undefined && !(branch.kind === 'iteration' && branch.parent === step)) {
    branch = branch.parent as Node | undefined;
  }
  if (branch === undefined || branch.index !== details.index) {
    branch = openAttempt(step, at).branches.findLast((candidate) => candidate.index === details.index);
  }
  if (branch === undefined) {
    return step;
  }
  if (what === 'Failed') {
    if (isInside(before, branch)) {
      blame(before, branch, at);
    }
    Object.assign(branch, reasonInside(branch));
  }
  const status = what === 'Failed' ? 'failed' : what === 'Aborted' ? 'aborted' : 'succeeded';
  close(branch, status, at);
  return end(branch, status, at);
}

function isInside(node: Node, branch: Branch): boolean {
  let around: Node | undefined = node;
  while (around !== undefined && around !== branch) {
    around = around.parent as Node | undefined;
  }
  return around === branch;
}

function mapRun(type: string, step: Step | undefined, details: HistoryEventDetails, at: number): Step | undefined {
  if (step === undefined) {
    return undefined;
  }
  const attempt = openAttempt(step, at);
  if (type === 'MapRunStarted') {
    attempt.mapRunArn = details.mapRunArn;
  } else if (type === 'MapRunFailed') {
    Object.assign(attempt, reasonOf(details));
  }
  return step;
}

/** The attempt that runs, or a new one when the last one came to its end. */
function openAttempt(step: Step, at: number): Attempt {
  const latest = step.attempts.at(-1);
  if (latest?.status === 'running') {
    return latest;
  }
  const attempt: Attempt = { status: 'running', startedAt: at, branches: [] };
  step.attempts.push(attempt);
  return attempt;
}

function fail(attempt: Attempt, step: Step, details: HistoryEventDetails, at: number): Step {
  Object.assign(attempt, reasonOf(details));
  end(attempt, 'failed', at);
  return step;
}

function end<T extends Mutable<TraceSpan>>(span: T, status: TraceStatus, at: number): T {
  span.status = status;
  span.duration = at - span.startedAt;
  return span;
}

function isOpen(step: Step): boolean {
  return step.status === 'running';
}

function isContainer(step: Step): boolean {
  return step.type === 'Map' || step.type === 'Parallel';
}

/** True when the last attempt of the state came to nothing. */
function hasFailed(step: Step): boolean {
  const status = step.attempts.at(-1)?.status;
  return step.type === 'Fail' || status === 'failed' || status === 'timedOut';
}

function hasFailedInside(branch: Branch): boolean {
  const last = branch.steps.at(-1);
  return branch.status === 'failed' || last?.status === 'failed' || (last?.status === 'running' && hasFailed(last));
}

/** What is around the event that brought a failure failed with it, up to the span that says so. */
function blame(node: Node, upTo: Root | Branch, at: number): void {
  for (
    let around: Node | undefined = node;
    around !== undefined && around !== upTo;
    around = around.parent as Node | undefined
  ) {
    if (around.status === 'running') {
      Object.assign(around, around.kind === 'step' ? reasonOfStep(around) : reasonInside(around as Branch));
      end(around, 'failed', at);
    }
    if (around.kind === 'step') {
      const attempt = around.attempts.at(-1);
      if (attempt?.status === 'running') {
        end(attempt, 'failed', at);
      }
    }
    if (around.kind === 'step' && upTo.kind === 'root' && around.parent === upTo && around.status === 'failed') {
      around.error ??= upTo.error;
      around.cause ??= around.error === upTo.error ? upTo.cause : undefined;
    }
  }
}

/** Ends what is still open inside of a span, and the span itself. */
function close(span: Root | Branch, status: TraceStatus, at: number): void {
  const open: (Root | Branch)[] = [span];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const last = next.steps.at(-1);
    const attempt = last?.attempts.at(-1);
    if (last !== undefined && isOpen(last)) {
      const failed = hasFailed(last);
      Object.assign(last, failed ? reasonOfStep(last) : {});
      end(last, failed ? 'failed' : status, at);
      if (attempt?.status === 'running') {
        end(attempt, status, at);
      }
    }
    for (const branch of attempt?.branches ?? []) {
      if (branch.status === 'running') {
        open.push(branch);
      }
    }
    if (next.status === 'running') {
      const failed = last?.status === 'failed';
      Object.assign(next, failed ? reasonInside(next as Branch) : {});
      const isOver = last?.status === 'succeeded' || last?.status === 'caught';
      end(next, failed ? 'failed' : isOver ? 'succeeded' : status, isOver ? last.startedAt + (last.duration ?? 0) : at);
    }
  }
}

function reasonOf({ error, cause }: HistoryEventDetails | TraceSpan): { error?: string; cause?: string } | undefined {
  return error === undefined && cause === undefined ? undefined : { error, cause };
}

function reasonOfStep(step: Step): { error?: string; cause?: string } | undefined {
  const attempt = step.attempts.at(-1);
  return reasonOf(step) ?? (attempt === undefined ? undefined : reasonOfAttempt(attempt));
}

function reasonOfAttempt(attempt: Attempt): { error?: string; cause?: string } | undefined {
  const failed = attempt.branches.find((branch) => branch.status === 'failed');
  return reasonOf(attempt) ?? (failed === undefined ? undefined : reasonOf(failed));
}

function reasonInside(branch: Branch): { error?: string; cause?: string } | undefined {
  const last = branch.steps.at(-1);
  return last === undefined ? undefined : reasonOfStep(last);
}

/** What `Catch` hands on, where the history has the error nowhere else: after a Fail state in a branch. */
function reasonInOutput(output: string | undefined): { error?: string; cause?: string } | undefined {
  // Text that long is no error output.
  if (output === undefined || output.length > 100_000) {
    return undefined;
  }
  try {
    const { Error: error, Cause: cause } = (JSON.parse(output) ?? {}) as { Error?: unknown; Cause?: unknown };
    return reasonOf({
      error: typeof error === 'string' ? error : undefined,
      cause: typeof cause === 'string' ? cause : undefined,
    });
  } catch {
    return undefined;
  }
}

/** `lambda:invoke` of an integration, or the ARN of a function or an activity. */
function resourceOf({ resource, resourceType }: HistoryEventDetails): string | undefined {
  return resourceType === undefined || resource === undefined ? resource : `${resourceType}:${resource}`;
}
