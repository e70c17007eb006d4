import { isLiteral, lengthProblem } from '@cdk-sfn/core';
import type { Limits, TaskProblem } from '@cdk-sfn/core';

/** What a name has to be like. */
export interface NameRules extends Limits {
  /** The whole of the name. */
  readonly pattern: RegExp;
  /** What the pattern says, for the message. */
  readonly form: string;
}

/** What is wrong with a name. One that is not known yet passes. */
export function nameProblem(prop: string, name: string | undefined, rules: NameRules): TaskProblem | undefined {
  const { form, pattern, ...limits } = rules;
  return (
    lengthProblem(prop, name, limits) ??
    (name !== undefined && isLiteral(name) && !pattern.test(name)
      ? { prop, problem: `is ${JSON.stringify(name)}`, fix: `write it of ${form}` }
      : undefined)
  );
}
