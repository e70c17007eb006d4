import type { HistoryEvent } from './engine/history-event';
import type { RunResult } from './engine/run-state-machine';
import type { CallRecord, VisitRecord } from './engine/visit-record';
import type { JsonObject } from './json';
import { testStateRequests } from './test-state-request';
import type { TestStateRequest } from './test-state-request';

/** A state as a simulation went through it. */
export interface SimulatedState {
  readonly name: string;
  /** How often it was tried over all stays: once a stay, and once more for each retry. */
  readonly attempts: number;
  /** Each stay in it: one, or more in a loop, in a Map, or where several ways meet. */
  readonly visits: readonly VisitRecord[];
  /** Each call it made, in order. */
  readonly calls: readonly CallRecord[];
  /** The input of the last stay. */
  readonly input: any;
  /** The output of the last stay; `undefined` when it was not left. */
  readonly output: any;
  /** The error that failed the last stay, or that it caught. */
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

/** How a simulated execution went. */
export class Simulation {
  public readonly status: RunResult['status'];
  /** The output of the execution; `undefined` when it did not succeed. */
  public readonly output: any;
  /** The error name that it failed with. */
  public readonly error: string | undefined;
  public readonly cause: string | undefined;
  /** The names of the states in the order in which they were entered, those of Map items and branches included. */
  public readonly path: readonly string[];
  /** How long the execution took by its own clock, in seconds. */
  public readonly seconds: number;

  /** @internal */
  constructor(
    /** The definition that ran. */
    public readonly definition: JsonObject,
    private readonly result: RunResult,
    /** Each stay in a state, in the order in which they began. */
    public readonly visits: readonly VisitRecord[],
  ) {
    this.status = result.status;
    this.output = result.output;
    this.error = result.error;
    this.cause = result.cause;
    this.path = visits.map(({ name }) => name);
    this.seconds = (result.stopDate.getTime() - result.startDate.getTime()) / 1000;
  }

  /** The events of the execution as `GetExecutionHistory` gives them. */
  public get history(): readonly HistoryEvent[] {
    return this.result.history;
  }

  /**
   * A state that the execution was in.
   *
   * @throws Error when it never was, with the states that it was in
   */
  public state(name: string): SimulatedState {
    const visits = this.visits.filter((visit) => visit.name === name);
    const last = visits.at(-1);
    if (last === undefined) {
      const states = [...new Set(this.path)].map((state) => `'${state}'`).join(', ');
      throw new Error(`The execution was never in the state '${name}'. It was in ${states}.`);
    }
    return {
      name,
      attempts: visits.reduce((sum, { attempts }) => sum + attempts, 0),
      visits,
      calls: visits.flatMap(({ calls }) => calls),
      input: last.input,
      output: last.output,
      error: last.error,
      cause: last.cause,
    };
  }

  /** True when the execution was in the state. */
  public entered(name: string): boolean {
    return this.visits.some((visit) => visit.name === name);
  }

  /**
   * The stays in states as requests of the AWS TestState API, with what each should answer: the same test, against AWS.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html
   */
  public testStateRequests(): TestStateRequest[] {
    return testStateRequests(this.definition, this.visits);
  }
}
