import { countProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import { Duration } from 'aws-cdk-lib/core';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { algorithmArgument, algorithmProblems } from './algorithm-specification';
import type { AlgorithmSpecification } from './algorithm-specification';
import { channelArgument, channelProblems } from './channel';
import type { Channel } from './channel';
import { checkpointArgument } from './checkpoint-config';
import type { CheckpointConfig } from './checkpoint-config';
import { networkArgument } from './network-options';
import type { SageMakerNetworkOptions } from './network-options';
import { outputArgument } from './output-data-config';
import type { OutputDataConfig } from './output-data-config';
import { instanceProblems, resourceArgument } from './resource-config';
import type { ResourceConfig } from './resource-config';
import type { ISageMakerTask } from './sage-maker-task';
import { stoppingArgument, stoppingProblems } from './stopping-condition';
import type { StoppingCondition } from './stopping-condition';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html */
const LIMITS = {
  channels: { min: 1, max: 20, unit: 'channels' },
  resources: { instances: { min: 0 } },
};

/** What is said of training, for a job by itself and for those of a tuning job. */
export interface TrainingOptions extends SageMakerNetworkOptions {
  /** The algorithm. */
  readonly algorithmSpecification: AlgorithmSpecification;

  /**
   * Runs the job on spot instances. It needs `stoppingCondition.maxWaitTime`, and a `checkpointConfig` to go on where it
   * was interrupted.
   *
   * @default false
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-managed-spot-training.html
   */
  readonly enableManagedSpotTraining?: boolean;

  /**
   * Where intermediate results go.
   *
   * @default - nowhere
   */
  readonly checkpointConfig?: CheckpointConfig;

  /**
   * The data, 1 to 20 channels.
   *
   * @default - none
   */
  readonly inputDataConfig?: Channel[];

  /** Where the model goes. */
  readonly outputDataConfig: OutputDataConfig;

  /**
   * What the job runs on.
   *
   * @default - one instance of `ml.m4.xlarge`, with a volume of 10 GiB
   */
  readonly resourceConfig?: ResourceConfig;

  /**
   * When SageMaker ends the job.
   *
   * @default - after one hour
   */
  readonly stoppingCondition?: StoppingCondition;
}

/** Who trains. */
export interface Trainer {
  readonly role: iam.IRole;
  /** Whose role is granted the data, the image and the keys. */
  readonly task: ISageMakerTask;
  /**
   * Whether something else says what the job runs on.
   *
   * @default false
   */
  readonly hasOtherResources?: boolean;
}

/** Training by its wire names. The role may use the data, the image and the keys. */
export function trainingArgument(options: TrainingOptions, { hasOtherResources, role, task }: Trainer): object {
  const { checkpointConfig, stoppingCondition = { maxRuntime: Duration.hours(1) } } = options;
  return {
    ...networkArgument(options),
    EnableManagedSpotTraining: options.enableManagedSpotTraining,
    RoleArn: role.roleArn,
    AlgorithmSpecification: algorithmArgument(options.algorithmSpecification, task),
    InputDataConfig: options.inputDataConfig?.map((channel) => channelArgument(channel, task)),
    OutputDataConfig: outputArgument(options.outputDataConfig, task),
    CheckpointConfig: checkpointConfig && checkpointArgument(checkpointConfig, task),
    ResourceConfig: hasOtherResources ? undefined : resourceArgument(options.resourceConfig, task),
    StoppingCondition: stoppingArgument(stoppingCondition),
  };
}

/** What is wrong with training; `at` says where a prop stands. */
export function trainingProblems(
  at: (prop: string) => string,
  options: TrainingOptions,
): (TaskProblem | false | undefined)[] {
  const { algorithmSpecification, enableManagedSpotTraining, inputDataConfig, resourceConfig } = options;
  const channels = at('inputDataConfig');
  return [
    ...algorithmProblems(at('algorithmSpecification'), algorithmSpecification),
    countProblem(channels, inputDataConfig, LIMITS.channels),
    ...(inputDataConfig ?? []).flatMap((channel, i) => channelProblems(`${channels}[${i}]`, channel)),
    ...(resourceConfig ? instanceProblems(at('resourceConfig'), resourceConfig, LIMITS.resources) : []),
    ...stoppingProblems(at('stoppingCondition'), options.stoppingCondition ?? {}, enableManagedSpotTraining),
  ];
}
