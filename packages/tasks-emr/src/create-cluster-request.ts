import { isLiteral } from '@cdk-sfn/core';
import type { PassedRoleOptions } from '@cdk-sfn/core';
import type { Duration, Size } from 'aws-cdk-lib/core';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { APPLICATION } from './application';
import type { EmrApplicationConfig } from './application';
import { BOOTSTRAP_ACTION } from './bootstrap-action';
import type { EmrBootstrapActionConfig } from './bootstrap-action';
import { CONFIGURATION } from './configuration';
import type { EmrConfiguration } from './configuration';
import { INSTANCES_CONFIG } from './instances-config';
import type { EmrInstancesConfig } from './instances-config';
import { KERBEROS_ATTRIBUTES } from './kerberos-attributes';
import type { EmrKerberosAttributes } from './kerberos-attributes';
import { MANAGED_SCALING_POLICY } from './managed-scaling-policy';
import type { EmrManagedScalingPolicy } from './managed-scaling-policy';
import { PLACEMENT_GROUP } from './placement-group';
import type { EmrPlacementGroupConfig } from './placement-group';
import { releaseLabelProblem, tooOldProblem } from './release-label';
import type { EmrScaleDownBehavior } from './scale-down-behavior';
import { amount, asIs, keyValues, list, number, object, orElse, text } from './wire-shape';
import type { WireShape } from './wire-shape';

/** What `EmrCreateCluster` takes beside the props of every task. */
export interface EmrCreateClusterOptions extends PassedRoleOptions {
  /** The instances. */
  readonly instances: EmrInstancesConfig;

  /**
   * The role of the instances, which the applications work with. It needs an instance profile of the same name.
   *
   * @default - a new role without permissions, and its instance profile
   */
  readonly clusterRole?: iam.IRole;

  /** The name of the cluster, at most 256 characters. */
  readonly name: string;

  /**
   * The role of Amazon EMR.
   *
   * @default - a new role with AWS's policy for it
   */
  readonly serviceRole?: iam.IRole;

  /**
   * Further features, as JSON text.
   *
   * @default - none
   */
  readonly additionalInfo?: string;

  /**
   * The applications to install.
   *
   * @default - those of the release
   */
  readonly applications?: EmrApplicationConfig[];

  /**
   * The role that automatic scaling works with. Not for clusters with instance fleets, which have none.
   *
   * @default - a new role with AWS's policy for it, unless the cluster has instance fleets
   */
  readonly autoScalingRole?: iam.IRole;

  /**
   * What runs on each node before the applications do.
   *
   * @default - none
   */
  readonly bootstrapActions?: EmrBootstrapActionConfig[];

  /**
   * Settings of the applications.
   *
   * @default - none
   */
  readonly configurations?: EmrConfiguration[];

  /**
   * The id of an AMI of your own. Amazon EMR 5.7.0 and later.
   *
   * @default - that of the release
   */
  readonly customAmiId?: string;

  /**
   * The size of the root volume of each instance, in whole GiB, 15 to 100.
   *
   * @default - that of the release
   */
  readonly ebsRootVolumeSize?: Size;

  /**
   * The I/O operations per second of the root volume, 3000 to 16000. Amazon EMR 6.15.0 and later.
   *
   * @default - that of the release
   */
  readonly ebsRootVolumeIops?: number;

  /**
   * The throughput of the root volume in MiB/s, 125 to 1000. Amazon EMR 6.15.0 and later.
   *
   * @default - that of the release
   */
  readonly ebsRootVolumeThroughput?: number;

  /**
   * Kerberos settings, for a `securityConfiguration` that has Kerberos authentication.
   *
   * @default - none
   */
  readonly kerberosAttributes?: EmrKerberosAttributes;

  /**
   * Where the logs are written: `s3://bucket/prefix/`. The role of the instances needs to write there.
   *
   * @default - no logs
   */
  readonly logUri?: string;

  /**
   * Has Amazon EMR choose the number of instances.
   *
   * @default - none
   */
  readonly managedScalingPolicy?: EmrManagedScalingPolicy;

  /**
   * The release of Amazon Linux on all nodes: `2023.8.20250808.1`.
   *
   * @default - the latest that Amazon EMR has tried
   */
  readonly osReleaseLabel?: string;

  /**
   * How the three master nodes are placed. A service role of your own needs the policy
   * `AmazonElasticMapReducePlacementGroupPolicy`.
   *
   * @default - as it comes
   */
  readonly placementGroupConfigs?: EmrPlacementGroupConfig[];

