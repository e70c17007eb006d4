import type { TaskProblem } from '@cdk-sfn/core';

/**
 * The machines that a job runs on.
 *
 * @deprecated use `WorkerTypeV2`, which takes types that are younger than this package
 */
export enum WorkerType {
  /** 4 vCPU, 16 GB of memory, 50 GB of disk, 2 executors. */
  STANDARD = 'Standard',
  /** 2 vCPU, 4 GB of memory, 1 executor. For streams of low volume. */
  G_025X = 'G.025X',
  /** 4 vCPU, 16 GB of memory, 1 executor. */
  G_1X = 'G.1X',
  /** 8 vCPU, 32 GB of memory, 1 executor. */
  G_2X = 'G.2X',
  /** 16 vCPU, 64 GB of memory, 1 executor. For Spark jobs of Glue 3.0 and later. */
  G_4X = 'G.4X',
  /** 32 vCPU, 128 GB of memory, 1 executor. For Spark jobs of Glue 3.0 and later. */
  G_8X = 'G.8X',
  /** 8 vCPU, 64 GB of memory, up to 8 Ray workers. For Ray jobs. */
  Z_2X = 'Z.2X',
}

/**
 * The machines that a job runs on.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/worker-types.html
 */
export class WorkerTypeV2 {
  /** 4 vCPU, 16 GB of memory, 50 GB of disk, 2 executors. */
  public static readonly STANDARD = new WorkerTypeV2('Standard');
  /** 4 vCPU, 16 GB of memory, 1 executor. */
  public static readonly G_1X = new WorkerTypeV2('G.1X');
  /** 8 vCPU, 32 GB of memory, 1 executor. */
  public static readonly G_2X = new WorkerTypeV2('G.2X');
  /** 16 vCPU, 64 GB of memory, 1 executor. For Spark jobs of Glue 3.0 and later. */
  public static readonly G_4X = new WorkerTypeV2('G.4X');
  /** 32 vCPU, 128 GB of memory, 1 executor. For Spark jobs of Glue 3.0 and later. */
  public static readonly G_8X = new WorkerTypeV2('G.8X');
  /** 2 vCPU, 4 GB of memory, 1 executor. For streams of low volume. */
  public static readonly G_025X = new WorkerTypeV2('G.025X');
  /** 8 vCPU, 64 GB of memory, up to 8 Ray workers. For Ray jobs. */
  public static readonly Z_2X = new WorkerTypeV2('Z.2X');

  /** Another type, such as `R.2X`. May come from the state. */
  public static of(workerType: string): WorkerTypeV2 {
    return new WorkerTypeV2(workerType);
  }

  /** @param name the type as AWS Glue calls it */
  private constructor(public readonly name: string) {}
}

/** How many machines of which type a job run gets. */
export interface WorkerConfigurationProperty {
  /**
   * The type of the machines.
   *
   * @default - `workerTypeV2`; one of the two has to be given
   * @deprecated use `workerTypeV2`
   */
  readonly workerType?: WorkerType;

  /**
   * The type of the machines.
   *
   * @default - `workerType`; one of the two has to be given
   */
  readonly workerTypeV2?: WorkerTypeV2;

  /** The number of machines. */
  readonly numberOfWorkers: number;
}

/** The type has to be given, once. */
export function workerConfigurationProblem({
  workerType,
  workerTypeV2,
}: WorkerConfigurationProperty): TaskProblem | undefined {
  const prop = 'workerConfiguration';
  if (workerType === undefined && workerTypeV2 === undefined) {
    return { prop, problem: 'does not say the type of the workers', fix: 'give workerTypeV2' };
  }
  return workerType !== undefined && workerTypeV2 !== undefined
    ? { prop, problem: 'has both workerType and workerTypeV2', fix: 'keep workerTypeV2' }
    : undefined;
}
