import { textProblem } from '@cdk-sfn/core';
import type { TaskProblem, TextRules } from '@cdk-sfn/core';

/** What is wrong with a text that came in a `TaskInput`, which may hold anything. One that is not known yet passes. */
export function inputTextProblem(prop: string, input: unknown, rules: TextRules): TaskProblem | undefined {
  return input === undefined || typeof input === 'string'
    ? textProblem(prop, input, rules)
    : { prop, problem: 'is no text', fix: 'use TaskInput.fromText, or a reference to a text' };
}
