import type { Json } from '../json';
import type { VariableScope } from './scope';

/**
 * The variables of an execution, of a branch or of an iteration.
 *
 * An inner scope reads those around it, as they were when it began, and assigns its own.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export class Variables implements VariableScope {
  private values: { readonly [name: string]: Json } = Object.create(null) as { [name: string]: Json };

  constructor(private readonly outer?: VariableScope) {}

  public get(name: string): Json | undefined {
    return this.values[name] ?? (name in this.values ? null : this.outer?.get(name));
  }

  public all(): { readonly [name: string]: Json } {
    return this.outer === undefined
      ? this.values
      : (Object.assign(Object.create(null), this.outer.all(), this.values) as { [name: string]: Json });
  }

  /** Assigns all at once, as a state does when it exits. */
  public assign(assigned: { readonly [name: string]: Json }): void {
    this.values = Object.assign(Object.create(null), this.values, assigned) as { [name: string]: Json };
  }
}
