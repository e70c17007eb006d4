import type { HistoryEvent, HistoryEventDetails } from '../../src/engine/history-event';

/** Writes histories for tests, event by event; the clock goes on by 10 ms with each. */
export class HistoryWriter {
  public readonly events: HistoryEvent[] = [];
  private time = Date.UTC(2026, 0, 1);

  /** Adds an event that follows another one, and gives its id. */
  public add(type: string, previousEventId: number, details?: HistoryEventDetails): number {
    const id = this.events.length + 1;
    const key = `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails` as const;
    this.events.push({
      id,
      previousEventId,
      type,
      timestamp: new Date(this.time),
      ...(details === undefined ? {} : { [key]: details }),
    });
    this.time += 10;
    return id;
  }

  /** Lets time pass. */
  public wait(milliseconds: number): void {
    this.time += milliseconds;
  }

  public start(input = '{}'): number {
    return this.add('ExecutionStarted', 0, { input });
  }

  public enter(type: string, name: string, before: number, input = '{}'): number {
    const id = this.add(`${type}StateEntered`, before);
    // The service's details of all kinds of states have one name.
    this.events.push({ ...this.events.pop()!, stateEnteredEventDetails: { name, input } });
    return id;
  }

  public exit(type: string, name: string, before: number, output = '{}'): number {
    const id = this.add(`${type}StateExited`, before);
    this.events.push({ ...this.events.pop()!, stateExitedEventDetails: { name, output } });
    return id;
  }

  /** A state that is entered and left. */
  public pass(name: string, before: number): number {
    return this.exit('Pass', name, this.enter('Pass', name, before));
  }

  /** A call of a task that fails. */
  public fail(before: number, error: string, cause?: string): number {
    const scheduled = this.schedule(before);
    return this.add('TaskFailed', scheduled, { resourceType: 'lambda', resource: 'invoke', error, cause });
  }

  /** A call of a task that succeeds. */
  public succeed(before: number, output = '{}'): number {
    return this.add('TaskSucceeded', this.schedule(before), { resourceType: 'lambda', resource: 'invoke', output });
  }

  private schedule(before: number): number {
    const scheduled = this.add('TaskScheduled', before, {
      resourceType: 'lambda',
      resource: 'invoke',
      parameters: '{"FunctionName":"f"}',
    });
    return this.add('TaskStarted', scheduled, { resourceType: 'lambda', resource: 'invoke' });
  }
}
