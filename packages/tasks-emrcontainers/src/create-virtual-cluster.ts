import { isLiteral, StateData, TaskStateBase, textProblem } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { EksClusterInput } from './eks-cluster-input';
import { emrContainersTaskErrors } from './emr-containers-errors';
import { inputTextProblem } from './input-text';
import { tagPermissions, tagsProblem } from './tags';
import { anyVirtualCluster } from './virtual-cluster-input';

/**
 * @see https://docs.aws.amazon.com/emr-on-eks/latest/APIReference/API_CreateVirtualCluster.html
 * @see https://docs.aws.amazon.com/emr-on-eks/latest/APIReference/API_ContainerProvider.html
 */
const RULES = {
  eksCluster: {
    min: 1,
    max: 100,
    pattern: /^[0-9A-Za-z][\w-]*$/,
    of: 'letters, digits, hyphens and underscores, with a letter or digit in front',
  },
  eksNamespace: {
    min: 1,
    max: 63,
    pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
    of: 'small letters, digits, and hyphens between them',
  },
  virtualClusterName: { min: 1, max: 64, pattern: /^[\w./#-]+$/, of: 'letters, digits and . _ / # -' },
};

/** What is left of a name beside the id that Step Functions gives an execution, and a slash. */
const NAME_BESIDE_EXECUTION = RULES.virtualClusterName.max - 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa/'.length;

const SERVICE = 'emr-containers.amazonaws.com';

/** What `EmrContainersCreateVirtualCluster` takes beside the props of every task. */
export interface EmrContainersCreateVirtualClusterOptions {
  /** The Amazon EKS cluster, which has to let Amazon EMR in. */
  readonly eksCluster: EksClusterInput;

  /**
   * The namespace of the cluster, at most 63 characters. No other virtual cluster may have it.
   *
   * @default 'default'
   */
  readonly eksNamespace?: string;

  /**
   * The name of the virtual cluster, at most 64 letters, digits and `.`, `_`, `/`, `#`, `-`.
   *
   * @default - the name of the execution and that of the state, with a slash between them. Name the virtual cluster
   * where executions have names of their own of more than 36 characters, as those that EventBridge starts.
   */
  readonly virtualClusterName?: string;

  /**
   * Tags of the virtual cluster, at most 50.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };
}

/** Props of `EmrContainersCreateVirtualCluster`. */
export interface EmrContainersCreateVirtualClusterProps
  extends EmrContainersCreateVirtualClusterOptions, TaskStateBaseProps {}

/** Props of `EmrContainersCreateVirtualCluster` in a JSONPath state. */
export interface EmrContainersCreateVirtualClusterJsonPathProps
  extends EmrContainersCreateVirtualClusterOptions, TaskStateJsonPathBaseProps {}

/** Props of `EmrContainersCreateVirtualCluster` in a JSONata state. */
export interface EmrContainersCreateVirtualClusterJsonataProps
  extends EmrContainersCreateVirtualClusterOptions, TaskStateJsonataBaseProps {}

/**
 * Makes a virtual cluster of Amazon EMR out of a namespace of an Amazon EKS cluster.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-eks.html
 * @see https://docs.aws.amazon.com/emr-on-eks/latest/APIReference/API_CreateVirtualCluster.html
 */
export class EmrContainersCreateVirtualCluster extends TaskStateBase<EmrContainersCreateVirtualClusterProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: EmrContainersCreateVirtualClusterJsonPathProps,
  ): EmrContainersCreateVirtualCluster {
    return new EmrContainersCreateVirtualCluster(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: EmrContainersCreateVirtualClusterJsonataProps,
  ): EmrContainersCreateVirtualCluster {
    return new EmrContainersCreateVirtualCluster(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { eksCluster, eksNamespace, tags, virtualClusterName } = this.props;
    const serviceLinkedRole = Stack.of(this).formatArn({
      service: 'iam',
      region: '',
      resource: `role/aws-service-role/${SERVICE}`,
      resourceName: 'AWSServiceRoleForAmazonEMRContainers',
    });
    return {
      resource: {
        service: 'emr-containers',
        action: 'createVirtualCluster',
        patterns: [IntegrationPattern.REQUEST_RESPONSE],
      },
      errors: emrContainersTaskErrors,
      arguments: {
        Name: virtualClusterName ?? nameOfExecutionAndState(this.stateId),
        ContainerProvider: {
          Id: eksCluster.clusterName,
          Info: { EksInfo: { Namespace: eksNamespace ?? 'default' } },
          Type: 'EKS',
        },
        Tags: tags,
      },
      permissions: {
        call: [
          { actions: ['emr-containers:CreateVirtualCluster'], resources: ['*'] },
          {
            actions: ['iam:CreateServiceLinkedRole'],
            resources: [serviceLinkedRole],
            conditions: { StringLike: { 'iam:AWSServiceName': SERVICE } },
          },
          ...tagPermissions(tags, [anyVirtualCluster(this)]),
        ],
      },
      problems: [
        inputTextProblem('eksCluster', eksCluster.clusterName, RULES.eksCluster),
        textProblem('eksNamespace', eksNamespace, RULES.eksNamespace),
        textProblem('virtualClusterName', virtualClusterName, RULES.virtualClusterName),
        tagsProblem(tags),
      ],
    };
  }
}

/** A state whose own name could not stand in that of a virtual cluster gives what is like it. */
function nameOfExecutionAndState(state: string): string {
  const fits = isLiteral(state) ? state.replace(/[^\w./#-]+/g, '-').slice(0, NAME_BESIDE_EXECUTION) : state;
  const execution = StateData.at('$$.Execution.Name').toString();
  return `${execution}/${state === fits ? StateData.at('$$.State.Name').toString() : fits}`;
}
