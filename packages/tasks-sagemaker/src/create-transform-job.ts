import {
  amountIn,
  amountProblems,
  countProblem,
  isLiteral,
  managedRule,
  numberProblem,
  TaskStateBase,
} from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskProblem,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import type { Size } from 'aws-cdk-lib/core';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { volumeKeyPermissions } from './encryption-key';
import { modelClientArgument, modelClientProblems } from './model-client-options';
import type { ModelClientOptions } from './model-client-options';
import { sageMakerTaskErrors } from './sage-maker-errors';
import { nameProblem, sageMakerTarget } from './sage-maker-resource';
import type { SageMakerTargetOptions } from './sage-maker-resource';
import { tagList, tagPermissions, tagsProblem } from './tags';
import { transformInputArgument, transformOutputArgument } from './transform-data';
import type { TransformInput, TransformOutput } from './transform-data';
import { transformResourcesArgument, transformResourcesProblem } from './transform-resources';
import type { TransformResources } from './transform-resources';
import { watchPermissions } from './watch-permissions';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTransformJob.html */
const LIMITS = {
  environment: { max: 16, unit: 'variables' },
  maxConcurrentTransforms: { min: 0 },
  maxPayload: { max: 100, unit: 'mebibytes' },
};

/** How many records are in a call of the model. */
export enum BatchStrategy {
  /** As many as fit. */
  MULTI_RECORD = 'MultiRecord',
  /** One. */
  SINGLE_RECORD = 'SingleRecord',
}

/** What `SageMakerCreateTransformJob` takes beside the props of every task. */
export interface SageMakerCreateTransformJobOptions extends SageMakerTargetOptions {
  /** The name of the job, at most 63 letters, digits and hyphens. It must be new in the account and the region. */
  readonly transformJobName: string;

  /**
   * Has no effect.
   *
   * @default - none
   * @deprecated A transform job works in the role of its model: give that role what the job needs.
   */
  readonly role?: iam.IRole;

  /**
   * How many records are in a call of the model.
   *
   * @default - one
   */
  readonly batchStrategy?: BatchStrategy;

  /**
   * The variables of the container's environment, at most 16.
   *
   * @default - none
   */
  readonly environment?: { [key: string]: string };

  /**
   * How many calls an instance gets at once, at least 0. 0 leaves it to the container.
   *
   * @default - the container says it, or one
   */
  readonly maxConcurrentTransforms?: number;

  /**
   * The largest payload of a call, in whole mebibytes, at most 100. Times `maxConcurrentTransforms` it may be at most
   * 100 as well. 0 sends the records in chunks, to algorithms that can do with it.
   *
   * @default Size.mebibytes(6)
   */
  readonly maxPayload?: Size;

  /** The name of the model. */
  readonly modelName: string;

  /**
   * How the job calls the model.
   *
   * @default - no retries, and a timeout of 60 seconds
   */
  readonly modelClientOptions?: ModelClientOptions;

  /**
   * Tags of the job, at most 50.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };

  /** What the job reads. */
  readonly transformInput: TransformInput;

  /** Where the results go. */
  readonly transformOutput: TransformOutput;

  /**
   * What the job runs on.
   *
   * @default - one instance of `ml.m4.xlarge`
   */
  readonly transformResources?: TransformResources;
}

/** Props of `SageMakerCreateTransformJob`. */
export interface SageMakerCreateTransformJobProps extends SageMakerCreateTransformJobOptions, TaskStateBaseProps {}

/** Props of `SageMakerCreateTransformJob` in a JSONPath state. */
export interface SageMakerCreateTransformJobJsonPathProps
  extends SageMakerCreateTransformJobOptions, TaskStateJsonPathBaseProps {}

/** Props of `SageMakerCreateTransformJob` in a JSONata state. */
export interface SageMakerCreateTransformJobJsonataProps
  extends SageMakerCreateTransformJobOptions, TaskStateJsonataBaseProps {}

/**
 * Has an Amazon SageMaker model work through a dataset.
 *
 * With `RUN_JOB` it waits until the job ends, and gets its description.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTransformJob.html
 */
