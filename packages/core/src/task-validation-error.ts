const BRAND = Symbol.for('@cdk-sfn/core.TaskValidationError');

/** One thing that is wrong with a construct. */
export interface TaskProblem {
  /** The prop, or the argument of the call, that is wrong: `messageGroupId`, `Payload.items[0]`. */
  readonly prop: string;
  /** What is wrong with it: "is missing for a FIFO topic". */
  readonly problem: string;
  /** What to write instead: "give the group that keeps its order". */
  readonly fix: string;
}

/**
 * Everything that is wrong with one construct.
 *
 * Recognise it with `TaskValidationError.isTaskValidationError(e)`, which also holds for errors of another copy of this
 * package.
 */
export class TaskValidationError extends Error {
  /** True when `x` is such an error, whichever copy of the package threw it. */
  public static isTaskValidationError(x: unknown): x is TaskValidationError {
    return typeof x === 'object' && x !== null && BRAND in x;
  }

  /** The path of the construct in the tree: `MyStack/Get Order`. */
  public readonly constructPath: string;
  /** All problems found, in the order of the props. */
  public readonly problems: readonly TaskProblem[];

  constructor(constructPath: string, problems: readonly TaskProblem[]) {
    const lines = problems.map(({ prop, problem, fix }) => `  - ${prop} ${problem}: ${fix}`);
    super(
      `${constructPath} has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${lines.join('\n')}`,
    );
    this.name = 'TaskValidationError';
    this.constructPath = constructPath;
    this.problems = problems;
    Object.defineProperty(this, BRAND, { value: true });
  }
}
