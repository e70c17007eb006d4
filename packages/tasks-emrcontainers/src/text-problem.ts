import { isLiteral, lengthProblem } from '@cdk-sfn/core';
import type { Limits, TaskProblem } from '@cdk-sfn/core';

/** What a text has to be like. */
export interface TextRules extends Limits {
  /** The whole of the text. */
  readonly pattern?: RegExp;
  /** What the pattern says, for the message. */
  readonly of?: string;
}

/**
 * What is wrong with a text, which may be one that `TaskInput.fromObject` made. One that is not known yet passes.
 */
export function textProblem(
  prop: string,
  text: string | undefined,
  { of = '', pattern, ...limits }: TextRules,
): TaskProblem | undefined {
  if (text !== undefined && typeof text !== 'string') {
    return { prop, problem: 'is no text', fix: 'use TaskInput.fromText, or a reference to a text' };
  }
  return (
    lengthProblem(prop, text, limits) ??
    (text !== undefined && isLiteral(text) && pattern?.test(text) === false
      ? { prop, problem: `is ${JSON.stringify(text)}`, fix: `write it of ${of}` }
      : undefined)
  );
}
