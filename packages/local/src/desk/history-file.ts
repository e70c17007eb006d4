import type { HistoryEvent } from '../engine/history-event';
import { isJsonObject, type Json, type JsonObject } from '../json';
import { DeskError } from './desk-error';

/** A history as `aws stepfunctions get-execution-history` prints it. */
export function historyText(history: readonly HistoryEvent[]): string {
  const events = history.map(({ timestamp, type, id, previousEventId, ...details }) => ({
    timestamp: timestamp.toISOString(),
    type,
    id,
    previousEventId,
    ...details,
  }));
  return `${JSON.stringify({ events }, undefined, 2)}\n`;
}

/**
 * Reads a history, as `aws stepfunctions get-execution-history` prints it, or only its list of events.
 *
 * @throws DeskError when it is none
 */
export function parseHistory(content: Json): HistoryEvent[] {
  const events = isJsonObject(content) ? content.events : content;
  if (!Array.isArray(events)) {
    throw new DeskError(
      'This is no history: it needs "events", as aws stepfunctions get-execution-history prints them.',
    );
  }
  const parsed = (events as readonly Json[]).map((event, index) => eventOf(event, index));
  // With --reverse-order the newest come first.
  return parsed.sort((a, b) => a.id - b.id);
}

function eventOf(event: Json, index: number): HistoryEvent {
  if (isJsonObject(event)) {
    const { id, type, previousEventId = 0, timestamp } = event;
    const time = timeOf(timestamp);
    if (
      typeof id === 'number' &&
      typeof type === 'string' &&
      typeof previousEventId === 'number' &&
      time !== undefined
    ) {
      return { ...detailsOf(event), id, type, previousEventId, timestamp: time };
    }
  }
  throw new DeskError(`The event ${index + 1} of the history is none: it needs id, type and timestamp.`);
}

function detailsOf(event: JsonObject): Pick<HistoryEvent, `${string}EventDetails`> {
  const details = Object.fromEntries(
    Object.entries(event).filter(([key, value]) => key.endsWith('EventDetails') && isJsonObject(value)),
  );
  return details as Pick<HistoryEvent, `${string}EventDetails`>;
}

/** The command line prints ISO 8601, or seconds since 1970 when it is set up so. */
function timeOf(timestamp: Json | undefined): Date | undefined {
  const time =
    typeof timestamp === 'number'
      ? new Date(timestamp * 1000)
      : typeof timestamp === 'string'
        ? new Date(timestamp)
        : undefined;
  return time === undefined || Number.isNaN(time.getTime()) ? undefined : time;
}
