import { isFromState, isLiteral, numberProblem, StateData } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type { IResolvable } from 'aws-cdk-lib/core';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import { isMadeHere } from './task-definition-target';

/** What a container does differently from its definition. What is not given stays as the definition has it. */
export interface ContainerOverride {
  /** The container, or its name, which a container of an imported task definition is known by. */
  readonly containerDefinition: ecs.ContainerDefinition | string;

  /**
   * The command. It may come from the state as a whole, or word by word.
   *
   * @default - that of the task definition or the image
   */
  readonly command?: string[];

  /**
   * Environment variables, added to those of the task definition and the image or in their place. From the state as a
   * whole they are a list of `{ Name, Value }`.
   *
   * @default - those of the task definition and the image
   */
  readonly environment?: TaskEnvironmentVariable[] | IResolvable;

  /**
   * The CPU units reserved for the container.
   *
   * @default - those of the task definition
   */
  readonly cpu?: number;

  /**
   * The most memory that the container may use, in MiB.
   *
   * @default - that of the task definition
   */
  readonly memoryLimit?: number;

  /**
   * The memory reserved for the container, in MiB.
   *
   * @default - that of the task definition
   */
  readonly memoryReservation?: number;

  /**
   * How many GPUs are reserved for the container.
   *
   * @default - those of the task definition
   */
  readonly gpuCount?: number;
}

/** An environment variable of a container. */
export interface TaskEnvironmentVariable {
  /** The name of the variable. */
  readonly name: string;

  /** The value of the variable. */
  readonly value: string;
}

/** The overrides of containers as the service takes them. */
export function containerOverrides(overrides: readonly ContainerOverride[]) {
  return overrides.map(
    ({ command, containerDefinition, cpu, environment, gpuCount, memoryLimit, memoryReservation }) => ({
      Name: containerName(containerDefinition),
      Command: command,
      Cpu: cpu,
      Memory: memoryLimit,
      MemoryReservation: memoryReservation,
      Environment: environmentVariables(environment),
      ResourceRequirements: gpuCount === undefined ? undefined : [{ Type: 'GPU', Value: StateData.text(gpuCount) }],
    }),
  );
}

/** What is wrong with the overrides that came in `containerOverrides`. */
export function containerOverridesProblems(
  overrides: readonly ContainerOverride[],
  taskDefinition: ecs.ITaskDefinition,
): (TaskProblem | false | undefined)[] {
  return overrides.flatMap(({ containerDefinition, gpuCount }, i) => {
    const prop = `containerOverrides[${i}]`;
    const name = containerName(containerDefinition);
    return [
      isMadeHere(taskDefinition) &&
        isLiteral(name) &&
        taskDefinition.findContainer(name) === undefined && {
          prop: `${prop}.containerDefinition`,
          problem: `is ${JSON.stringify(name)}, which is no container of the task definition`,
          fix: 'give one of its containers',
        },
      numberProblem(`${prop}.gpuCount`, gpuCount, { min: 1 }),
    ];
  });
}

function containerName(container: ecs.ContainerDefinition | string): string {
  return typeof container === 'string' ? container : container.containerName;
}

function environmentVariables(environment: ContainerOverride['environment']) {
  return Array.isArray(environment) && !isFromState(environment)
    ? environment.map(({ name, value }) => ({ Name: name, Value: value }))
    : environment;
}
