import type { Entropy } from './scope';

/**
 * How much one JSONata expression may do, in steps of about a microsecond: a part of the expression evaluated is one,
 * and what takes longer than that counts for more.
 */
export const WORK_LIMIT = 1_000_000;

/** How long a text may get inside an expression, in characters: 16 times what a state may hand on. */
export const TEXT_LIMIT = 4_194_304;

/** How many items an array may get inside an expression: a state cannot hand on more than that, of one byte each. */
export const ARRAY_LIMIT = 262_144;

/**
 * What one evaluation of a JSONata expression may still do, and where it takes its chances from.
 *
 * It counts work instead of time, so that an expression ends at the same place on each machine.
 */
export class EvaluationBudget {
  private left = WORK_LIMIT;
  private comparisons = 200_000;

  public constructor(
    public readonly entropy: Entropy,
    /** True when values can change while the expression runs, so that nothing about them may be kept. */
    public readonly changesValues: boolean,
  ) {}

  /**
   * Takes steps off, or parts of one.
   *
   * @throws EvaluationFailure when there are none left
   */
  public spend(steps: number): void {
    this.left -= steps;
    if (this.left < 0) {
      throw new EvaluationFailure(`It takes more than ${WORK_LIMIT} steps, and may never end`);
    }
  }

  /**
   * Counts a look at an item that an order-by clause compares. The library keeps a part of the list for each, so that
   * memory runs out before the steps do.
   *
   * @throws EvaluationFailure when there were too many
   */
  public compare(): void {
    this.comparisons--;
    if (this.comparisons < 0) {
      throw new EvaluationFailure('It sorts more items than an order-by clause can take');
    }
  }

  /**
   * Checks a text that was made.
   *
   * @throws EvaluationFailure when it is too long
   */
  public checkText(text: string): void {
    if (text.length > TEXT_LIMIT) {
      throw new EvaluationFailure(`It makes a text of more than ${TEXT_LIMIT} characters`);
    }
  }

  /** Ends the evaluation: branches of it that still run in the background stop at their next step. */
  public close(): void {
    this.left = -1;
  }
}

/** Why an expression was stopped, or cannot be evaluated here. */
export class EvaluationFailure extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'EvaluationFailure';
  }
}
