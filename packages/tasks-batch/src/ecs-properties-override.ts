import type { TaskProblem } from '@cdk-sfn/core';
import { containerOverrides, containerOverridesProblems } from './container-overrides';
import type { BatchContainerOverrides } from './container-overrides';

/** What one of the containers of a job does differently from its definition. */
export interface BatchEcsContainerOverride extends Omit<BatchContainerOverrides, 'instanceType'> {
  /** The name of the container in the job definition. */
  readonly name: string;
}

/** What a task of Amazon ECS does differently from the job definition. */
export interface BatchEcsTaskOverride {
  /**
   * The containers that are changed.
   *
   * @default - all are as the job definition has them
   */
  readonly containers?: BatchEcsContainerOverride[];
}

/**
 * What a job of several containers does differently from its definition.
 *
 * @see https://docs.aws.amazon.com/batch/latest/APIReference/API_EcsPropertiesOverride.html
 */
export interface BatchEcsPropertiesOverride {
  /** The task that is changed. A job has one. */
  readonly taskProperties: BatchEcsTaskOverride[];
}

/** The overrides of a job on Amazon ECS as the service takes them. */
export function ecsPropertiesOverride({ taskProperties }: BatchEcsPropertiesOverride) {
  return {
    TaskProperties: taskProperties.map(({ containers }) => ({
      Containers: containers?.map((container) => {
        const { Command, Environment, ResourceRequirements } = containerOverrides(container);
        return { Name: container.name, Command, Environment, ResourceRequirements };
      }),
    })),
  };
}

/** What is wrong with the overrides that came in a prop. */
export function ecsPropertiesProblems(
  prop: string,
  { taskProperties }: BatchEcsPropertiesOverride,
): (TaskProblem | undefined)[] {
  return [
    taskProperties.length === 1
      ? undefined
      : {
          prop: `${prop}.taskProperties`,
          problem: `has ${taskProperties.length} entries, but a job has one task`,
          fix: 'give one entry',
        },
    ...taskProperties.flatMap(({ containers = [] }, task) =>
      containers.flatMap((container, i) =>
        containerOverridesProblems(`${prop}.taskProperties[${task}].containers[${i}]`, container),
      ),
    ),
  ];
}
