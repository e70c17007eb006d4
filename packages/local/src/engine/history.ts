import type { Json } from '../json';
import type { HistoryEvent, HistoryEventDetails } from './history-event';
import { TaskFailure } from './task-call';

/** What an event says, with values where the history has their JSON text. */
export interface EventDetails extends Omit<
  HistoryEventDetails,
  'input' | 'output' | 'parameters' | 'assignedVariables'
> {
  readonly input?: Json;
  readonly output?: Json;
  readonly parameters?: Json;
  readonly assignedVariables?: { readonly [name: string]: Json };
}

interface RecordedEvent {
  readonly id: number;
  readonly previous: number;
  readonly time: number;
  readonly type: string;
  readonly details: EventDetails | undefined;
}

/** How many events the history of a STANDARD execution has at most. */
export const HISTORY_LIMIT = 25_000;

/**
 * The events of an execution in the order in which they happened.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export class History {
  private readonly events: RecordedEvent[] = [];
  private count = 0;
  private readonly textOf = jsonText();

  constructor(
    private readonly now: () => number,
    private readonly options: {
      /** The most events there may be. */
      readonly limit: number;
      /** False to forget events once `onEvent` has seen them. */
      readonly keep: boolean;
      readonly onEvent?: (event: HistoryEvent) => void;
    },
  ) {}

  /**
   * Adds an event.
   *
   * @returns its id
   * @throws StatesError when the history is full
   */
  public add(type: string, previous: number, details?: EventDetails): number {
    // The last place is for the event that ends the execution.
    if (this.count + 1 >= this.options.limit && !type.startsWith('Execution')) {
      throw new HistoryLimitReached(this.options.limit);
    }
    const id = ++this.count;
    const { keep, onEvent } = this.options;
    if (keep || onEvent) {
      const event: RecordedEvent = { id, previous, time: this.now(), type, details };
      if (keep) {
        this.events.push(event);
      }
      onEvent?.(toHistoryEvent(event, this.textOf));
    }
    return id;
  }

  /** The events so far, in the shape of `GetExecutionHistory`. */
  public toEvents(): HistoryEvent[] {
    return this.events.map((event) => toHistoryEvent(event, this.textOf));
  }
}

/** The execution has more events than the service keeps; nothing catches it. */
export class HistoryLimitReached extends Error {
  constructor(private readonly limit: number) {
    super('The history is full');
    this.name = 'HistoryLimitReached';
  }

  /** What the execution fails with. */
  public asFailure(): TaskFailure {
    return new TaskFailure(
      'States.Runtime',
      `The execution reached the maximum number of history events (${this.limit}).`,
    );
  }
}

type JsonText = (value: Json) => string;

/** Keeps the last text: what one state gives out is, most of the time, what the next one takes. */
function jsonText(): JsonText {
  let last: Json | undefined;
  let text = '';
  return (value) => {
    if (value !== last) {
      text = JSON.stringify(value);
      last = value;
    }
    return text;
  };
}

function toHistoryEvent({ id, previous, time, type, details }: RecordedEvent, textOf: JsonText): HistoryEvent {
  const event: { -readonly [Field in keyof HistoryEvent]: HistoryEvent[Field] } = {
    id,
    previousEventId: previous,
    timestamp: new Date(time),
    type,
  };
  if (details !== undefined) {
    event[detailsField(type)] = toText(details, textOf);
  }
  return event;
}

function detailsField(type: string): `${string}EventDetails` {
  const kind = type.endsWith('StateEntered') ? 'Entered' : type.endsWith('StateExited') ? 'Exited' : undefined;
  return kind === undefined
    ? `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`
    : `state${kind}EventDetails`;
}

const WHOLE = { truncated: false };

function toText(details: EventDetails, textOf: JsonText): HistoryEventDetails {
  const { input, output, parameters, assignedVariables, ...rest } = details;
  const texts: { -readonly [Field in keyof HistoryEventDetails]: HistoryEventDetails[Field] } = rest;
  if (input !== undefined) {
    texts.input = textOf(input);
    texts.inputDetails = WHOLE;
  }
  if (output !== undefined) {
    texts.output = textOf(output);
    texts.outputDetails = WHOLE;
  }
  if (parameters !== undefined) {
    texts.parameters = textOf(parameters);
  }
  if (assignedVariables !== undefined) {
    texts.assignedVariables = Object.fromEntries(
      Object.entries(assignedVariables).map(([name, value]) => [name, JSON.stringify(value)]),
    );
    texts.assignedVariablesDetails = WHOLE;
  }
  return texts;
}
