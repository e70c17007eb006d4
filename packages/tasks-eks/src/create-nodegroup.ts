import {
  amountIn,
  amountProblems,
  countProblem,
  hasEntries,
  isFromState,
  numberProblem,
  passedRole,
  TaskStateBase,
} from '@cdk-sfn/core';
import type {
  PassedRoleOptions,
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import type { Size } from 'aws-cdk-lib/core';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { EksAmiType } from './ami-type';
import { clusterTarget, partsOf } from './cluster-target';
import type { EksClusterOptions } from './cluster-target';
import { eksTaskErrors } from './eks-errors';
import { scalingArgument, scalingProblems } from './nodegroup-scaling';
import type { EksNodegroupScaling } from './nodegroup-scaling';
import { updateArgument, updateProblems } from './nodegroup-update';
import type { EksNodegroupUpdate } from './nodegroup-update';
import { labelsProblems } from './node-labels';
import { launchTemplateArgument, launchTemplateProblems } from './node-launch-template';
import type { EksLaunchTemplate } from './node-launch-template';
import { nodeRepairArgument, nodeRepairProblems } from './node-repair';
import type { EksNodeRepair } from './node-repair';
import { taintsArgument, taintsProblems } from './node-taint';
import type { EksTaint } from './node-taint';
import { nameProblem } from './resource-name';
import { createServiceLinkedRole, serviceLinkedRole } from './service-linked-role';
import { tagPermissions, tagsArgument, tagsProblems } from './tags';
import { warmPoolArgument, warmPoolProblems } from './warm-pool';
import type { EksWarmPool } from './warm-pool';

/** @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html */
const LIMITS = {
  diskSize: { min: 1, unit: 'GiB' },
  instanceTypes: { max: 20, unit: 'types' },
  subnetIds: { min: 1, unit: 'subnets' },
};

/** How instances of nodes are paid. */
export enum EksCapacityType {
  /** They are reserved in a capacity block, which the launch template names. */
  CAPACITY_BLOCK = 'CAPACITY_BLOCK',
  /** By the second. */
  ON_DEMAND = 'ON_DEMAND',
  /** Less, but they may be taken away. */
  SPOT = 'SPOT',
}

/** Who may sign in to nodes. */
export interface EksRemoteAccess {
  /** The name of the key pair of Amazon EC2. */
  readonly sshKeyName: string;

  /**
   * The ids of the security groups from which one may.
   *
   * @default - from everywhere
   */
  readonly sourceSecurityGroupIds?: string[];
}

/** What `EksCreateNodegroup` takes beside the props of every task. */
export interface EksCreateNodegroupOptions extends EksClusterOptions, PassedRoleOptions {
  /** The name, at most 63 letters, digits, `-` and `_`. May come from the state. */
  readonly nodegroupName: string;

  /** The role of the nodes. The state machine may hand it over. */
  readonly nodeRole: iam.IRole;

  /** The ids of the subnets that the nodes are in, at least 1: `vpc.selectSubnets().subnetIds`. */
  readonly subnetIds: string[];

  /**
   * How many nodes there are.
   *
   * @default - as Amazon EKS has it
   */
  readonly scaling?: EksNodegroupScaling;

  /**
   * The types of instances, at most 20.
   *
   * @default - `t3.medium`, or as the launch template says
   */
  readonly instanceTypes?: ec2.InstanceType[];

  /**
   * How instances are paid.
   *
   * @default EksCapacityType.ON_DEMAND
   */
  readonly capacityType?: EksCapacityType;

  /**
   * What nodes run.
   *
   * @default - what fits the types of instances
   */
  readonly amiType?: EksAmiType;

  /**
   * The version of Kubernetes: `1.33`.
   *
   * @default - that of the cluster
   */
  readonly version?: string;

  /**
   * The version of what nodes run: `1.33.0-20250704`.
   *
   * @default - the latest
   */
  readonly releaseVersion?: string;

  /**
   * The size of the disk of a node, in whole GiB.
   *
   * @default - 20 GiB, for Windows 50 GiB
   */
  readonly diskSize?: Size;

  /**
   * Who may sign in to nodes.
   *
   * @default - nobody
   */
  readonly remoteAccess?: EksRemoteAccess;

  /**
   * A launch template: a construct of the CDK, or an object with its id or its name. It says who may sign in and how
   * large disks are, so that `remoteAccess` and `diskSize` are errors beside it.
   *
   * @default - none
   */
  readonly launchTemplate?: EksLaunchTemplate;

  /**
   * Labels that Kubernetes gives the nodes. Keys and values have 1 to 63 characters.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * What keeps pods away, at most 50.
   *
   * @default - nothing
   */
  readonly taints?: EksTaint[];

  /**
   * How nodes are replaced by those of another version.
   *
   * @default - one after the other
   */
  readonly update?: EksNodegroupUpdate;

  /**
   * Has nodes repaired that are ill.
   *
   * @default - they are not
   */
  readonly nodeRepair?: EksNodeRepair;

  /**
   * Instances that wait to become nodes.
   *
   * @default - none
   */
  readonly warmPool?: EksWarmPool;

  /**
   * Tags of the group, at most 50.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };

  /**
   * Makes sure that there is one group: a second call with the same token makes no other.
   *
   * @default - one that AWS makes
   */
  readonly clientRequestToken?: string;
}

/** Props of `EksCreateNodegroup`. */
export interface EksCreateNodegroupProps extends EksCreateNodegroupOptions, TaskStateBaseProps {}

/** Props of `EksCreateNodegroup` in a JSONPath state. */
export interface EksCreateNodegroupJsonPathProps extends EksCreateNodegroupOptions, TaskStateJsonPathBaseProps {}

/** Props of `EksCreateNodegroup` in a JSONata state. */
export interface EksCreateNodegroupJsonataProps extends EksCreateNodegroupOptions, TaskStateJsonataBaseProps {}

/**
 * Makes a group of nodes of an Amazon EKS cluster.
 *
 * With `RUN_JOB` it waits until the nodes are there, and deletes the group when the execution is stopped.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html
 */
export class EksCreateNodegroup extends TaskStateBase<EksCreateNodegroupProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: EksCreateNodegroupJsonPathProps): EksCreateNodegroup {
    return new EksCreateNodegroup(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: EksCreateNodegroupJsonataProps): EksCreateNodegroup {
    return new EksCreateNodegroup(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { cluster, diskSize, instanceTypes, labels, launchTemplate, nodegroupName, nodeRole } = this.props;
    const { nodeRepair, remoteAccess, scaling, subnetIds, tags, taints, update, warmPool } = this.props;
    const target = clusterTarget(this, 'cluster', cluster, this.props);
    const groups = partsOf(this, target.arns, 'nodegroup', nodegroupName);
    const role = passedRole(this, 'nodeRole', nodeRole, this.props, 'eks.amazonaws.com', 'ec2.amazonaws.com');
    const diskGiB = amountIn('gibibytes', diskSize);
    return {
      resource: {
        service: 'eks',
        action: 'createNodegroup',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: eksTaskErrors,
      arguments: {
        ClusterName: cluster.clusterName,
        NodegroupName: nodegroupName,
        NodeRole: nodeRole.roleArn,
        Subnets: subnetIds,
        ScalingConfig: scalingArgument(scaling),
        InstanceTypes:
          instanceTypes === undefined || isFromState(instanceTypes) ? instanceTypes : instanceTypes.map(String),
        CapacityType: this.props.capacityType,
        AmiType: this.props.amiType,
        Version: this.props.version,
        ReleaseVersion: this.props.releaseVersion,
        DiskSize: diskGiB,
        RemoteAccess: remoteAccess && {
          Ec2SshKey: remoteAccess.sshKeyName,
          SourceSecurityGroups: remoteAccess.sourceSecurityGroupIds,
        },
        LaunchTemplate: launchTemplateArgument(launchTemplate),
        Labels: hasEntries(labels) ? labels : undefined,
        Taints: taintsArgument(taints),
        UpdateConfig: updateArgument(update),
        NodeRepairConfig: nodeRepairArgument(nodeRepair),
        WarmPoolConfig: warmPoolArgument(warmPool),
        Tags: tagsArgument(tags),
        ClientRequestToken: this.props.clientRequestToken,
      },
      permissions: {
        call: [
          { actions: ['eks:CreateNodegroup'], resources: target.arns },
          { actions: ['ec2:DescribeSubnets'], resources: ['*'] },
          {
            actions: ['iam:GetRole', 'iam:ListAttachedRolePolicies'],
            resources: [...role.arns, serviceLinkedRole(this, 'eks-nodegroup.amazonaws.com')],
          },
          role.permission,
          createServiceLinkedRole(this, 'eks-nodegroup.amazonaws.com'),
          ...tagPermissions(tags, groups),
        ],
        runJob: [{ actions: ['eks:DescribeNodegroup', 'eks:DeleteNodegroup'], resources: groups }],
      },
      problems: [
        target.problem,
        role.problem,
        nameProblem('clusterName', cluster.clusterName, 'cluster.clusterName'),
        nameProblem('nodegroupName', nodegroupName),
        countProblem('subnetIds', subnetIds, LIMITS.subnetIds),
        ...scalingProblems(scaling),
        countProblem('instanceTypes', instanceTypes, LIMITS.instanceTypes),
        ...amountProblems('gibibytes', { diskSize }),
        numberProblem('diskSize', diskGiB, LIMITS.diskSize),
        ...launchTemplateProblems(launchTemplate, { diskSize, remoteAccess }),
        ...labelsProblems(labels),
        ...taintsProblems(taints),
        ...updateProblems(update),
        ...nodeRepairProblems(nodeRepair),
        ...warmPoolProblems(warmPool),
        ...tagsProblems(tags),
      ],
    };
  }
}
