import { isDeepStrictEqual } from 'node:util';
import { isMasked, matchesMasked } from './masked-text.ts';

/** An event of a history, with whatever details it has. */
export interface HistoryEvent {
  readonly id?: unknown;
  readonly type: string;
  readonly [field: string]: unknown;
}

/**
 * Where our history of an execution is not the recorded one.
 *
 * Records mask ids, ARNs and times: such values match anything. They leave out ids of events where branches run at the
 * same time: the events of such a record are only looked for, not held against ours in order. And they have other names
 * of buckets, tables and functions than the case that was recorded for them. What these are is learnt from the input of
 * the execution.
 *
 * @param ours as JSON has it: times are texts
 * @param input what the execution was given
 * @returns a line for each difference
 */
export function historyDifferences(
  recorded: readonly HistoryEvent[],
  ours: readonly HistoryEvent[],
  input: unknown,
): string[] {
  const named = new Names(recorded, input);
  if (!recorded.every((event) => typeof event.id === 'number')) {
    return recorded.flatMap(({ id: _id, previousEventId: _previous, ...event }) =>
      ours.some((own) => differences(event, own, named).length === 0) ? [] : [`${event.type} is not there`],
    );
  }
  const lines = recorded.flatMap((event, index) => differences(event, ours[index], named));
  const more = ours[recorded.length];
  return more === undefined ? lines : [...lines, `#${String(more.id)} ${more.type} is not in the record`];
}

/** How the record names what the case's input names. */
class Names {
  private readonly names = new Map<string, unknown>();

  constructor(recorded: readonly HistoryEvent[], input: unknown) {
    const started = recorded.find(({ type }) => type === 'ExecutionStarted');
    const details = started?.executionStartedEventDetails as { input?: unknown } | undefined;
    this.learn(parsed(details?.input), input);
  }

  /** Our value, by the record's name when it is one that the input names otherwise. */
  public inRecord(own: string): unknown {
    if (this.names.has(own)) {
      return this.names.get(own);
    }
    let text = own;
    for (const [name, recorded] of this.names) {
      text = typeof recorded === 'string' ? text.replaceAll(name, recorded) : text;
    }
    return text;
  }

  private learn(recorded: unknown, given: unknown): void {
    if (isObject(recorded) && isObject(given)) {
      Object.keys(recorded).forEach((key) => this.learn(recorded[key], given[key]));
    } else if (Array.isArray(recorded) && Array.isArray(given)) {
      recorded.forEach((item, index) => this.learn(item, given[index]));
    } else if (typeof given === 'string' && recorded !== undefined && !isDeepStrictEqual(recorded, parsed(given))) {
      this.names.set(given, recorded);
    }
  }
}

function differences(event: HistoryEvent, own: HistoryEvent | undefined, names: Names): string[] {
  const which = typeof event.id === 'number' ? `#${event.id} ${event.type}` : event.type;
  if (own?.type !== event.type) {
    return [`${which}: ours is ${own?.type ?? 'not there'}`];
  }
  return Object.entries(event)
    .filter(([field]) => field !== 'timestamp')
    .flatMap(([field, value]) => differing(value, own[field], `${which} ${field}`, names));
}

function differing(value: unknown, own: unknown, place: string, names: Names): string[] {
  const [left, right] = [parsed(value), parsed(own)];
  if (isObject(left) && isObject(right)) {
    return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) =>
      differing(left[key], right[key], `${place}.${key}`, names),
    );
  }
  if (Array.isArray(left) && Array.isArray(right) && left.length === right.length) {
    return left.flatMap((item, index) => differing(item, right[index], `${place}[${index}]`, names));
  }
  const same =
    isMasked(left) ||
    isDeepStrictEqual(left, right) ||
    (typeof right === 'string' && isDeepStrictEqual(left, parsed(names.inRecord(right)))) ||
    (typeof left === 'string' && typeof own === 'string' && matchesMasked(left, String(names.inRecord(own))));
  return same ? [] : [`${place} is ${shown(left)}, ours ${shown(right)}`];
}

function shown(value: unknown): string {
  return value === undefined ? 'not there' : JSON.stringify(value).slice(0, 200);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Inputs and outputs are JSON text in a history; the records have some of them as values. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
