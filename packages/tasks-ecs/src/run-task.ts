import {
  ifKnown,
  hasEntries,
  countProblem,
  keyValueList,
  managedRule,
  numberProblem,
  TaskStateBase,
} from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskPermission,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { PropagatedTagSource } from 'aws-cdk-lib/aws-ecs';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { ServiceIntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { clusterTarget } from './cluster-target';
import { containerOverrides, containerOverridesProblems } from './container-override';
import type { ContainerOverride } from './container-override';
import { ecsTaskErrors } from './ecs-errors';
import type { IEcsLaunchTarget } from './launch-target';
import { rolesToPass, taskDefinitionTarget } from './task-definition-target';
import type { EcsTaskDefinitionOptions } from './task-definition-target';
import { networkModeOf, taskNetwork } from './task-network';
import type { EcsTaskNetworkOptions } from './task-network';

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html */
const LIMITS = { ephemeralStorageGiB: { min: 21, max: 200, unit: 'GiB' }, tags: { max: 50, unit: 'tags' } };

/** What `EcsRunTask` takes beside the props of every task. */
export interface EcsRunTaskOptions extends EcsTaskDefinitionOptions, EcsTaskNetworkOptions {
  /** The cluster that the task runs on. */
  readonly cluster: ecs.ICluster;

  /** What it runs on there: `EcsFargateLaunchTarget`, `EcsEc2LaunchTarget`, or one of your own. */
  readonly launchTarget: IEcsLaunchTarget;

  /**
   * What containers do differently from the task definition.
   *
   * @default - nothing
   */
  readonly containerOverrides?: ContainerOverride[];

  /**
   * The CPU of the task: units (`'1024'`) or vCPUs (`'1 vCPU'`).
   *
   * @default - that of the task definition
   */
  readonly cpu?: string;

  /**
   * The memory of the task: MiB (`'2048'`), or with a unit (`'2 GB'`).
   *
   * @default - that of the task definition
   */
  readonly memoryMiB?: string;

  /**
   * The disk space of the task on Fargate, 21 to 200 GiB.
   *
   * @default - that of the task definition
   */
  readonly ephemeralStorageGiB?: number;

  /**
   * The group of the task, which placement constraints and the list of tasks can refer to.
   *
   * @default - `family:` and the family of the task definition
   */
  readonly group?: string;

  /**
   * Whether the task gets the tags of its definition. There is no service here that could have tags.
   *
   * @default - no tags
   */
  readonly propagatedTagSource?: ecs.PropagatedTagSource;

  /**
   * Tags of the task, at most 50.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };

  /**
   * Whether Amazon ECS tags the task with the name of its cluster.
   *
   * @default false
   */
  readonly enableECSManagedTags?: boolean;

  /**
   * Whether commands may be run in the containers with ECS Exec. The task role, if it is known, is allowed to open the
   * channels; a key or logs in the `executeCommandConfiguration` of the cluster are yours to grant.
   *
   * @default false
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
   */
  readonly enableExecuteCommand?: boolean;
}

/** Props of `EcsRunTask`. */
export interface EcsRunTaskProps extends EcsRunTaskOptions, TaskStateBaseProps {}

/** Props of `EcsRunTask` in a JSONPath state. */
export interface EcsRunTaskJsonPathProps extends EcsRunTaskOptions, TaskStateJsonPathBaseProps {}

/** Props of `EcsRunTask` in a JSONata state. */
export interface EcsRunTaskJsonataProps extends EcsRunTaskOptions, TaskStateJsonataBaseProps {}

/** @deprecated No task takes it. Use `EcsRunTaskProps`. */
export type CommonEcsRunTaskProps = Pick<EcsRunTaskOptions, 'cluster' | 'containerOverrides' | 'taskDefinition'> & {
  readonly integrationPattern?: ServiceIntegrationPattern;
};

/**
 * Runs a task on Amazon ECS. With `RUN_JOB` it waits until the task stops.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html
 */
export class EcsRunTask extends TaskStateBase<EcsRunTaskProps> implements ec2.IConnectable {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: EcsRunTaskJsonPathProps): EcsRunTask {
    return new EcsRunTask(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: EcsRunTaskJsonataProps): EcsRunTask {
    return new EcsRunTask(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  declare private ownConnections: ec2.Connections | undefined;

  /**
   * The network traffic of the task: that of its security groups, or, unless its network mode is `awsvpc`, that of the
   * cluster's instances.
   */
  public get connections(): ec2.Connections {
    return this.ownConnections ?? this.props.cluster.connections;
  }

  public describe(): TaskDescription {
    const { props } = this;
    const { cluster, ephemeralStorageGiB, propagatedTagSource, taskDefinition } = props;
    const { parameters = {}, problems = [] } = props.launchTarget.bind(this, { taskDefinition, cluster });
    const target = taskDefinitionTarget(this, props);
    const roles = rolesToPass(props);
    const network = taskNetwork(this, cluster, networkModeOf(taskDefinition, parameters), props);
    this.ownConnections = network.connections;
    if (props.enableExecuteCommand) {
      ifKnown(() => taskDefinition.taskRole)?.addToPrincipalPolicy(executeCommandStatement());
    }
    const { conditions, tasks } = clusterTarget(this, cluster);
    return {
      resource: {
        service: 'ecs',
        action: 'runTask',
        patterns: [
          IntegrationPattern.REQUEST_RESPONSE,
          IntegrationPattern.RUN_JOB,
          IntegrationPattern.WAIT_FOR_TASK_TOKEN,
        ],
      },
      errors: ecsTaskErrors,
      arguments: {
        Cluster: cluster.clusterArn,
        TaskDefinition: target.name,
        NetworkConfiguration: network.configuration,
        Overrides: overrides(props),
        PropagateTags: propagatedTagSource,
        Group: props.group,
        Tags: keyValueList(props.tags),
        EnableECSManagedTags: props.enableECSManagedTags,
        ...parameters,
        EnableExecuteCommand: props.enableExecuteCommand,
      },
      permissions: {
        call: [
          { actions: ['ecs:RunTask'], resources: target.arns, conditions },
          ...roles.permissions,
          ...(isTagged(props) ? [tagPermission(tasks)] : []),
        ],
        runJob: [
          { actions: ['ecs:StopTask', 'ecs:DescribeTasks'], resources: [tasks] },
          managedRule(this, 'StepFunctionsGetEventsForECSTaskRule'),
        ],
      },
      problems: [
        ...target.problems,
        roles.problem,
        ...problems,
        ...network.problems,
        ...containerOverridesProblems(props.containerOverrides ?? [], taskDefinition),
        numberProblem('ephemeralStorageGiB', ephemeralStorageGiB, LIMITS.ephemeralStorageGiB),
        ephemeralStorageGiB !== undefined &&
          parameters.LaunchType === 'EC2' && {
            prop: 'ephemeralStorageGiB',
            problem: 'is given, but launchTarget runs the task on EC2',
            fix: 'leave it away, or use EcsFargateLaunchTarget',
          },
        propagatedTagSource === PropagatedTagSource.SERVICE && {
          prop: 'propagatedTagSource',
          problem: 'is SERVICE, but no service runs the task',
          fix: 'use PropagatedTagSource.TASK_DEFINITION, or give tags',
        },
        countProblem('tags', props.tags, LIMITS.tags),
      ],
    };
  }
}

/** What the task does differently from its definition, or nothing when that is all as it is. */
function overrides({ containerOverrides: ofContainers = [], cpu, ephemeralStorageGiB, memoryMiB }: EcsRunTaskProps) {
  const changes = {
    Cpu: cpu,
    Memory: memoryMiB,
    ContainerOverrides: ofContainers.length === 0 ? undefined : containerOverrides(ofContainers),
    EphemeralStorage: ephemeralStorageGiB === undefined ? undefined : { SizeInGiB: ephemeralStorageGiB },
  };
  return Object.values(changes).every((change) => change === undefined) ? undefined : changes;
}

function isTagged({ enableECSManagedTags, propagatedTagSource, tags }: EcsRunTaskProps): boolean {
  return (
    enableECSManagedTags === true ||
    (propagatedTagSource !== undefined && propagatedTagSource !== PropagatedTagSource.NONE) ||
    hasEntries(tags)
  );
}

/** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/supported-iam-actions-tagging.html */
function tagPermission(tasks: string): TaskPermission {
  return {
    actions: ['ecs:TagResource'],
    resources: [tasks],
    conditions: { StringEquals: { 'ecs:CreateAction': 'RunTask' } },
  };
}

/** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html#ecs-exec-required-iam-permissions */
function executeCommandStatement(): PolicyStatement {
  return new PolicyStatement({
    actions: [
      'ssmmessages:CreateControlChannel',
      'ssmmessages:CreateDataChannel',
      'ssmmessages:OpenControlChannel',
      'ssmmessages:OpenDataChannel',
    ],
    resources: ['*'],
  });
}
