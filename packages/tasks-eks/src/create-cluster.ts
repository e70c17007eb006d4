import { hasEntries, passedRole, TaskStateBase } from '@cdk-sfn/core';
import type {
  DynamicTargetOptions,
  PassedRoleOptions,
  TaskDescription,
  TaskPermission,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { accessConfigArgument } from './access-config';
import type { EksAccessConfig } from './access-config';
import { autoModeArguments, autoModeProblems } from './auto-mode';
import type { EksAutoMode } from './auto-mode';
import { clusterTarget } from './cluster-target';
import { controlPlaneArguments, controlPlaneProblems } from './control-plane';
import type { EksControlPlane, EksLogType } from './control-plane';
import { eksTaskErrors } from './eks-errors';
import { kubernetesNetworkArgument, kubernetesNetworkProblems } from './kubernetes-network';
import type { EksKubernetesNetwork } from './kubernetes-network';
import { outpostArgument } from './outpost';
import type { EksOutpost } from './outpost';
import { remoteNetworkArgument } from './remote-network';
import type { EksRemoteNetwork } from './remote-network';
import { nameProblem } from './resource-name';
import { createServiceLinkedRole } from './service-linked-role';
import { tagPermissions, tagsArgument, tagsProblems } from './tags';
import { vpcConfigArgument, vpcConfigProblems } from './vpc-config';
import type { EksVpcConfig } from './vpc-config';

/** What happens to a cluster at the end of the standard support of its version. */
export enum EksSupportType {
  /** It stays as it is, which costs more. */
  EXTENDED = 'EXTENDED',
  /** It is upgraded. */
  STANDARD = 'STANDARD',
}

/** What `EksCreateCluster` takes beside the props of every task. */
export interface EksCreateClusterOptions extends DynamicTargetOptions, PassedRoleOptions {
  /**
   * The name, at most 100 letters, digits, `-` and `_`. When it comes from the state, all clusters of this account and
   * region that it may be are granted, unless `allowedTargets` lists the ARNs of some.
   */
  readonly clusterName: string;

  /** The role that the cluster works with. The state machine may hand it over. */
  readonly role: iam.IRole;

  /** Where the cluster is, and from where its Kubernetes API is reached. */
  readonly resourcesVpcConfig: EksVpcConfig;

  /**
   * The version of Kubernetes: `1.33`, `eks.KubernetesVersion.V1_33.version`.
   *
   * @default - as Amazon EKS has it
   */
  readonly version?: string;

  /**
   * Who has access to the cluster.
   *
   * @default - the role of the state machine
   */
  readonly accessConfig?: EksAccessConfig;

  /**
   * Lets Amazon EKS take care of nodes, volumes and load balancers.
   *
   * @default - it does not
   */
  readonly autoMode?: EksAutoMode;

  /**
   * Whether the cluster gets the add-ons `vpc-cni`, `coredns` and `kube-proxy`.
   *
   * @default - true without `autoMode`, false with it
   */
  readonly bootstrapSelfManagedAddons?: boolean;

  /**
   * Settings of the control plane.
   *
   * @default - as Amazon EKS has them
   */
  readonly controlPlane?: EksControlPlane;

  /**
   * The logs of the control plane that go to Amazon CloudWatch Logs.
   *
   * @default - none
   */
  readonly logging?: EksLogType[];

  /**
   * The key that Kubernetes secrets are encrypted with. Who makes the cluster has to be allowed to let others use it, and
   * is.
   *
   * @default - one of AWS
   */
  readonly secretsEncryptionKey?: kms.IKey;

  /**
   * The network of Kubernetes.
   *
   * @default - IPv4
   */
  readonly kubernetesNetwork?: EksKubernetesNetwork;

  /**
   * The networks of hybrid nodes.
   *
   * @default - there are none
   */
  readonly remoteNetwork?: EksRemoteNetwork;

  /**
   * Where a local cluster is on an Outpost.
   *
   * @default - the cluster is in the cloud
   */
  readonly outpost?: EksOutpost;

  /**
   * What happens at the end of the standard support of the version.
   *
   * @default EksSupportType.EXTENDED
   */
  readonly supportType?: EksSupportType;

  /**
   * Whether traffic may be shifted away from a zone that is impaired.
   *
   * @default false
   */
  readonly zonalShift?: boolean;

  /**
   * Whether the cluster cannot be deleted before this is off.
   *
   * @default false
   */
  readonly deletionProtection?: boolean;

  /**
   * Tags of the cluster, at most 50.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };

  /**
   * Makes sure that there is one cluster: a second call with the same token makes no other.
   *
   * @default - one that AWS makes
   */
  readonly clientRequestToken?: string;
}

/** Props of `EksCreateCluster`. */
export interface EksCreateClusterProps extends EksCreateClusterOptions, TaskStateBaseProps {}

/** Props of `EksCreateCluster` in a JSONPath state. */
export interface EksCreateClusterJsonPathProps extends EksCreateClusterOptions, TaskStateJsonPathBaseProps {}

/** Props of `EksCreateCluster` in a JSONata state. */
export interface EksCreateClusterJsonataProps extends EksCreateClusterOptions, TaskStateJsonataBaseProps {}

/**
 * Makes an Amazon EKS cluster.
 *
 * With `RUN_JOB` it waits until the cluster is there, and deletes it when the execution is stopped. The role of the state
 * machine may do everything in the cluster, unless `accessConfig` says otherwise.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html
 */
export class EksCreateCluster extends TaskStateBase<EksCreateClusterProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: EksCreateClusterJsonPathProps): EksCreateCluster {
    return new EksCreateCluster(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: EksCreateClusterJsonataProps): EksCreateCluster {
    return new EksCreateCluster(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { autoMode, bootstrapSelfManagedAddons, clusterName, controlPlane, logging, outpost, tags } = this.props;
    const { kubernetesNetwork, resourcesVpcConfig, secretsEncryptionKey, supportType, zonalShift } = this.props;
    const target = clusterTarget(this, 'clusterName', { clusterName }, this.props);
    const role = passedRole(this, 'role', this.props.role, this.props, 'eks.amazonaws.com');
    const nodeRole =
      autoMode?.nodeRole &&
      passedRole(this, 'autoMode.nodeRole', autoMode.nodeRole, this.props, 'eks.amazonaws.com', 'ec2.amazonaws.com');
    const auto = autoModeArguments(autoMode);
    return {
      resource: {
        service: 'eks',
        action: 'createCluster',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: eksTaskErrors,
      arguments: {
        Name: clusterName,
        RoleArn: this.props.role.roleArn,
        ResourcesVpcConfig: vpcConfigArgument(resourcesVpcConfig),
        Version: this.props.version,
        AccessConfig: accessConfigArgument(this.props.accessConfig),
        BootstrapSelfManagedAddons: bootstrapSelfManagedAddons ?? (autoMode && false),
        ComputeConfig: auto.compute,
        StorageConfig: auto.storage,
        KubernetesNetworkConfig:
          kubernetesNetwork === undefined && autoMode === undefined
            ? undefined
            : { ...kubernetesNetworkArgument(kubernetesNetwork ?? {}), ElasticLoadBalancing: auto.loadBalancing },
        ...controlPlaneArguments(controlPlane),
        Logging: hasEntries(logging) ? { ClusterLogging: [{ Types: logging, Enabled: true }] } : undefined,
        EncryptionConfig: secretsEncryptionKey && [
          { Resources: ['secrets'], Provider: { KeyArn: secretsEncryptionKey.keyArn } },
        ],
        RemoteNetworkConfig: remoteNetworkArgument(this.props.remoteNetwork),
        OutpostConfig: outpostArgument(outpost),
        UpgradePolicy: supportType === undefined ? undefined : { SupportType: supportType },
        ZonalShiftConfig: zonalShift === undefined ? undefined : { Enabled: zonalShift },
        DeletionProtection: this.props.deletionProtection,
        Tags: tagsArgument(tags),
        ClientRequestToken: this.props.clientRequestToken,
      },
      permissions: {
        call: [
          // What has no ARN before it is there: AWS takes nothing else here.
          { actions: ['eks:CreateCluster'], resources: ['*'] },
          role.permission,
          ...(nodeRole === undefined ? [] : [nodeRole.permission]),
          createServiceLinkedRole(this, 'eks.amazonaws.com'),
          ...keyPermissions(secretsEncryptionKey),
          ...tagPermissions(tags, target.arns),
        ],
        runJob: [{ actions: ['eks:DescribeCluster', 'eks:DeleteCluster'], resources: target.arns }],
      },
      problems: [
        target.problem,
        role.problem,
        nodeRole?.problem,
        nameProblem('clusterName', clusterName),
        ...vpcConfigProblems('resourcesVpcConfig', resourcesVpcConfig, outpost !== undefined),
        ...autoModeProblems(autoMode, bootstrapSelfManagedAddons),
        ...controlPlaneProblems(controlPlane),
        ...kubernetesNetworkProblems(kubernetesNetwork),
        ...tagsProblems(tags),
      ],
    };
  }
}

/**
 * Amazon EKS gets a grant on the key in the name of the caller.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html
 */
function keyPermissions(key: kms.IKey | undefined): TaskPermission[] {
  return key === undefined ? [] : [{ actions: ['kms:DescribeKey', 'kms:CreateGrant'], resources: [key.keyArn] }];
}
