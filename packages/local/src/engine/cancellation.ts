/** Thrown in work that was stopped from outside: by a failed sibling, a time-out or an abort of the run. */
export class Cancelled extends Error {
  constructor() {
    super('The work was stopped');
    this.name = 'Cancelled';
  }
}

/**
 * Tells work that it is no longer wanted, and all work that it started.
 *
 * Lighter than an `AbortSignal`, of which an execution would need one a state.
 */
export class Cancellation {
  private stopped = false;
  private readonly listeners = new Set<() => void>();

  /** True once `cancel` was called on this or on one above. */
  public get cancelled(): boolean {
    return this.stopped;
  }

  /** @throws Cancelled when the work was stopped */
  public check(): void {
    if (this.stopped) {
      throw new Cancelled();
    }
  }

  /** Stops the work. */
  public cancel(): void {
    if (this.stopped) {
      return;
    }
    this.stopped = true;
    const listeners = [...this.listeners];
    this.listeners.clear();
    listeners.forEach((listener) => listener());
  }

  /**
   * Calls back when the work is stopped, at once when it was already.
   *
   * @returns how to forget the listener
   */
  public onCancel(listener: () => void): () => void {
    if (this.stopped) {
      listener();
      return () => undefined;
    }
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Runs work that stops when this does, and that can be stopped by itself. */
  public async within<T>(work: (inner: Cancellation) => Promise<T>): Promise<T> {
    const inner = new Cancellation();
    const forget = this.onCancel(() => inner.cancel());
    try {
      return await work(inner);
    } finally {
      forget();
    }
  }
}
