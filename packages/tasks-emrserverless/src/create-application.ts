import {
  amountIn,
  amountProblems,
  countProblem,
  managedRule,
  numberProblem,
  TaskStateBase,
  textProblem,
} from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskPermission,
  TaskStateBaseProps,
  TaskStateJsonPathBaseProps,
  TaskStateJsonataBaseProps,
} from '@cdk-sfn/core';
import type { Duration } from 'aws-cdk-lib/core';
import { Stack } from 'aws-cdk-lib/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { APPLICATION_ARN, APPLICATION_RULE } from './application';
import { initialCapacityArgument, initialCapacityProblems, resourcesArgument } from './capacity';
import type { EmrServerlessInitialCapacity, EmrServerlessMaximumCapacity } from './capacity';
import { configurationsArgument, configurationsProblems } from './configuration';
import type { EmrServerlessConfiguration } from './configuration';
import { emrServerlessTaskErrors } from './emr-serverless-errors';
import { tagPermissions, tagsProblem } from './tags';
import { CLIENT_TOKEN, NAME } from './text-rules';

/** @see https://docs.aws.amazon.com/emr-serverless/latest/APIReference/API_CreateApplication.html */
const RULES = {
  releaseLabel: { min: 1, max: 64, pattern: /^[\w./-]+$/, of: "letters, digits and . _ / -, as in 'emr-7.9.0'" },
  autoStopIdleTimeout: { min: 1, max: 10_080, unit: 'minutes' },
  subnetIds: { max: 16, unit: 'subnets' },
  securityGroupIds: { max: 5, unit: 'security groups' },
};

const SERVICE = 'ops.emr-serverless.amazonaws.com';

/** What an application runs. */
export enum EmrServerlessApplicationType {
  /** Jobs of Apache Spark. */
  SPARK = 'SPARK',
  /** Queries of Apache Hive. */
  HIVE = 'HIVE',
}

/** The architecture of processors. */
export enum EmrServerlessArchitecture {
  /** AWS Graviton. */
  ARM64 = 'ARM64',
  /** Intel and AMD. */
  X86_64 = 'X86_64',
}

/** What `EmrServerlessCreateApplication` takes beside the props of every task. */
export interface EmrServerlessCreateApplicationOptions {
  /**
   * The name, at most 64 letters, digits and `.`, `_`, `/`, `#`, `-`.
   *
   * @default - none
   */
  readonly applicationName?: string;

  /** What the application runs. */
  readonly type: EmrServerlessApplicationType;

  /** The release of Amazon EMR: `emr-7.9.0`. */
  readonly releaseLabel: string;

  /**
   * Makes sure that there is one application: a second call with the same token makes no other. At most 64 characters.
   *
   * @default - one that AWS makes
   */
  readonly clientToken?: string;

  /**
   * The architecture of the processors.
   *
   * @default EmrServerlessArchitecture.X86_64
   */
  readonly architecture?: EmrServerlessArchitecture;

  /**
   * Whether the application starts when a job is submitted to it.
   *
   * @default true
   */
  readonly autoStart?: boolean;

  /**
   * Whether the application stops when it has nothing to do.
   *
   * @default true
   */
  readonly autoStop?: boolean;

  /**
   * After how long without work it stops, in whole minutes, at most 7 days.
   *
   * @default Duration.minutes(15)
   */
  readonly autoStopIdleTimeout?: Duration;

  /**
   * Workers that wait for jobs while the application runs, by their types: `Driver` and `Executor` of Spark, `HiveDriver`
   * and `TezTask` of Hive.
   *
   * @default - none
   */
  readonly initialCapacity?: { [workerType: string]: EmrServerlessInitialCapacity };

  /**
   * What all workers may have together.
   *
   * @default - no limit
   */
  readonly maximumCapacity?: EmrServerlessMaximumCapacity;

  /**
   * The ids of the subnets that jobs reach into, at most 16.
   *
   * @default - jobs are in no VPC
   */
  readonly subnetIds?: string[];

  /**
   * The ids of the security groups of the jobs, at most 5. Only beside `subnetIds`.
   *
   * @default - that of the VPC
   */
  readonly securityGroupIds?: string[];

  /**
   * The image of the workers, in Amazon ECR.
   *
   * @default - that of the release
   */
  readonly imageUri?: string;

  /**
   * Settings of all jobs, at most 100.
   *
   * @default - none
   */
  readonly runtimeConfiguration?: EmrServerlessConfiguration[];

