import { isFromState, lengthProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

/** @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html */
const LIMITS = { min: 1, max: 63 };

/** What the service would refuse of labels of nodes. */
export function labelsProblems(labels: { readonly [key: string]: string } = {}): (TaskProblem | undefined)[] {
  return isFromState(labels)
    ? []
    : Object.entries(labels).flatMap(([key, value]) => [
        lengthProblem(`the key of labels[${JSON.stringify(key)}]`, key, LIMITS),
        lengthProblem(`labels[${JSON.stringify(key)}]`, value, LIMITS),
      ]);
}
