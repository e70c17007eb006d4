import { parseExpression } from '@cdk-sfn/asl';
import { Token } from 'aws-cdk-lib/core';
import { printed, readArgument } from './argument-value';
import type { Reference } from './argument-value';
import { JsonataExpression } from './jsonata-expression';
import { StateData } from './state-data';
import { StateDataReference, toJsonata } from './state-data-reference';
import type { TaskProblem } from './task-validation-error';

/** A status as it stands in a condition, or why it cannot. */
export type PollStatus =
  | { readonly expression: string; readonly problem?: undefined }
  | { readonly expression?: undefined; readonly problem: TaskProblem };

/** Reads where the status is: a path becomes JSONata, which is what the states around the tasks speak. */
export function readPollStatus(status: string): PollStatus {
  const given = readArgument(status);
  try {
    const argument = given.kind === 'literal' ? readArgument(StateData.of(status)) : given;
    switch (argument.kind) {
      case 'reference':
        return readReference(argument.reference);
      case 'text':
        return wrong(
          `is ${printed(argument.parts)}, text with references in it`,
          'write it as one expression of JSONata',
        );
      default:
        return wrong('is a value that deployment fills in', 'write the path or the expression out');
    }
  } catch (error) {
    const text = given.kind === 'reference' ? given.reference.toJSON() : JSON.stringify(status);
    return wrong(`is ${text}, which is neither a path nor {% … %}`, (error as Error).message);
  }
}

/** @throws ExpressionSyntaxError for a path of `sfn.JsonPath` that nobody has parsed yet */
function readReference(reference: Reference): PollStatus {
  if (JsonataExpression.isJsonataExpression(reference)) {
    return { expression: `(${reference.expression})` };
  }
  if (StateDataReference.isStateDataReference(reference)) {
    return { expression: reference.jsonata };
  }
  const { path } = reference;
  const parsed = Token.isUnresolved(path) ? undefined : parseExpression(path);
  const expression = parsed?.kind === 'path' ? toJsonata(parsed) : undefined;
  return expression === undefined
    ? wrong(
        `is ${path}, which is more than fields and indexes`,
        "write it as JSONata, such as Jsonata.string('$states.input.Items[0].Status')",
      )
    : { expression };
}

function wrong(problem: string, fix: string): PollStatus {
  return { problem: { prop: 'status', problem, fix } };
}
