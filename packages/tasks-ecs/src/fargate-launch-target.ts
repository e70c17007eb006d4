import type * as ecs from 'aws-cdk-lib/aws-ecs';
import { capacity, capacityProblems } from './capacity-provider-options';
import type { CapacityProviderOptions } from './capacity-provider-options';
import type { EcsLaunchTargetConfig, IEcsLaunchTarget, LaunchTargetBindOptions } from './launch-target';
import type { EcsRunTask } from './run-task';

/** What `EcsFargateLaunchTarget` takes. */
export interface EcsFargateLaunchTargetOptions {
  /**
   * The version of the Fargate platform.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-fargate.html
   */
  readonly platformVersion: ecs.FargatePlatformVersion;

  /**
   * Capacity providers instead of the launch type `FARGATE`: `FARGATE_SPOT` is one.
   *
   * @default - none
   */
  readonly capacityProviderOptions?: CapacityProviderOptions;
}

/** Runs the task on AWS Fargate. The task definition has to be compatible with it. */
export class EcsFargateLaunchTarget implements IEcsLaunchTarget {
  /** @param options without them, the launch type is `FARGATE` and the platform version is the latest */
  constructor(private readonly options?: EcsFargateLaunchTargetOptions) {}

  public bind(_task: EcsRunTask, { taskDefinition }: LaunchTargetBindOptions): EcsLaunchTargetConfig {
    const { capacityProviderOptions, platformVersion } = this.options ?? {};
    return {
      parameters: { ...capacity('FARGATE', capacityProviderOptions), PlatformVersion: platformVersion },
      problems: [
        !taskDefinition.isFargateCompatible && {
          prop: 'taskDefinition',
          problem: 'is not compatible with Fargate, where launchTarget runs it',
          fix: 'use ecs.FargateTaskDefinition, or another launch target',
        },
        ...capacityProblems(capacityProviderOptions),
      ],
    };
  }
}
