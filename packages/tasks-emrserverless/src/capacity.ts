import { numberProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

/** @see https://docs.aws.amazon.com/emr-serverless/latest/APIReference/API_InitialCapacityConfig.html */
const LIMITS = { workerCount: { min: 1, max: 1_000_000, unit: 'workers' } };

/**
 * Workers that wait for jobs while the application runs.
 *
 * @see https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/pre-init-capacity.html
 */
export interface EmrServerlessInitialCapacity {
  /** How many, at least 1. */
  readonly workerCount: number;

  /**
   * What each has.
   *
   * @default - as Amazon EMR has it for workers of the type
   */
  readonly worker?: EmrServerlessWorker;
}

/** What a worker has. */
export interface EmrServerlessWorker {
  /** The CPU: `4 vCPU`. */
  readonly cpu: string;

  /** The memory: `16 GB`. */
  readonly memory: string;

  /**
   * The disk: `20 GB`.
   *
   * @default - as Amazon EMR has it
   */
  readonly disk?: string;
}

/** What all workers of an application may have together. */
export interface EmrServerlessMaximumCapacity {
  /** The CPU: `400 vCPU`. */
  readonly cpu: string;

  /** The memory: `1024 GB`. */
  readonly memory: string;

  /**
   * The disk: `1000 GB`.
   *
   * @default - no limit
   */
  readonly disk?: string;
}

/** CPU, memory and disk as the API takes them. */
export function resourcesArgument(given: EmrServerlessWorker | EmrServerlessMaximumCapacity | undefined): unknown {
  return given && { Cpu: given.cpu, Memory: given.memory, Disk: given.disk };
}

/** Initial capacity as the API takes it, by the types of workers. */
export function initialCapacityArgument(
  capacity: { readonly [workerType: string]: EmrServerlessInitialCapacity } | undefined,
): unknown {
  return (
    capacity &&
    Object.fromEntries(
      Object.entries(capacity).map(([type, { worker, workerCount }]) => [
        type,
        { WorkerCount: workerCount, WorkerConfiguration: resourcesArgument(worker) },
      ]),
    )
  );
}

/** What the API would refuse of initial capacity. */
export function initialCapacityProblems(
  capacity: { readonly [workerType: string]: EmrServerlessInitialCapacity } = {},
): (TaskProblem | undefined)[] {
  return Object.entries(capacity).map(([type, { workerCount }]) =>
    numberProblem(`initialCapacity.${type}.workerCount`, workerCount, LIMITS.workerCount),
  );
}
