import { parseExpression } from '@cdk-sfn/asl';
import { Token } from 'aws-cdk-lib/core';
import { isReference } from './argument-value';
import { JsonataExpression } from './jsonata-expression';
import { JsonPathReference } from './json-path-reference';
import { StateData } from './state-data';
import { StateDataReference, toJsonata } from './state-data-reference';
import type { TaskProblem } from './task-validation-error';

/** A status as it stands in a condition, or why it cannot. */
export type PollStatus =
  | { readonly expression: string; readonly problem?: undefined }
  | { readonly expression?: undefined; readonly problem: TaskProblem };

/** Reads where the status is: a path becomes JSONata, which is what the states around the tasks speak. */
export function readPollStatus(status: string): PollStatus {
  let reference: unknown;
  try {
    reference = StateData.of(status);
  } catch (error) {
    const fix = (error as Error).message;
    return {
      problem: { prop: 'status', problem: `is ${JSON.stringify(status)}, which is neither a path nor {% … %}`, fix },
    };
  }
  if (!isReference(reference)) {
    return { problem: unknownYet };
  }
  if (JsonataExpression.isJsonataExpression(reference)) {
    return Token.isUnresolved(reference.expression)
      ? { problem: unknownYet }
      : { expression: `(${reference.expression})` };
  }
  if (StateDataReference.isStateDataReference(reference)) {
    return { expression: reference.jsonata };
  }
  return JsonPathReference.isJsonPathReference(reference) ? readPath(reference.path) : { problem: unknownYet };
}

const unknownYet: TaskProblem = {
  prop: 'status',
  problem: 'is a value that deployment fills in',
  fix: 'write the path or the expression out',
};

function readPath(path: string): PollStatus {
  if (Token.isUnresolved(path)) {
    return { problem: unknownYet };
  }
  const parsed = parseExpression(path);
  const expression = parsed.kind === 'path' ? toJsonata(parsed) : undefined;
  return expression === undefined
    ? {
        problem: {
          prop: 'status',
          problem: `is ${path}, which is more than fields and indexes`,
          fix: "write it as JSONata, such as Jsonata.string('$states.input.Items[0].Status')",
        },
      }
    : { expression };
}
