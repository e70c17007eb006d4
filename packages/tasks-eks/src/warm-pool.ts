import { isFromState, numberProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

const LIMITS = { size: { min: 0, unit: 'instances' } };

/** How instances of a warm pool wait. */
export enum EksWarmPoolState {
  /** With what they have in memory on their disks. */
  HIBERNATED = 'HIBERNATED',
  /** As they run. */
  RUNNING = 'RUNNING',
  /** Stopped. */
  STOPPED = 'STOPPED',
}

/**
 * Instances that wait to become nodes.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html
 */
export interface EksWarmPool {
  /**
   * How many wait at least.
   *
   * @default 0
   */
  readonly minSize?: number;

  /**
   * How many instances there are at most, of the pool and of the group together.
   *
   * @default - as Amazon EKS has it
   */
  readonly maxGroupPreparedCapacity?: number;

  /**
   * How they wait.
   *
   * @default EksWarmPoolState.STOPPED
   */
  readonly poolState?: EksWarmPoolState;

  /**
   * Whether nodes go back to the pool when there are too many.
   *
   * @default false
   */
  readonly reuseOnScaleIn?: boolean;
}

/** A warm pool as the service takes it. */
export function warmPoolArgument(pool: EksWarmPool | undefined) {
  return (
    pool && {
      Enabled: true,
      MinSize: pool.minSize,
      MaxGroupPreparedCapacity: pool.maxGroupPreparedCapacity,
      PoolState: pool.poolState,
      ReuseOnScaleIn: pool.reuseOnScaleIn,
    }
  );
}

/** What the service would refuse of it. */
export function warmPoolProblems({ maxGroupPreparedCapacity, minSize = 0 }: EksWarmPool = {}): (
  TaskProblem | undefined
)[] {
  return [
    numberProblem('warmPool.minSize', minSize, LIMITS.size),
    isFromState(minSize)
      ? undefined
      : numberProblem('warmPool.maxGroupPreparedCapacity', maxGroupPreparedCapacity, {
          ...LIMITS.size,
          min: Math.max(minSize, LIMITS.size.min),
        }),
  ];
}
