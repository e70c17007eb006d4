import { amountProblems, countProblem, isFromState, numberProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type { Duration } from 'aws-cdk-lib/core';
import { unitDuration } from './unit-duration';

/** @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html */
const LIMITS = {
  port: { min: 1, max: 65_535 },
  resourceWeights: { max: 100, unit: 'resources' },
  weight: { min: 1, max: 100 },
  terminatedPodGcThreshold: { min: 1, max: 1_000_000, unit: 'pods' },
};

/** Logs of the control plane. */
export enum EksLogType {
  /** Requests to the Kubernetes API. */
  API = 'api',
  /** Who did what in the cluster. */
  AUDIT = 'audit',
  /** Who signed in, with which role of IAM. */
  AUTHENTICATOR = 'authenticator',
  /** What the loops did that keep the cluster as it should be. */
  CONTROLLER_MANAGER = 'controllerManager',
  /** Which pods were put where. */
  SCHEDULER = 'scheduler',
}

/** How much the control plane can do at least. */
export enum EksControlPlaneTier {
  /** It grows and shrinks with what there is to do. */
  STANDARD = 'standard',
  /** Extra large. */
  XL = 'tier-xl',
  /** Two times that. */
  XL_2 = 'tier-2xl',
  /** Four times. */
  XL_4 = 'tier-4xl',
  /** Eight times. */
  XL_8 = 'tier-8xl',
}

/** Which nodes get the next pod. */
export enum EksScoringStrategy {
  /** Those that have the most left. */
  LEAST_ALLOCATED = 'LeastAllocated',
  /** Those that have the least left. */
  MOST_ALLOCATED = 'MostAllocated',
}

/** A range of ports. */
export interface EksPortRange {
  /** The first. */
  readonly minPort: number;
  /** The last. */
  readonly maxPort: number;
}

/**
 * Settings of the control plane.
 *
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html
 */
export interface EksControlPlane {
  /**
   * How much it can do at least.
   *
   * @default EksControlPlaneTier.STANDARD
   */
  readonly tier?: EksControlPlaneTier;

  /**
   * How long events are kept, in whole seconds.
   *
   * @default - as Amazon EKS has it
   */
  readonly eventTtl?: Duration;

  /**
   * The ports of services of the type `NodePort`.
   *
   * @default - as Amazon EKS has it
   */
  readonly serviceNodePortRange?: EksPortRange;

  /**
   * Which nodes get the next pod.
   *
   * @default - as Amazon EKS has it
   */
  readonly scoringStrategy?: EksScoringStrategy;

  /**
   * How much resources such as `cpu` and `memory` count for that, each 1 to 100. At most 100 resources.
   *
   * @default - as Amazon EKS has it
   */
  readonly scoringWeights?: { [resource: string]: number };

  /**
   * How many pods that have ended are kept, 1 to 1,000,000.
   *
   * @default - as Amazon EKS has it
   */
  readonly terminatedPodGcThreshold?: number;

  /**
   * How often pods are scaled, in whole seconds.
   *
   * @default - as Amazon EKS has it
   */
  readonly horizontalPodAutoscalerSyncPeriod?: Duration;
}

/** Settings of the control plane as the service takes them. */
export function controlPlaneArguments(controlPlane: EksControlPlane = {}) {
  const { eventTtl, horizontalPodAutoscalerSyncPeriod, scoringStrategy, scoringWeights } = controlPlane;
  const { serviceNodePortRange: ports, terminatedPodGcThreshold, tier } = controlPlane;
  const hasScoring = scoringStrategy !== undefined || scoringWeights !== undefined;
  return {
    ControlPlaneScalingConfig: tier === undefined ? undefined : { Tier: tier },
    KubeApiServerConfig:
      eventTtl === undefined && ports === undefined
        ? undefined
        : {
            EventTtl: unitDuration(eventTtl),
            ServiceNodePortRange: ports && { MinPort: ports.minPort, MaxPort: ports.maxPort },
          },
    KubeSchedulerConfig: hasScoring
      ? { NodeResourcesFit: { ScoringStrategy: { Type: scoringStrategy, Resources: weightList(scoringWeights) } } }
      : undefined,
    KubeControllerManagerConfig:
      terminatedPodGcThreshold === undefined && horizontalPodAutoscalerSyncPeriod === undefined
        ? undefined
        : {
            PodGcControllerConfig:
              terminatedPodGcThreshold === undefined
                ? undefined
                : { TerminatedPodGcThreshold: terminatedPodGcThreshold },
            HorizontalPodAutoscalerControllerConfig: horizontalPodAutoscalerSyncPeriod && {
              HorizontalPodAutoscalerSyncPeriod: unitDuration(horizontalPodAutoscalerSyncPeriod),
            },
          },
  };
}

function weightList(weights: EksControlPlane['scoringWeights']): unknown {
  return weights === undefined || isFromState(weights)
    ? weights
    : Object.entries(weights).map(([name, weight]) => ({ Name: name, Weight: weight }));
}

/** What the service would refuse of the settings. */
export function controlPlaneProblems(controlPlane: EksControlPlane = {}): (TaskProblem | undefined)[] {
  const { eventTtl, horizontalPodAutoscalerSyncPeriod, scoringWeights = {}, serviceNodePortRange } = controlPlane;
  const { terminatedPodGcThreshold } = controlPlane;
  return [
    ...amountProblems('seconds', {
      'controlPlane.eventTtl': unlessInUnit(eventTtl),
      'controlPlane.horizontalPodAutoscalerSyncPeriod': unlessInUnit(horizontalPodAutoscalerSyncPeriod),
    }),
    ...portRangeProblems('controlPlane.serviceNodePortRange', serviceNodePortRange),
    countProblem('controlPlane.scoringWeights', scoringWeights, LIMITS.resourceWeights),
    ...(isFromState(scoringWeights)
      ? []
      : Object.entries(scoringWeights).map(([name, weight]) =>
          numberProblem(`controlPlane.scoringWeights.${name}`, weight, LIMITS.weight),
        )),
    numberProblem('controlPlane.terminatedPodGcThreshold', terminatedPodGcThreshold, LIMITS.terminatedPodGcThreshold),
  ];
}

/** The duration, when it is no whole number of any unit that Kubernetes has. */
function unlessInUnit(duration: Duration | undefined): Duration | undefined {
  return unitDuration(duration) === undefined ? duration : undefined;
}

function portRangeProblems(prop: string, ports: EksPortRange | undefined): (TaskProblem | undefined)[] {
  if (ports === undefined) {
    return [];
  }
  const { maxPort, minPort } = ports;
  return [
    numberProblem(`${prop}.minPort`, minPort, LIMITS.port),
    numberProblem(`${prop}.maxPort`, maxPort, LIMITS.port),
    isFromState(minPort) || isFromState(maxPort)
      ? undefined
      : numberProblem(`${prop}.maxPort`, maxPort, { min: minPort }),
  ];
}
