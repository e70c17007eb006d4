import type { TaskProblem } from '@cdk-sfn/core';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import type { EcsRunTask } from './run-task';

/**
 * What a task runs on.
 *
 * One of your own may add any argument of the call.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/launch_types.html
 */
export interface IEcsLaunchTarget {
  /** Says what the call gets for it. Called once, when the task is made. */
  bind(task: EcsRunTask, launchTargetOptions: LaunchTargetBindOptions): EcsLaunchTargetConfig;
}

/** What a launch target may look at. */
export interface LaunchTargetBindOptions {
  /** The task definition that is run. */
  readonly taskDefinition: ecs.ITaskDefinition;

  /**
   * The cluster that it runs on.
   *
   * @default - not known
   */
  readonly cluster?: ecs.ICluster;
}

/** What a launch target says. */
export interface EcsLaunchTargetConfig {
  /**
   * Arguments of the call, by their wire names: `{ LaunchType: 'FARGATE' }`. They may come from the state.
   *
   * @default - none
   */
  readonly parameters?: { [key: string]: any };

  /**
   * What is wrong with the launch target, to be reported with the problems of the task. `false` and `undefined` are
   * passed over.
   *
   * @default - nothing
   */
  readonly problems?: readonly (TaskProblem | false | undefined)[];
}
