import { amountIn, amountProblems, isFromState, keyValueList, numberProblem, StateData } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type { Size } from 'aws-cdk-lib/core';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';

/** @see https://docs.aws.amazon.com/batch/latest/APIReference/API_ResourceRequirement.html */
const LEAST_MEBIBYTES = 4;

/** How the names begin that the service keeps for its own variables. */
const RESERVED = 'AWS_BATCH';

/** What a job does differently from its definition. What is not given stays as the definition has it. */
export interface BatchContainerOverrides {
  /**
   * The command, without empty words.
   *
   * @default - that of the job definition
   */
  readonly command?: string[];

  /**
   * Environment variables, added to those of the job definition or in their place. Names that begin with `AWS_BATCH`
   * are the service's own.
   *
   * @default - those of the job definition
   */
  readonly environment?: { [key: string]: string };

  /**
   * The instance type of the nodes of a multi-node parallel job. Not for other jobs.
   *
   * @default - that of the job definition
   */
  readonly instanceType?: ec2.InstanceType;

  /**
   * The memory of the container, at least 4 MiB.
   *
   * @default - that of the job definition
   */
  readonly memory?: Size;

  /**
   * How many GPUs to reserve. 0 leaves it to the job definition.
   *
   * @default - those of the job definition
   */
  readonly gpuCount?: number;

  /**
   * How many vCPUs to reserve. 0 leaves it to the job definition.
   *
   * @default - those of the job definition
   */
  readonly vcpus?: number;
}

/** @deprecated No task takes it. Use `BatchContainerOverrides`, whose `memory` is a `Size`. */
export type ContainerOverrides = Omit<BatchContainerOverrides, 'memory'> & { readonly memory?: number };

/** The overrides of a container as the service takes them. */
export function containerOverrides(overrides: BatchContainerOverrides) {
  const { command, environment, gpuCount, instanceType, memory, vcpus } = overrides;
  const mebibytes = amountIn('mebibytes', memory);
  const requirements = [
    ...(gpuCount ? [{ Type: 'GPU', Value: StateData.text(gpuCount) }] : []),
    ...(mebibytes === undefined ? [] : [{ Type: 'MEMORY', Value: StateData.text(mebibytes) }]),
    ...(vcpus ? [{ Type: 'VCPU', Value: StateData.text(vcpus) }] : []),
  ];
  return {
    Command: command,
    Environment: keyValueList(environment, { key: 'Name', value: 'Value' }),
    InstanceType: instanceType?.toString(),
    ResourceRequirements: requirements.length === 0 ? undefined : requirements,
  };
}

/** What is wrong with the overrides that came in a prop. */
export function containerOverridesProblems(
  prop: string,
  { command, environment, gpuCount, memory, vcpus }: BatchContainerOverrides,
): (TaskProblem | undefined)[] {
  return [
    commandProblem(`${prop}.command`, command),
    ...variableProblems(`${prop}.environment`, environment),
    ...amountProblems('mebibytes', { [`${prop}.memory`]: memory }),
    numberProblem(`${prop}.memory`, amountIn('mebibytes', memory), { min: LEAST_MEBIBYTES, unit: 'MiB' }),
    numberProblem(`${prop}.gpuCount`, gpuCount, { min: 0 }),
    numberProblem(`${prop}.vcpus`, vcpus, { min: 0 }),
  ];
}

export function commandProblem(prop: string, command: readonly string[] | undefined): TaskProblem | undefined {
  return Array.isArray(command) && command.includes('')
    ? { prop, problem: 'has an empty word', fix: 'leave it away' }
    : undefined;
}

export function variableProblems(prop: string, variables: { readonly [name: string]: string } = {}): TaskProblem[] {
  return isFromState(variables)
    ? []
    : Object.keys(variables)
        .filter((name) => name.startsWith(RESERVED))
        .map((name) => ({
          prop: `${prop}.${name}`,
          problem: 'has a name that the service keeps for itself',
          fix: `give one that does not begin with ${RESERVED}`,
        }));
}
