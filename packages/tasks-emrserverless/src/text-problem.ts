import { isLiteral, lengthProblem } from '@cdk-sfn/core';
import type { Limits, TaskProblem } from '@cdk-sfn/core';

/** What a text has to be like. */
export interface TextRules extends Limits {
  /** The whole of the text. */
  readonly pattern?: RegExp;
  /** What the pattern says, for the message. */
  readonly of?: string;
}

/** Names of applications and of jobs. */
export const NAME: TextRules = { min: 1, max: 256, pattern: /^[\w./#-]+$/, of: 'letters, digits and . _ / # -' };

/** Tokens that make sure of one call. */
export const CLIENT_TOKEN: TextRules = {
  min: 1,
  max: 64,
  pattern: /^[\w.-]+$/,
  of: 'letters, digits and . _ -',
};

/** What is wrong with a text. One that is not known yet passes. */
export function textProblem(
  prop: string,
  text: string | undefined,
  { of = '', pattern, ...limits }: TextRules,
): TaskProblem | undefined {
  return (
    lengthProblem(prop, text, limits) ??
    (text !== undefined && isLiteral(text) && pattern?.test(text) === false
      ? { prop, problem: `is ${JSON.stringify(text)}`, fix: `write it of ${of}` }
      : undefined)
  );
}
