import { hasEntries, isFromState, managedRule, TaskStateBase, TaskValidationError } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskPermission,
  TaskProblem,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { Annotations, Stack } from 'aws-cdk-lib/core';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { EmrApplicationConfig } from './application';
import { EmrScalingAdjustmentType } from './auto-scaling-policy';
import type {
  EmrAutoScalingPolicy,
  EmrScalingAction,
  EmrScalingConstraints,
  EmrScalingRule,
  EmrScalingTrigger,
  EmrSimpleScalingPolicyConfiguration,
} from './auto-scaling-policy';
import type { EmrBootstrapActionConfig, EmrScriptBootstrapActionConfig } from './bootstrap-action';
import {
  EmrCloudWatchAlarmComparisonOperator,
  EmrCloudWatchAlarmStatistic,
  EmrCloudWatchAlarmUnit,
} from './cloud-watch-alarm';
import type { EmrCloudWatchAlarmDefinition, EmrMetricDimension } from './cloud-watch-alarm';
import { clusterRoles, usesServicePolicyV2 } from './cluster-roles';
import type { ClusterRoles } from './cluster-roles';
import type { EmrConfiguration } from './configuration';
import { CREATE_CLUSTER_REQUEST } from './create-cluster-request';
import type { CreateClusterRequest, EmrCreateClusterOptions } from './create-cluster-request';
import { EmrEbsBlockDeviceVolumeType } from './ebs-configuration';
import type { EmrEbsBlockDeviceConfig, EmrEbsConfiguration, EmrVolumeSpecification } from './ebs-configuration';
import { emrTaskErrors } from './emr-errors';
import { EmrOnDemandAllocationStrategy, EmrSpotAllocationStrategy, EmrSpotTimeoutAction } from './fleet-provisioning';
import type {
  EmrInstanceFleetProvisioningSpecifications,
  EmrOnDemandProvisioningSpecification,
  EmrSpotProvisioningSpecification,
} from './fleet-provisioning';
import type { EmrInstanceFleetConfig } from './instance-fleet';
import type { EmrInstanceGroupConfig } from './instance-group';
import { EmrInstanceMarket } from './instance-market';
import { EmrInstanceRoleType } from './instance-role-type';
import type { EmrInstanceTypeConfig } from './instance-type';
import type { EmrInstancesConfig } from './instances-config';
import type { EmrKerberosAttributes } from './kerberos-attributes';
import { EmrComputeLimitsUnitType } from './managed-scaling-policy';
import type { EmrManagedScalingComputeLimits, EmrManagedScalingPolicy } from './managed-scaling-policy';
import { EmrPlacementGroupStrategy } from './placement-group';
import type { EmrPlacementGroupConfig } from './placement-group';
import type { EmrPlacementType } from './placement-type';
import { EmrScaleDownBehavior } from './scale-down-behavior';
import { problemsIn, wireForm } from './wire-shape';

/** The tag by which the second version of AWS's service policy knows the clusters that it is for. */
const POLICY_TAG = 'for-use-with-amazon-emr-managed-policies';

/** Props of `EmrCreateCluster`. */
export interface EmrCreateClusterProps extends EmrCreateClusterOptions, TaskStateBaseProps {}

/** Props of `EmrCreateCluster` in a JSONPath state. */
export interface EmrCreateClusterJsonPathProps extends EmrCreateClusterOptions, TaskStateJsonPathBaseProps {}

/** Props of `EmrCreateCluster` in a JSONata state. */
export interface EmrCreateClusterJsonataProps extends EmrCreateClusterOptions, TaskStateJsonataBaseProps {}

/**
 * Makes an Amazon EMR cluster. Its result has the `ClusterId`.
 *
 * With `RUN_JOB`, the default, it waits until the cluster is ready for steps.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_RunJobFlow.html
 */
