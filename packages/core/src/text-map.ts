import { Tokenization } from 'aws-cdk-lib/core';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import { isFromState } from './argument-value';
import type { TaskProblem } from './task-validation-error';

/**
 * What is wrong with an input that the service takes as texts by their names.
 *
 * @param prop the prop that it came in
 * @param entries what the entries are, for messages: "the arguments of a job"
 */
export function textMapProblems(prop: string, input: TaskInput | undefined, entries: string): TaskProblem[] {
  const map: unknown = input?.value;
  if (map === undefined || isKnownLater(map)) {
    return [];
  }
  if (typeof map !== 'object' || map === null) {
    const fix = 'use TaskInput.fromObject, or a reference to an object';
    return [{ prop, problem: `is text, but ${entries} have names`, fix }];
  }
  return Object.entries(map)
    .filter(([, value]) => value !== undefined && typeof value !== 'string' && !isKnownLater(value))
    .map(([name, value]) => ({
      prop: `${prop}.${name}`,
      problem: `is ${kindOf(value)}, but ${entries} are text`,
      fix: 'give text, which JsonPath.format makes of numbers and JsonPath.jsonToString of objects',
    }));
}

/** True for what the state or deployment fills in, and which may be anything then. Numbers and lists stay such. */
function isKnownLater(value: unknown): boolean {
  return typeof value !== 'number' && !Array.isArray(value) && (isFromState(value) || Tokenization.isResolvable(value));
}

function kindOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    return Array.isArray(value) ? 'a list' : 'an object';
  }
  return typeof value === 'number' ? 'a number' : String(value);
}