  /**
   * Tags of the application, at most 200.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };
}

/** Props of `EmrServerlessCreateApplication`. */
export interface EmrServerlessCreateApplicationProps
  extends EmrServerlessCreateApplicationOptions, TaskStateBaseProps {}

/** Props of `EmrServerlessCreateApplication` in a JSONPath state. */
export interface EmrServerlessCreateApplicationJsonPathProps
  extends EmrServerlessCreateApplicationOptions, TaskStateJsonPathBaseProps {}

/** Props of `EmrServerlessCreateApplication` in a JSONata state. */
export interface EmrServerlessCreateApplicationJsonataProps
  extends EmrServerlessCreateApplicationOptions, TaskStateJsonataBaseProps {}

/**
 * Makes an Amazon EMR Serverless application, which jobs are submitted to.
 *
 * With `RUN_JOB` it waits until the application is there, and deletes it when the execution is stopped.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-serverless.html
 * @see https://docs.aws.amazon.com/emr-serverless/latest/APIReference/API_CreateApplication.html
 */
export class EmrServerlessCreateApplication extends TaskStateBase<EmrServerlessCreateApplicationProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: EmrServerlessCreateApplicationJsonPathProps,
  ): EmrServerlessCreateApplication {
    return new EmrServerlessCreateApplication(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: EmrServerlessCreateApplicationJsonataProps,
  ): EmrServerlessCreateApplication {
    return new EmrServerlessCreateApplication(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { applicationName, autoStart, initialCapacity, releaseLabel, runtimeConfiguration, tags } = this.props;
    const { autoStop, autoStopIdleTimeout, clientToken, imageUri, securityGroupIds, subnetIds } = this.props;
    const stack = Stack.of(this);
    const applications = [stack.formatArn({ ...APPLICATION_ARN, resourceName: '*' })];
    const idleMinutes = amountIn('minutes', autoStopIdleTimeout);
    return {
      resource: {
        service: 'emr-serverless',
        action: 'createApplication',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: emrServerlessTaskErrors,
      arguments: {
        Name: applicationName,
        Type: this.props.type,
        ReleaseLabel: releaseLabel,
        ClientToken: clientToken,
        Architecture: this.props.architecture,
        AutoStartConfiguration: autoStart === undefined ? undefined : { Enabled: autoStart },
        AutoStopConfiguration:
          autoStop === undefined && idleMinutes === undefined
            ? undefined
            : { Enabled: autoStop ?? true, IdleTimeoutMinutes: idleMinutes },
        InitialCapacity: initialCapacityArgument(initialCapacity),
        MaximumCapacity: resourcesArgument(this.props.maximumCapacity),
        NetworkConfiguration: subnetIds && { SubnetIds: subnetIds, SecurityGroupIds: securityGroupIds },
        ImageConfiguration: imageUri === undefined ? undefined : { ImageUri: imageUri },
        RuntimeConfiguration: configurationsArgument(runtimeConfiguration),
        Tags: tags,
      },
      permissions: {
        call: [
          {
            actions: ['emr-serverless:CreateApplication'],
            resources: [stack.formatArn({ service: 'emr-serverless', resource: '/*' })],
          },
          {
            actions: ['iam:CreateServiceLinkedRole'],
            resources: [
              stack.formatArn({
                service: 'iam',
                region: '',
                resource: `role/aws-service-role/${SERVICE}`,
                resourceName: 'AWSServiceRoleForAmazonEMRServerless*',
              }),
            ],
            conditions: { StringLike: { 'iam:AWSServiceName': SERVICE } },
          },
          ...tagPermissions(tags, applications),
          ...(subnetIds === undefined ? [] : [networkPermission(stack)]),
        ],
        runJob: [
          { actions: ['emr-serverless:GetApplication', 'emr-serverless:DeleteApplication'], resources: applications },
          managedRule(this, APPLICATION_RULE),
        ],
      },
      problems: [
        textProblem('applicationName', applicationName, { ...NAME, max: 64 }),
        textProblem('releaseLabel', releaseLabel, RULES.releaseLabel),
        textProblem('clientToken', clientToken, CLIENT_TOKEN),
        ...amountProblems('minutes', { autoStopIdleTimeout }),
        numberProblem('autoStopIdleTimeout', idleMinutes, RULES.autoStopIdleTimeout),
        autoStop === false &&
          autoStopIdleTimeout !== undefined && {
            prop: 'autoStopIdleTimeout',
            problem: 'is given beside autoStop: false',
            fix: 'leave one of them away',
          },
        ...initialCapacityProblems(initialCapacity),
        countProblem('subnetIds', subnetIds, RULES.subnetIds),
        countProblem('securityGroupIds', securityGroupIds, RULES.securityGroupIds),
        subnetIds === undefined &&
          securityGroupIds !== undefined && {
            prop: 'securityGroupIds',
            problem: 'is given without subnets',
            fix: 'give subnetIds',
          },
        ...configurationsProblems('runtimeConfiguration', runtimeConfiguration),
        tagsProblem(tags),
      ],
    };
  }
}

/**
 * Amazon EMR Serverless makes network interfaces with the permissions of who makes the application.
 *
 * @see https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/security-iam-policy.html
 */
function networkPermission(stack: Stack): TaskPermission {
  return {
    actions: ['ec2:CreateNetworkInterface'],
    resources: ['network-interface', 'subnet', 'security-group'].map((resource) =>
      stack.formatArn({ service: 'ec2', resource, resourceName: '*' }),
    ),
    conditions: { StringEquals: { 'aws:CalledViaLast': SERVICE } },
  };
}