export class EmrCreateCluster extends TaskStateBase<EmrCreateClusterProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: EmrCreateClusterJsonPathProps): EmrCreateCluster {
    return new EmrCreateCluster(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: EmrCreateClusterJsonataProps): EmrCreateCluster {
    return new EmrCreateCluster(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  declare private roles: ClusterRoles;

  /** The role of Amazon EMR. */
  public get serviceRole(): iam.IRole {
    return this.roles.serviceRole;
  }

  /** The role of the instances. Grant to it what the applications need. */
  public get clusterRole(): iam.IRole {
    return this.roles.clusterRole;
  }

  /**
   * The role of automatic scaling.
   *
   * @throws TaskValidationError when the cluster has instance fleets, which have no automatic scaling
   */
  public get autoScalingRole(): iam.IRole {
    if (this.roles.autoScalingRole === undefined) {
      throw new TaskValidationError(this.node.path, [
        {
          prop: 'autoScalingRole',
          problem: 'is not there, because a cluster with instance fleets has no automatic scaling',
          fix: 'use managedScalingPolicy',
        },
      ]);
    }
    return this.roles.autoScalingRole;
  }

  public describe(): TaskDescription {
    this.roles = clusterRoles(this, this.props);
    const { autoScalingRole, clusterRole, passed, problems, serviceRole } = this.roles;
    const { REQUEST_RESPONSE, RUN_JOB } = IntegrationPattern;
    const tags = clusterTags(this, this.props);
    const request: CreateClusterRequest = {
      ...this.props,
      autoScalingRole: autoScalingRole?.roleName,
      jobFlowRole: clusterRole.roleName,
      serviceRole: serviceRole.roleName,
      tags: tags.tags,
    };
    const clusters = [
      Stack.of(this).formatArn({ service: 'elasticmapreduce', resource: 'cluster', resourceName: '*' }),
    ];
    return {
      resource: { service: 'elasticmapreduce', action: 'createCluster', patterns: [RUN_JOB, REQUEST_RESPONSE] },
      errors: emrTaskErrors,
      arguments: wireForm(CREATE_CLUSTER_REQUEST, request),
      permissions: {
        call: [
          { actions: ['elasticmapreduce:RunJobFlow'], resources: ['*'] },
          { actions: ['iam:PassRole'], resources: passed },
          serviceLinkedRole(this),
          ...(hasEntries(tags.tags) ? [{ actions: ['elasticmapreduce:AddTags'], resources: clusters }] : []),
        ],
        runJob: [
          { actions: ['elasticmapreduce:DescribeCluster', 'elasticmapreduce:TerminateJobFlows'], resources: clusters },
          managedRule(this, 'StepFunctionsGetEventForEMRRunJobFlowRule'),
        ],
      },
      problems: [
        ...problems,
        tags.problem,
        ...problemsIn(CREATE_CLUSTER_REQUEST, '', request),
        keepAliveProblem(this, this.props),
      ],
    };
  }
}

interface ClusterTags {
  readonly tags?: { readonly [key: string]: string };
  readonly problem?: TaskProblem;
}

/** The given tags, and the one that the service policy asks for. */
function clusterTags(scope: Construct, { tags }: EmrCreateClusterProps): ClusterTags {
  if (!usesServicePolicyV2(scope)) {
    return { tags };
  }
  return isFromState(tags)
    ? {
        problem: {
          prop: 'tags',
          problem: `comes from the state as a whole, so that the tag ${POLICY_TAG} cannot be added to it`,
          fix: 'name the tags, only their values can come from the state',
        },
      }
    : { tags: { ...tags, [POLICY_TAG]: 'true' } };
}

/**
 * Leave to make the role with which Amazon EMR cleans up, which it does once in an account.
 *
 * @see https://docs.aws.amazon.com/emr/latest/ManagementGuide/using-service-linked-roles-cleanup.html
 */
function serviceLinkedRole(scope: Construct): TaskPermission {
  return {
    actions: ['iam:CreateServiceLinkedRole'],
    resources: [
      Stack.of(scope).formatArn({
        service: 'iam',
        region: '',
        resource: 'role',
        resourceName: 'aws-service-role/elasticmapreduce.amazonaws.com*/AWSServiceRoleForEMRCleanup*',
      }),
    ],
    conditions: {
      StringEquals: {
        'iam:AWSServiceName': ['elasticmapreduce.amazonaws.com', 'elasticmapreduce.amazonaws.com.cn'],
      },
    },
  };
}

/** A cluster that ends without steps never gets ready for them; who does not wait for that is warned. */
function keepAliveProblem(scope: Construct, props: EmrCreateClusterProps): TaskProblem | undefined {
  if (props.instances.keepJobFlowAliveWhenNoSteps !== false) {
    return undefined;
  }
  if (props.integrationPattern === IntegrationPattern.REQUEST_RESPONSE) {
    Annotations.of(scope).addWarningV2(
      '@cdk-sfn/tasks-emr:keepJobFlowAliveWhenNoSteps',
      'instances.keepJobFlowAliveWhenNoSteps is false, but AWS says that Step Functions takes true only. ' +
        'Use autoTerminationPolicyIdleTimeout, or acknowledge this warning.',
    );
    return undefined;
  }
  return {
    prop: 'instances.keepJobFlowAliveWhenNoSteps',
    problem: 'is false, but RUN_JOB waits until the cluster is ready for steps, and without any it ends',
    fix: 'use autoTerminationPolicyIdleTimeout to have it end, or REQUEST_RESPONSE',
  };
}

/**
 * The parts of a cluster, by the names that `aws-cdk-lib/aws-stepfunctions-tasks` has for them. Each stands by itself
 * as well: `EmrInstanceFleetConfig` for `EmrCreateCluster.InstanceFleetConfigProperty`.
 */
// eslint-disable-next-line @typescript-eslint/no-namespace -- types within a class are upstream's shape
export namespace EmrCreateCluster {
  export import EmrClusterScaleDownBehavior = EmrScaleDownBehavior;
  export import InstanceRoleType = EmrInstanceRoleType;
  export import EbsBlockDeviceVolumeType = EmrEbsBlockDeviceVolumeType;
  export type VolumeSpecificationProperty = EmrVolumeSpecification;
  export type EbsBlockDeviceConfigProperty = EmrEbsBlockDeviceConfig;
  export type EbsConfigurationProperty = EmrEbsConfiguration;
  export type InstanceTypeConfigProperty = EmrInstanceTypeConfig;
  export import OnDemandAllocationStrategy = EmrOnDemandAllocationStrategy;
  export type OnDemandProvisioningSpecificationProperty = EmrOnDemandProvisioningSpecification;
  export import SpotTimeoutAction = EmrSpotTimeoutAction;
  export import SpotAllocationStrategy = EmrSpotAllocationStrategy;
  export type SpotProvisioningSpecificationProperty = EmrSpotProvisioningSpecification;
  export type InstanceFleetProvisioningSpecificationsProperty = EmrInstanceFleetProvisioningSpecifications;
  export type InstanceFleetConfigProperty = EmrInstanceFleetConfig;
  export import CloudWatchAlarmComparisonOperator = EmrCloudWatchAlarmComparisonOperator;
  export import CloudWatchAlarmStatistic = EmrCloudWatchAlarmStatistic;
  export import CloudWatchAlarmUnit = EmrCloudWatchAlarmUnit;
  export type MetricDimensionProperty = EmrMetricDimension;
  export type CloudWatchAlarmDefinitionProperty = EmrCloudWatchAlarmDefinition;
  export type ScalingTriggerProperty = EmrScalingTrigger;
  export import InstanceMarket = EmrInstanceMarket;
  export import ScalingAdjustmentType = EmrScalingAdjustmentType;
  export type SimpleScalingPolicyConfigurationProperty = EmrSimpleScalingPolicyConfiguration;
  export type ScalingActionProperty = EmrScalingAction;
  export type ScalingRuleProperty = EmrScalingRule;
  export type ScalingConstraintsProperty = EmrScalingConstraints;
  export type AutoScalingPolicyProperty = EmrAutoScalingPolicy;
  export type InstanceGroupConfigProperty = EmrInstanceGroupConfig;
  export type PlacementTypeProperty = EmrPlacementType;
  export type InstancesConfigProperty = EmrInstancesConfig;
  export type ApplicationConfigProperty = EmrApplicationConfig;
  export type ScriptBootstrapActionConfigProperty = EmrScriptBootstrapActionConfig;
  export type BootstrapActionConfigProperty = EmrBootstrapActionConfig;
  export type ConfigurationProperty = EmrConfiguration;
  export type KerberosAttributesProperty = EmrKerberosAttributes;
  export type ManagedScalingPolicyProperty = EmrManagedScalingPolicy;
  export type ManagedScalingComputeLimitsProperty = EmrManagedScalingComputeLimits;
  export import ComputeLimitsUnitType = EmrComputeLimitsUnitType;
  export type PlacementGroupConfigProperty = EmrPlacementGroupConfig;
  export import PlacementGroupStrategy = EmrPlacementGroupStrategy;
}
