import { StatesError } from './states-error';

/**
 * What part of the items of a Distributed Map may fail.
 *
 * Nothing given tolerates nothing. When both are given, it is too much as soon as it is too much for one.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html#maprun-fail-threshold
 */
export class ToleratedFailures {
  private readonly count: number;

  /**
   * @param count `ToleratedFailureCount`
   * @param percentage `ToleratedFailurePercentage`, 0 to 100
   */
  public constructor(
    count?: number,
    private readonly percentage = Infinity,
  ) {
    this.count = count ?? (percentage === Infinity ? 0 : Infinity);
  }

  /**
   * True when so many failures are too many.
   *
   * @param failed items that failed or timed out
   * @param total items of the Map Run, those in batches counted one by one
   */
  public exceededBy(failed: number, total: number): boolean {
    return failed > this.count || failed * 100 > this.percentage * total;
  }
}

/** More items failed than the Map tolerates. */
export function thresholdExceeded(): StatesError {
  return new StatesError(
    'States.ExceedToleratedFailureThreshold',
    'The specified tolerated failure threshold was exceeded',
  );
}
