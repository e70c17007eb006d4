import { isDeepStrictEqual } from 'node:util';

/**
 * What a call was answered with; neither `output` nor `error` when nobody answered in time.
 *
 * @typedef {{ output?: unknown, error?: string, cause?: string, failed?: true, timedOut?: true }} Answer
 */

/** How calls end in a history, and whether that is a failure or a time-out. */
const ENDS = new Map([
  ...['TaskSucceeded', 'LambdaFunctionSucceeded', 'ActivitySucceeded'].map((type) => [type, {}]),
  ...[
    ...['TaskFailed', 'TaskStartFailed', 'TaskSubmitFailed'],
    ...['LambdaFunctionFailed', 'LambdaFunctionScheduleFailed', 'LambdaFunctionStartFailed'],
    ...['ActivityFailed', 'ActivityScheduleFailed'],
  ].map((type) => [type, { failed: true }]),
  ...['TaskTimedOut', 'LambdaFunctionTimedOut', 'ActivityTimedOut'].map((type) => [type, { timedOut: true }]),
]);

/** Those of them that the replay hands out too. */
const HANDED_OUT = /^((Task|LambdaFunction|Activity)(Succeeded|Failed)|TaskTimedOut|TaskSubmitFailed|TaskStartFailed)$/;

/** More than any state of a record is called. */
const MOST_OUTCOMES = 10_000;

/** What answered the calls of a recorded execution. */
export class RecordedAnswers {
  #record;
  #nextOutcome;
  /** All ends of calls, in the order of the history. */
  #ends;
  /** By the name of the state: what is left of its ends. */
  #left = new Map();

  /**
   * @param {(stateName: string) => { output?: unknown, error?: string, cause?: unknown } | undefined} nextOutcome
   * @param {{ recorded: Record<string, any> }} record
   */
  constructor(nextOutcome, { recorded }) {
    this.#record = recorded;
    this.#nextOutcome = nextOutcome;
    this.#ends = endsOf(eventsOf(recorded));
  }

  /**
   * What answers a call: what the state was answered with, to the same request if there is a choice.
   *
   * @param {{ stateName: string, arguments: unknown, context?: any }} call
   * @returns {Answer | undefined} `undefined` when nobody ever answered
   */
  answerTo(call) {
    return taken(this.#endsFor(call.stateName), call) ?? this.#withoutLink(call) ?? this.#unrecorded(call);
  }

  /** What the service said when it took a call. */
  submittedTo({ stateName }) {
    const all = eventsOf(this.#record).filter(({ type }) => type === 'TaskSubmitted');
    const byId = new Map(eventsOf(this.#record).map((event) => [event.id, event]));
    const submitted = all.find((event) => callOf(event, byId).stateName === stateName) ?? all[0];
    return parsed(submitted?.taskSubmittedEventDetails?.output);
  }

  #endsFor(stateName) {
    const known = this.#left.get(stateName);
    if (known !== undefined) {
      return known;
    }
    const handedOut = [];
    for (let next; handedOut.length < MOST_OUTCOMES && (next = this.#nextOutcome(stateName)) !== undefined;) {
      handedOut.push(next);
    }
    const own = this.#ends.filter((end) => end.stateName === stateName);
    const told = own.filter(({ type }) => HANDED_OUT.test(type)).length;
    const left =
      handedOut.length === 0 || handedOut.length === told
        ? [...own]
        : handedOut.map((outcome) => ({ answer: answerOf(outcome) }));
    this.#left.set(stateName, left);
    return left;
  }

  /** Inside of branches the links are masked, and the events sorted: what answered what has to be found out. */
  #withoutLink(call) {
    const loose = this.#ends.filter(({ stateName }) => stateName === undefined);
    const unused = loose.filter(({ used }) => !used);
    const failed = (end) => end.answer.failed || end.answer.timedOut;
    const end =
      unused.find(({ answer }) => !failed({ answer }) && answersFor(answer.output, call.arguments)) ??
      unused.find(failed) ??
      unused[0] ??
      // A function that raises does it again.
      loose.find(failed);
    if (end !== undefined) {
      end.used = true;
    }
    return end?.answer;
  }

  /**
   * Of child executions, and of EXPRESS ones, there are no events: their calls gave what they were given, unless
   * the execution or the Map Run failed.
   */
  #unrecorded({ arguments: given, context }) {
    const events = eventsOf(this.#record);
    const isChild = String(context?.StateMachine?.Name ?? '').includes('/');
    if (isChild) {
      const failed = events.some(({ type }) => type === 'MapRunFailed');
      return failed ? { failed: true, error: 'Exception' } : { output: given };
    }
    if (events.length > 0) {
      return undefined;
    }
    const { error, cause, status } = this.#record;
    if (status === 'TIMED_OUT') {
      return undefined;
    }
    if (error !== undefined) {
      return answerOf({ error, cause });
    }
    const { Error: caught, Cause: why } = Object(parsed(this.#record.output));
    return caught === undefined ? { output: given } : answerOf({ error: caught, cause: why });
  }
}

/** Takes the first end that is left, of those to the same request when there are such. */
function taken(left, { arguments: given }) {
  const same = left.findIndex(({ request }) => request !== undefined && isDeepStrictEqual(request, given));
  return left.splice(Math.max(same, 0), 1)[0]?.answer;
}

/** True when an output looks like what a function that answers with its payload makes of the arguments. */
function answersFor(output, given) {
  const payload = (value) => (Object(value).Payload === undefined ? value : value.Payload);
  return isDeepStrictEqual(payload(output), payload(given));
}

function endsOf(events) {
  const byId = new Map(events.map((event) => [event.id, event]));
  return events
    .filter(({ type }) => ENDS.has(type))
    .map((event) => {
      const { output, error, cause } = detailsOf(event);
      const how = ENDS.get(event.type);
      const answer =
        how.failed || how.timedOut ? { ...how, error, cause: causeText(cause) } : { output: parsed(output) };
      return { type: event.type, answer, ...callOf(event, byId) };
    });
}

/** The state that an event belongs to, and the last request before it. */
function callOf(event, byId) {
  let request;
  const seen = new Set();
  for (let at = event; at !== undefined && !seen.has(at); at = byId.get(at.previousEventId)) {
    seen.add(at);
    if (at.type === 'TaskStateEntered') {
      return { stateName: at.stateEnteredEventDetails?.name, request };
    }
    if (request === undefined && /Scheduled$/.test(at.type)) {
      const { parameters, input } = detailsOf(at);
      request = parsed(parameters ?? input);
    }
  }
  return {};
}

function detailsOf({ type, ...event }) {
  return event[`${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`] ?? {};
}

function answerOf(outcome) {
  if (!('error' in outcome)) {
    return { output: outcome.output };
  }
  const { error, cause } = outcome;
  return { ...(error === 'States.Timeout' ? { timedOut: true } : { failed: true }), error, cause: causeText(cause) };
}

function causeText(cause) {
  return cause === undefined || cause === null || typeof cause === 'string'
    ? (cause ?? undefined)
    : JSON.stringify(cause);
}

function eventsOf({ events }) {
  return Array.isArray(events) ? events : [];
}

function parsed(value) {
  try {
    return typeof value === 'string' ? JSON.parse(value) : value;
  } catch {
    return value;
  }
}
