import { keyValueList } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import { commandProblem, variableProblems } from './container-overrides';

/** Amounts of what Kubernetes counts: `{ cpu: '0.5', memory: '512Mi', 'nvidia.com/gpu': '1' }`. */
export interface BatchEksResources {
  /**
   * What a container gets at most.
   *
   * @default - that of the job definition
   */
  readonly limits?: { [resource: string]: string };

  /**
   * What is reserved for a container. It cannot be more than its limits, and for memory and GPUs it is the same.
   *
   * @default - that of the job definition
   */
  readonly requests?: { [resource: string]: string };
}

/** What one of the containers of a pod does differently from the job definition. */
export interface BatchEksContainerOverride {
  /**
   * The name of the container in the job definition.
   *
   * @default - the only container
   */
  readonly name?: string;

  /**
   * The image.
   *
   * @default - that of the job definition
   */
  readonly image?: string;

  /**
   * The entry point.
   *
   * @default - that of the job definition
   */
  readonly command?: string[];

  /**
   * The arguments of the entry point.
   *
   * @default - those of the job definition
   */
  readonly args?: string[];

  /**
   * Environment variables, added to those of the job definition or in their place. Names that begin with `AWS_BATCH`
   * are the service's own.
   *
   * @default - those of the job definition
   */
  readonly environment?: { [name: string]: string };

  /**
   * CPU, memory and GPUs.
   *
   * @default - those of the job definition
   */
  readonly resources?: BatchEksResources;
}

/** Labels and the like of a pod. */
export interface BatchEksMetadata {
  /**
   * Labels of the pod.
   *
   * @default - those of the job definition
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the pod.
   *
   * @default - those of the job definition
   */
  readonly annotations?: { [key: string]: string };

  /**
   * The namespace in which the pod runs. Neither `default` nor one that begins with `kube`.
   *
   * @default - that of the job definition
   */
  readonly namespace?: string;
}

/** What a pod does differently from the job definition. */
export interface BatchEksPodOverride {
  /**
   * The containers that are changed.
   *
   * @default - all are as the job definition has them
   */
  readonly containers?: BatchEksContainerOverride[];

  /**
   * The containers that run first and are changed.
   *
   * @default - all are as the job definition has them
   */
  readonly initContainers?: BatchEksContainerOverride[];

  /**
   * Labels, annotations and the namespace.
   *
   * @default - those of the job definition
   */
  readonly metadata?: BatchEksMetadata;
}

/**
 * What a job on Amazon EKS does differently from its definition.
 *
 * @see https://docs.aws.amazon.com/batch/latest/APIReference/API_EksPropertiesOverride.html
 */
export interface BatchEksPropertiesOverride {
  /** The pod. */
  readonly podProperties: BatchEksPodOverride;
}

/** The overrides of a job on Amazon EKS as the service takes them. */
export function eksPropertiesOverride({ podProperties }: BatchEksPropertiesOverride) {
  const { containers, initContainers, metadata } = podProperties;
  return {
    PodProperties: {
      Containers: containers?.map(containerOverride),
      InitContainers: initContainers?.map(containerOverride),
      Metadata: metadata && {
        Labels: metadata.labels,
        Annotations: metadata.annotations,
        Namespace: metadata.namespace,
      },
    },
  };
}

function containerOverride({ args, command, environment, image, name, resources }: BatchEksContainerOverride) {
  return {
    Name: name,
    Image: image,
    Command: command,
    Args: args,
    Env: keyValueList(environment, { key: 'Name', value: 'Value' }),
    Resources: resources && { Limits: resources.limits, Requests: resources.requests },
  };
}

/** What is wrong with the overrides that came in a prop. */
export function eksPropertiesProblems(
  prop: string,
  { podProperties }: BatchEksPropertiesOverride,
): (TaskProblem | undefined)[] {
  const { containers = [], initContainers = [] } = podProperties;
  return Object.entries({ containers, initContainers }).flatMap(([list, overrides]) =>
    overrides.flatMap(({ command, environment }, i) => {
      const container = `${prop}.podProperties.${list}[${i}]`;
      return [
        commandProblem(`${container}.command`, command),
        ...variableProblems(`${container}.environment`, environment),
      ];
    }),
  );
}
