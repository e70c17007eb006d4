import { setImmediate as nextTurn } from 'node:timers/promises';
import { Heap } from 'heap-js';
import type { Cancellation } from './cancellation';
import { Cancelled } from './cancellation';

/** Something that is to happen at a time of the execution's clock. */
interface Timer {
  readonly at: number;
  readonly order: number;
  callback: (() => void) | undefined;
  stop?: () => void;
}

/** How many steps of the engine the host waits for at most. */
const STEPS_PER_TURN = 1000;

/** The longest that Node waits in one go; longer waits are made of several. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/**
 * The clock of an execution, and all that waits for it.
 *
 * In virtual time the clock stands still while there is something to do, and
 * then goes on to the next thing that somebody waits for: a day of waiting takes
 * no real time, and happens in the right order.
 */
export class Scheduler {
  private time: number;
  private order = 0;
  private steps = 0;
  private busy = 0;
  private forgotten = 0;
  private readonly timers = new Heap<Timer>((a, b) => a.at - b.at || a.order - b.order);
  private wake: (() => void) | undefined;

  /**
   * @param start the time at which the clock starts, in milliseconds since 1970
   * @param realTime given, waits take as long as they say
   */
  constructor(
    start: number,
    private readonly realTime?: { now(): number },
  ) {
    this.time = start;
  }

  /** Milliseconds since 1970 by the execution's clock. */
  public now(): number {
    return this.realTime?.now() ?? this.time;
  }

  /**
   * Calls back after so many milliseconds, and not before this method came back; never after `Infinity`.
   *
   * @returns how to forget it
   * @throws RangeError when the time is no number
   */
  public after(milliseconds: number, callback: () => void): () => void {
    if (Number.isNaN(milliseconds)) {
      throw new RangeError('A wait needs a number of seconds, but was given NaN');
    }
    if (milliseconds === Infinity) {
      return () => undefined;
    }
    const timer: Timer = { at: this.now() + Math.max(0, milliseconds), order: this.order++, callback };
    if (this.realTime) {
      this.startReal(timer);
    } else {
      this.timers.push(timer);
    }
    return () => this.forget(timer);
  }

  /**
   * Waits so many milliseconds.
   *
   * @throws Cancelled when the work is stopped meanwhile
   */
  public wait(milliseconds: number, cancellation: Cancellation): Promise<void> {
    return new Promise((resolve, reject) => {
      const forgetTimer = this.after(milliseconds, () => {
        forgetCancel();
        resolve();
      });
      const forgetCancel = cancellation.onCancel(() => {
        forgetTimer();
        reject(new Cancelled());
      });
    });
  }

  /** Counts work outside of the engine that has begun; virtual time stands still until it ended. */
  public begin(): void {
    this.busy++;
  }

  /** The work that `begin` counted has ended. */
  public end(): void {
    this.busy--;
    this.wake?.();
  }

  /**
   * Counts a step of the engine. Now and then the host gets a turn, without time passing: what never ends must not
   * block it.
   *
   * @returns what to wait for, when it is the host's turn
   */
  public step(): Promise<void> | undefined {
    this.steps++;
    return this.steps % STEPS_PER_TURN === 0 ? this.breathe() : undefined;
  }

  private async breathe(): Promise<void> {
    this.begin();
    await nextTurn();
    this.end();
  }

  /** Lets time pass until the work is done. */
  public async run<T>(work: Promise<T>): Promise<T> {
    let done = false as boolean;
    const finished = () => {
      done = true;
      this.wake?.();
    };
    work.then(finished, finished);
    while (!this.realTime) {
      // All that can happen without time passing happens in promises, which are done when the next turn begins.
      await nextTurn();
      if (done) {
        break;
      }
      if (this.busy > 0) {
        await this.somethingHappened();
      } else {
        this.passTime();
      }
    }
    return work;
  }

  private passTime(): void {
    let timer: Timer | undefined;
    do {
      timer = this.timers.pop();
      if (timer === undefined) {
        throw new Error('Nothing is left to wait for, and the execution has not ended');
      }
      if (timer.callback === undefined) {
        this.forgotten--;
      }
    } while (timer.callback === undefined);
    this.time = Math.max(this.time, timer.at);
    const { callback } = timer;
    timer.callback = undefined;
    callback();
  }

  private somethingHappened(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = () => {
        this.wake = undefined;
        resolve();
      };
    });
  }

  private startReal(timer: Timer): void {
    const wait = () => {
      const left = Math.max(0, timer.at - this.now());
      const timeout = setTimeout(step, Math.min(left, LONGEST_TIMEOUT));
      timer.stop = () => clearTimeout(timeout);
    };
    const step = () => {
      // Node may be early by a part of a millisecond.
      if (timer.at > this.now()) {
        wait();
        return;
      }
      const { callback } = timer;
      timer.callback = undefined;
      callback?.();
    };
    wait();
  }

  private forget(timer: Timer): void {
    if (timer.callback === undefined) {
      return;
    }
    timer.callback = undefined;
    timer.stop?.();
    if (this.realTime) {
      return;
    }
    // What was forgotten would stay in the heap until its time comes, which may be a year away.
    this.forgotten++;
    if (this.forgotten > 64 && this.forgotten * 2 > this.timers.length) {
      this.timers.init(this.timers.toArray().filter(({ callback }) => callback !== undefined));
      this.forgotten = 0;
    }
  }
}
