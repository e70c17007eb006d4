import { isLiteral } from './argument-value';
import { lengthProblem } from './limits';
import type { Limits } from './limits';
import type { TaskProblem } from './task-validation-error';

/** What a service takes as a text. */
export interface TextRules extends Limits {
  /**
   * What the text has to match, as a whole where the pattern says so: `/^[a-z]+$/`.
   *
   * @default - anything
   */
  readonly pattern?: RegExp;
  /**
   * The pattern in words, for the message: "small letters".
   *
   * @default - the pattern itself
   */
  readonly of?: string;
}

/** A text that is too short or too long, or does not match the pattern. A text that is not known yet passes. */
export function textProblem(prop: string, text: string | undefined, rules: TextRules): TaskProblem | undefined {
  if (text === undefined || !isLiteral(text)) {
    return undefined;
  }
  const { of, pattern, ...limits } = rules;
  const problem = lengthProblem(prop, text, limits);
  if (problem !== undefined || pattern === undefined || pattern.test(text)) {
    return problem;
  }
  return { prop, problem: `is ${JSON.stringify(text)}`, fix: `write it of ${of ?? `what matches ${String(pattern)}`}` };
}