  /**
   * The release of Amazon EMR: `emr-7.9.0`.
   *
   * @default - that of the service
   * @see https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-release-components.html
   */
  readonly releaseLabel?: string;

  /**
   * When an instance goes that is no longer needed.
   *
   * @default - that of the release
   */
  readonly scaleDownBehavior?: EmrScaleDownBehavior;

  /**
   * The name of a security configuration.
   *
   * @default - none
   */
  readonly securityConfiguration?: string;

  /**
   * How many steps may run at the same time, 1 to 256. More than one from Amazon EMR 5.28.0 on.
   *
   * @default 1
   */
  readonly stepConcurrencyLevel?: number;

  /**
   * Tags of the cluster and its instances. The state machine may then tag clusters.
   *
   * @default - none; with the feature flag `enableEmrServicePolicyV2`, the tag by which that policy knows its clusters
   */
  readonly tags?: { [key: string]: string };

  /**
   * Whether all of the account may see the cluster whose policies let them. Amazon EMR no longer looks at it.
   *
   * @default true
   */
  readonly visibleToAllUsers?: boolean;

  /**
   * How long the cluster may be idle before it ends, in whole seconds, one minute to seven days. Amazon EMR 5.30.0 and
   * later, but for 6.0.0.
   *
   * @default - for ever
   */
  readonly autoTerminationPolicyIdleTimeout?: Duration;
}

/** The options with names in the place of roles. */
export interface CreateClusterRequest extends Omit<
  EmrCreateClusterOptions,
  'allowedRoles' | 'autoScalingRole' | 'clusterRole' | 'serviceRole'
> {
  readonly autoScalingRole?: string;
  readonly jobFlowRole: string;
  readonly serviceRole: string;
}

const idleTimeout = amount('seconds', { min: 60, max: 604_800 });

/** @see https://docs.aws.amazon.com/emr/latest/APIReference/API_RunJobFlow.html */
export const CREATE_CLUSTER_REQUEST: WireShape<CreateClusterRequest> = {
  fields: {
    instances: object(INSTANCES_CONFIG),
    jobFlowRole: asIs,
    name: text({ max: 256 }),
    serviceRole: asIs,
    additionalInfo: asIs,
    applications: list(APPLICATION),
    autoScalingRole: asIs,
    bootstrapActions: list(BOOTSTRAP_ACTION),
    configurations: list(CONFIGURATION),
    customAmiId: asIs,
    ebsRootVolumeSize: amount('gibibytes', { min: 15, max: 100 }),
    ebsRootVolumeIops: number({ min: 3000, max: 16_000 }),
    ebsRootVolumeThroughput: number({ min: 125, max: 1000, unit: 'MiB/s' }),
    kerberosAttributes: object(KERBEROS_ATTRIBUTES),
    logUri: asIs,
    managedScalingPolicy: object(MANAGED_SCALING_POLICY),
    releaseLabel: asIs,
    scaleDownBehavior: asIs,
    securityConfiguration: asIs,
    stepConcurrencyLevel: number({ min: 1, max: 256, unit: 'steps' }),
    tags: keyValues,
    visibleToAllUsers: orElse(true),
    autoTerminationPolicyIdleTimeout: {
      ...idleTimeout,
      name: 'AutoTerminationPolicy',
      wire: (duration) => ({ IdleTimeout: idleTimeout.wire(duration) }),
    },
    osReleaseLabel: { ...asIs, name: 'OSReleaseLabel' },
    placementGroupConfigs: list(PLACEMENT_GROUP),
  },
  rules: ({ ebsRootVolumeIops, ebsRootVolumeThroughput, releaseLabel, stepConcurrencyLevel }) => [
    releaseLabelProblem(releaseLabel),
    ebsRootVolumeIops !== undefined && tooOldProblem('ebsRootVolumeIops', releaseLabel, 'emr-6.15.0'),
    ebsRootVolumeThroughput !== undefined && tooOldProblem('ebsRootVolumeThroughput', releaseLabel, 'emr-6.15.0'),
    stepConcurrencyLevel !== undefined &&
      isLiteral(stepConcurrencyLevel) &&
      stepConcurrencyLevel !== 1 &&
      tooOldProblem('stepConcurrencyLevel', releaseLabel, 'emr-5.28.0'),
  ],
};
