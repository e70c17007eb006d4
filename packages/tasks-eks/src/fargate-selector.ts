import { countProblem, isFromState } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

/** @see https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html */
const LIMITS = { selectors: { min: 1, max: 5, unit: 'selectors' } };

/** Pods of a namespace. */
export interface EksFargateSelector {
  /** The namespace, in which `*` and `?` stand for what they stand for in a shell. */
  readonly namespace: string;

  /**
   * Labels that a pod has to have.
   *
   * @default - any pod of the namespace
   */
  readonly labels?: { [key: string]: string };
}

/** Selectors as the service takes them. A list from the state has to be such already. */
export function fargateSelectorsArgument(selectors: readonly EksFargateSelector[]): unknown {
  return isFromState(selectors)
    ? selectors
    : selectors.map(({ labels, namespace }) => ({ Namespace: namespace, Labels: labels }));
}

/** What the service would refuse of selectors. */
export function fargateSelectorProblems(selectors: readonly EksFargateSelector[]): (TaskProblem | undefined)[] {
  return isFromState(selectors)
    ? []
    : [
        countProblem('selectors', selectors, LIMITS.selectors),
        ...selectors.map(({ namespace }, i) =>
          namespace === ''
            ? { prop: `selectors[${i}].namespace`, problem: 'is empty', fix: 'give a namespace' }
            : undefined,
        ),
      ];
}
