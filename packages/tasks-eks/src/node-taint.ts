import { countProblem, isFromState, lengthProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

/** @see https://docs.aws.amazon.com/eks/latest/userguide/node-taints-managed-node-groups.html */
const LIMITS = { taints: { max: 50, unit: 'taints' }, key: { min: 1, max: 63 }, value: { max: 63 } };

/** What happens to pods that do not tolerate a taint. */
export enum EksTaintEffect {
  /** Those that run are removed, and no others come. */
  NO_EXECUTE = 'NO_EXECUTE',
  /** No others come. */
  NO_SCHEDULE = 'NO_SCHEDULE',
  /** Others come when there is no other node. */
  PREFER_NO_SCHEDULE = 'PREFER_NO_SCHEDULE',
}

/** What keeps pods away from nodes. */
export interface EksTaint {
  /** The key, 1 to 63 characters. */
  readonly key: string;

  /**
   * The value, at most 63 characters.
   *
   * @default - none
   */
  readonly value?: string;

  /** What happens to pods that do not tolerate it. */
  readonly effect: EksTaintEffect;
}

/** Taints as the service takes them. A list from the state has to be such already. */
export function taintsArgument(taints: readonly EksTaint[] | undefined): unknown {
  return taints === undefined || isFromState(taints)
    ? taints
    : taints.map(({ effect, key, value }) => ({ Key: key, Value: value, Effect: effect }));
}

/** What the service would refuse of taints. */
export function taintsProblems(taints: readonly EksTaint[] | undefined): (TaskProblem | undefined)[] {
  return taints === undefined || isFromState(taints)
    ? []
    : [
        countProblem('taints', taints, LIMITS.taints),
        ...taints.flatMap(({ key, value }, i) => [
          lengthProblem(`taints[${i}].key`, key, LIMITS.key),
          lengthProblem(`taints[${i}].value`, value, LIMITS.value),
        ]),
      ];
}
