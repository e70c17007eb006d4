import { countProblem, managedRule, passRole } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { appArgument, appProblems } from './app-specification';
import type { AppSpecification } from './app-specification';
import { environmentProblems } from './environment';
import { createExecutionRole } from './execution-role';
import { experimentArgument, experimentProblems } from './experiment-config';
import type { ExperimentConfig } from './experiment-config';
import { networkArgument } from './network-options';
import type { SageMakerNetworkOptions } from './network-options';
import { processingInputArgument, processingInputProblems } from './processing-input';
import type { ProcessingInput } from './processing-input';
import { processingOutputsArgument, processingOutputsProblems } from './processing-output';
import type { ProcessingOutputConfig } from './processing-output';
import { processingStoppingArgument, processingStoppingProblems } from './processing-stopping-condition';
import type { ProcessingStoppingCondition } from './processing-stopping-condition';
import { instanceProblems, resourceArgument } from './resource-config';
import type { ResourceConfig } from './resource-config';
import { sageMakerTaskErrors } from './sage-maker-errors';
import { nameProblem, sageMakerTarget } from './sage-maker-resource';
import type { SageMakerTargetOptions } from './sage-maker-resource';
import { SageMakerTaskBase } from './sage-maker-task-base';
import { addTagsPermissions, tagList, tagsProblem } from './tags';
import { watchPermissions } from './watch-permissions';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProcessingJob.html */
const LIMITS = {
  inputs: { max: 10, unit: 'inputs' },
  environment: { variables: 100, characters: 256 },
  resources: { instances: { min: 1, max: 100 }, volume: { min: 1, max: 16_384 } },
};

/** What `SageMakerCreateProcessingJob` takes beside the props of every task. */
export interface SageMakerCreateProcessingJobOptions extends SageMakerTargetOptions, SageMakerNetworkOptions {
  /** The name of the job, at most 63 letters, digits and hyphens. It must be new in the account and the region. */
  readonly processingJobName: string;

  /**
   * The role that the job works in. It is granted the data, the image and the keys of the job.
   *
   * @default - a new one, which may also write logs and metrics
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html#sagemaker-roles-createprocessingjob-perms
   */
  readonly role?: iam.IRole;

  /** The container that does the work. */
  readonly appSpecification: AppSpecification;

  /**
   * What the job reads, at most 10 inputs.
   *
   * @default - nothing
   */
  readonly processingInputs?: ProcessingInput[];

  /**
   * Where the results go.
   *
   * @default - nowhere
   */
  readonly processingOutputConfig?: ProcessingOutputConfig;

  /**
   * What the job runs on: 1 to 100 instances, with volumes of 1 to 16384 GiB.
   *
   * @default - one instance of `ml.m4.xlarge`, with a volume of 10 GiB
   */
  readonly resourceConfig?: ResourceConfig;

  /**
   * When SageMaker ends the job.
   *
   * @default - when SageMaker does so by itself
   */
  readonly stoppingCondition?: ProcessingStoppingCondition;

  /**
   * The variables of the container's environment, at most 100, with at most 256 characters each.
   *
   * @default - none
   */
  readonly environment?: { [key: string]: string };

  /**
   * Where the job stands in the experiments of SageMaker.
   *
   * @default - in none
   */
  readonly experimentConfig?: ExperimentConfig;

  /**
   * Tags of the job, at most 50.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };
}

/** Props of `SageMakerCreateProcessingJob`. */
export interface SageMakerCreateProcessingJobProps extends SageMakerCreateProcessingJobOptions, TaskStateBaseProps {}

/** Props of `SageMakerCreateProcessingJob` in a JSONPath state. */
export interface SageMakerCreateProcessingJobJsonPathProps
  extends SageMakerCreateProcessingJobOptions, TaskStateJsonPathBaseProps {}

/** Props of `SageMakerCreateProcessingJob` in a JSONata state. */
export interface SageMakerCreateProcessingJobJsonataProps
  extends SageMakerCreateProcessingJobOptions, TaskStateJsonataBaseProps {}

/**
 * Has Amazon SageMaker work through data in a container: before training, after it, or to evaluate a model.
 *
 * With `RUN_JOB` it waits until the job ends, and gets its description.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProcessingJob.html
 */
export class SageMakerCreateProcessingJob extends SageMakerTaskBase<SageMakerCreateProcessingJobProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: SageMakerCreateProcessingJobJsonPathProps,
  ): SageMakerCreateProcessingJob {
    return new SageMakerCreateProcessingJob(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: SageMakerCreateProcessingJobJsonataProps,
  ): SageMakerCreateProcessingJob {
    return new SageMakerCreateProcessingJob(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { appSpecification, environment, experimentConfig, processingInputs, processingJobName } = this.props;
    const { processingOutputConfig, resourceConfig, stoppingCondition, tags, vpcConfig } = this.props;
    const role = this.props.role ?? createExecutionRole(this, 'CreateProcessingJob', vpcConfig !== undefined);
    const [vpc] = this.workIn(role, [vpcConfig], { id: 'ProcessingJobSecurityGroup', isFirst: true });
    const network = { ...networkArgument(this.props), VpcConfig: vpc };
    const job = { type: 'processing-job', name: processingJobName } as const;
    const target = sageMakerTarget(this, 'processingJobName', job, this.props);
    return {
      resource: {
        service: 'sagemaker',
        action: 'createProcessingJob',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: sageMakerTaskErrors,
      arguments: {
        ProcessingJobName: processingJobName,
        RoleArn: role.roleArn,
        AppSpecification: appArgument(appSpecification, this),
        ProcessingInputs: processingInputs?.map((input) => processingInputArgument(input, this)),
        ProcessingOutputConfig: processingOutputConfig && processingOutputsArgument(processingOutputConfig, this),
        ProcessingResources: { ClusterConfig: resourceArgument(resourceConfig, this) },
        StoppingCondition: stoppingCondition && processingStoppingArgument(stoppingCondition),
        NetworkConfig: Object.values(network).some((value) => value !== undefined) ? network : undefined,
        Environment: environment,
        ExperimentConfig: experimentConfig && experimentArgument(experimentConfig),
        Tags: tagList(tags),
      },
      permissions: {
        call: [
          { actions: ['sagemaker:CreateProcessingJob'], resources: target.arns },
          ...addTagsPermissions(tags, target.arns),
          passRole([role], 'sagemaker.amazonaws.com'),
        ],
        runJob: [
          ...watchPermissions('ProcessingJob', tags, target.arns),
          managedRule(this, 'StepFunctionsGetEventsForSageMakerProcessingJobsRule'),
        ],
      },
      problems: [
        target.problem,
        nameProblem('processingJobName', processingJobName),
        ...appProblems('appSpecification', appSpecification),
        countProblem('processingInputs', processingInputs, LIMITS.inputs),
        ...(processingInputs ?? []).flatMap((input, i) => processingInputProblems(`processingInputs[${i}]`, input)),
        ...(processingOutputConfig ? processingOutputsProblems('processingOutputConfig', processingOutputConfig) : []),
        ...(resourceConfig ? instanceProblems('resourceConfig', resourceConfig, LIMITS.resources) : []),
        ...(stoppingCondition ? processingStoppingProblems('stoppingCondition', stoppingCondition) : []),
        ...environmentProblems('environment', environment, LIMITS.environment),
        ...(experimentConfig ? experimentProblems('experimentConfig', experimentConfig) : []),
        tagsProblem(tags),
      ],
    };
  }
}
