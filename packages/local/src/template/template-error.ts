const BRAND = Symbol.for('@cdk-sfn/local.TemplateError');

/** A template that no state machine, or no value, can be read from. All that is wrong stands in it at once. */
export class TemplateError extends Error {
  /** True when `x` is such an error, whichever copy of the package made it. */
  public static isTemplateError(x: unknown): x is TemplateError {
    return typeof x === 'object' && x !== null && BRAND in x;
  }

  /**
   * @param problems what is wrong, where, and what to do about it; at least one
   */
  constructor(public readonly problems: readonly string[]) {
    super(problems.length === 1 ? problems[0] : ['Several things are wrong:', ...problems].join('\n- '));
    this.name = 'TemplateError';
    Object.defineProperty(this, BRAND, { value: true });
  }
}
