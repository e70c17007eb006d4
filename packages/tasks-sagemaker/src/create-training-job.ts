import { managedRule, passRole } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { environmentProblems } from './environment';
import { createExecutionRole } from './execution-role';
import { hyperparameterProblems, hyperparametersArgument } from './hyperparameters';
import { sageMakerTaskErrors } from './sage-maker-errors';
import { nameProblem, sageMakerTarget } from './sage-maker-resource';
import type { SageMakerTargetOptions } from './sage-maker-resource';
import { SageMakerTaskBase } from './sage-maker-task-base';
import { tagList, tagPermissions, tagsProblem } from './tags';
import { trainingArgument, trainingProblems } from './training-options';
import type { TrainingOptions } from './training-options';
import { watchPermissions } from './watch-permissions';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html */
const LIMITS = { environment: { variables: 100, characters: 512 } };

/** What `SageMakerCreateTrainingJob` takes beside the props of every task. */
export interface SageMakerCreateTrainingJobOptions extends SageMakerTargetOptions, TrainingOptions {
  /** The name of the job, at most 63 letters, digits and hyphens. It must be new in the account and the region. */
  readonly trainingJobName: string;

  /**
   * The role that the job works in. It is granted the data, the image and the keys of the job.
   *
   * @default - a new one, which may also write logs and metrics
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html#sagemaker-roles-createtrainingjob-perms
   */
  readonly role?: iam.IRole;

  /**
   * The parameters of the algorithm, at most 100. SageMaker takes text: numbers, `true` and `false` are turned into it.
   *
   * @default - those of the algorithm
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/algos.html
   */
  readonly hyperparameters?: { [key: string]: any };

  /**
   * Tags of the job, at most 50.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };

  /**
   * The variables of the container's environment, at most 100, with at most 512 characters each.
   *
   * @default - none
   */
  readonly environment?: { [key: string]: string };
}

/** Props of `SageMakerCreateTrainingJob`. */
export interface SageMakerCreateTrainingJobProps extends SageMakerCreateTrainingJobOptions, TaskStateBaseProps {}

/** Props of `SageMakerCreateTrainingJob` in a JSONPath state. */
export interface SageMakerCreateTrainingJobJsonPathProps
  extends SageMakerCreateTrainingJobOptions, TaskStateJsonPathBaseProps {}

/** Props of `SageMakerCreateTrainingJob` in a JSONata state. */
export interface SageMakerCreateTrainingJobJsonataProps
  extends SageMakerCreateTrainingJobOptions, TaskStateJsonataBaseProps {}

/**
 * Has Amazon SageMaker train a model.
 *
 * With `RUN_JOB` it waits until the job ends, and gets its description.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html
 */
export class SageMakerCreateTrainingJob extends SageMakerTaskBase<SageMakerCreateTrainingJobProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: SageMakerCreateTrainingJobJsonPathProps,
  ): SageMakerCreateTrainingJob {
    return new SageMakerCreateTrainingJob(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: SageMakerCreateTrainingJobJsonataProps,
  ): SageMakerCreateTrainingJob {
    return new SageMakerCreateTrainingJob(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { environment, hyperparameters, tags, trainingJobName, vpcConfig } = this.props;
    const role = this.props.role ?? createExecutionRole(this, 'CreateTrainingJob', vpcConfig !== undefined);
    const [vpc] = this.workIn(role, [vpcConfig], { id: 'TrainJobSecurityGroup', isFirst: true });
    const job = { type: 'training-job', name: trainingJobName, suffix: '*' } as const;
    const target = sageMakerTarget(this, 'trainingJobName', job, this.props);
    return {
      resource: {
        service: 'sagemaker',
        action: 'createTrainingJob',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: sageMakerTaskErrors,
      arguments: {
        TrainingJobName: trainingJobName,
        ...trainingArgument(this.props, { role, task: this }),
        HyperParameters: hyperparametersArgument(hyperparameters),
        Tags: tagList(tags),
        VpcConfig: vpc,
        Environment: environment,
      },
      permissions: {
        call: [
          { actions: ['sagemaker:CreateTrainingJob'], resources: target.arns },
          ...tagPermissions(tags, target.arns),
          passRole([role], 'sagemaker.amazonaws.com'),
        ],
        runJob: [
          ...watchPermissions('TrainingJob', tags, target.arns),
          managedRule(this, 'StepFunctionsGetEventsForSageMakerTrainingJobsRule'),
        ],
      },
      problems: [
        target.problem,
        nameProblem('trainingJobName', trainingJobName),
        ...trainingProblems((prop) => prop, this.props),
        ...hyperparameterProblems('hyperparameters', hyperparameters),
        ...environmentProblems('environment', environment, LIMITS.environment),
        tagsProblem(tags),
      ],
    };
  }
}
