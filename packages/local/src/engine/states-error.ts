/**
 * An error of the States Language inside an execution, such as `States.Runtime`.
 *
 * Whatever evaluates, compares or reads throws it with the bare problem; the
 * engine adds the state and the event where it happened, and asks `Retry` and
 * `Catch` of the state.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-error-representation
 */
export class StatesError extends Error {
  /**
   * @param error the name that `ErrorEquals` is held against
   * @param problem what is wrong, in the service's words where they are known
   * @param location the field of the state whose JSONata expression failed, such as `Output/total`
   */
  constructor(
    public readonly error: string,
    public readonly problem: string,
    public readonly location?: string,
  ) {
    super(`${error}: ${problem}`);
    this.name = 'StatesError';
  }
}

/** The state cannot go on with the data it has: `States.Runtime`, which no `States.ALL` catches. */
export function runtimeError(problem: string): StatesError {
  return new StatesError('States.Runtime', problem);
}

/** A JSONata expression failed, or gave what its field cannot take: `States.QueryEvaluationError`. */
export function queryError(problem: string, location?: string): StatesError {
  return new StatesError('States.QueryEvaluationError', problem, location);
}