export class SageMakerCreateTransformJob extends TaskStateBase<SageMakerCreateTransformJobProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: SageMakerCreateTransformJobJsonPathProps,
  ): SageMakerCreateTransformJob {
    return new SageMakerCreateTransformJob(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: SageMakerCreateTransformJobJsonataProps,
  ): SageMakerCreateTransformJob {
    return new SageMakerCreateTransformJob(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  private madeRole?: iam.IRole;

  /**
   * The role that was given, or else one that is made when it is first asked for, with `AmazonSageMakerFullAccess`.
   *
   * @deprecated A transform job works in the role of its model.
   */
  public get role(): iam.IRole {
    this.madeRole ??=
      this.props.role ??
      new iam.Role(this, 'SagemakerTransformRole', {
        assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com'),
        managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('AmazonSageMakerFullAccess')],
      });
    return this.madeRole;
  }

  public describe(): TaskDescription {
    const { maxConcurrentTransforms, maxPayload, modelClientOptions, modelName, tags, transformJobName } = this.props;
    const resources: TransformResources = this.props.transformResources ?? {
      instanceCount: 1,
      instanceType: new InstanceType('m4.xlarge'),
    };
    const job = { type: 'transform-job', name: transformJobName, suffix: '*' } as const;
    const target = sageMakerTarget(this, 'transformJobName', job, this.props);
    const maxPayloadInMb = amountIn('mebibytes', maxPayload);
    return {
      resource: {
        service: 'sagemaker',
        action: 'createTransformJob',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: sageMakerTaskErrors,
      arguments: {
        BatchStrategy: this.props.batchStrategy,
        Environment: this.props.environment,
        // 0 and nothing at all mean the same to the service.
        MaxConcurrentTransforms: maxConcurrentTransforms === 0 ? undefined : maxConcurrentTransforms,
        MaxPayloadInMB: maxPayloadInMb,
        ModelClientConfig: modelClientOptions && modelClientArgument(modelClientOptions),
        ModelName: modelName,
        Tags: tagList(tags),
        TransformInput: transformInputArgument(this.props.transformInput),
        TransformJobName: transformJobName,
        TransformOutput: transformOutputArgument(this.props.transformOutput),
        TransformResources: transformResourcesArgument(resources),
      },
      permissions: {
        call: [
          { actions: ['sagemaker:CreateTransformJob'], resources: target.arns },
          ...volumeKeyPermissions(resources.volumeEncryptionKey),
          ...tagPermissions(tags, target.arns),
        ],
        runJob: [
          ...watchPermissions('TransformJob', tags, target.arns),
          managedRule(this, 'StepFunctionsGetEventsForSageMakerTransformJobsRule'),
        ],
      },
      problems: [
        target.problem,
        nameProblem('transformJobName', transformJobName),
        nameProblem('modelName', modelName),
        countProblem('environment', this.props.environment, LIMITS.environment),
        numberProblem('maxConcurrentTransforms', maxConcurrentTransforms, LIMITS.maxConcurrentTransforms),
        ...amountProblems('mebibytes', { maxPayload }),
        numberProblem('maxPayload', maxPayloadInMb, LIMITS.maxPayload) ??
          payloadsProblem(maxPayloadInMb, maxConcurrentTransforms),
        ...(modelClientOptions ? modelClientProblems('modelClientOptions', modelClientOptions) : []),
        transformResourcesProblem('transformResources', resources),
        tagsProblem(tags),
      ],
    };
  }
}

/** Payloads that are too large together, though each is not. */
function payloadsProblem(maxPayloadInMb = 0, maxConcurrentTransforms = 0): TaskProblem | undefined {
  const { max, unit } = LIMITS.maxPayload;
  const total = maxPayloadInMb * maxConcurrentTransforms;
  return isLiteral(maxPayloadInMb) && isLiteral(maxConcurrentTransforms) && total > max
    ? {
        prop: 'maxPayload',
        problem: `times maxConcurrentTransforms is ${total} ${unit}`,
        fix: `give at most ${max} ${unit} in all`,
      }
    : undefined;
}
