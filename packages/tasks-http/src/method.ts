import { isFromState, isLiteral } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html */
const METHODS: readonly unknown[] = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'];

/** The methods to grant, or nothing when it may be any. */
export function methodsToGrant(
  method: TaskInput,
  allowed: readonly string[] | undefined,
): readonly string[] | undefined {
  return isFromState(method.value) ? allowed : [method.value as string];
}

/** What is wrong with the method and with those that it may be. */
export function methodProblems(method: TaskInput, allowed: readonly string[] = []): TaskProblem[] {
  return [...unknownMethods('method', [method.value]), ...unknownMethods('allowedMethods', allowed)];
}

function unknownMethods(prop: string, methods: readonly unknown[]): TaskProblem[] {
  return methods
    .filter((method) => isLiteral(method) && !METHODS.includes(method))
    .map((method) => ({
      prop,
      problem: `${prop === 'method' ? 'is' : 'has'} ${JSON.stringify(method)}, which Step Functions does not send`,
      fix: `use ${METHODS.slice(0, -1).join(', ')} or ${String(METHODS.at(-1))}`,
    }));
}
