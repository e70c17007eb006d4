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
      onEvent?.(toHistoryEvent(event));
    }
    return id;
  }

  /** The events so far, in the shape of `GetExecutionHistory`. */
  public toEvents(): HistoryEvent[] {
    return this.events.map(toHistoryEvent);
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

function toHistoryEvent({ id, previous, time, type, details }: RecordedEvent): HistoryEvent {
  const event = { id, previousEventId: previous, timestamp: new Date(time), type };
  return details === undefined ? event : { ...event, [detailsField(type)]: toText(details) };
}

function detailsField(type: string): `${string}EventDetails` {
  const kind = type.endsWith('StateEntered') ? 'Entered' : type.endsWith('StateExited') ? 'Exited' : undefined;
  return kind === undefined
    ? `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`
    : `state${kind}EventDetails`;
}

const WHOLE = { truncated: false };

function toText(details: EventDetails): HistoryEventDetails {
  const { input, output, parameters, assignedVariables, ...rest } = details;
  return {
    ...rest,
    ...(input !== undefined && { input: JSON.stringify(input), inputDetails: WHOLE }),
    ...(output !== undefined && { output: JSON.stringify(output), outputDetails: WHOLE }),
    ...(parameters !== undefined && { parameters: JSON.stringify(parameters) }),
    ...(assignedVariables !== undefined && {
      assignedVariables: Object.fromEntries(
        Object.entries(assignedVariables).map(([name, value]) => [name, JSON.stringify(value)]),
      ),
      assignedVariablesDetails: WHOLE,
    }),
  };
}
