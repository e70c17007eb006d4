import {
  amountIn,
  amountProblems,
  countProblem,
  lengthProblem,
  numberProblem,
  taskTarget,
  textProblem,
} from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type { Duration } from 'aws-cdk-lib/core';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { S3Location } from './s3-location';
import { arnProblem } from './sage-maker-resource';
import type { ISageMakerTask } from './sage-maker-task';
import { priceArgument, priceProblems } from './workforce-task-price';
import type { WorkforceTaskPrice } from './workforce-task-price';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HumanTaskConfig.html */
const LIMITS = {
  description: { min: 1, max: 255 },
  keywords: { min: 1, max: 5, unit: 'keywords' },
  lifetime: { min: 60, unit: 'seconds' },
  tasks: { min: 1, max: 5000 },
  timeLimit: { min: 30, unit: 'seconds' },
  title: { min: 1, max: 128 },
  workers: { min: 1, max: 9 },
};
const KEYWORD = {
  min: 1,
  max: 30,
  pattern: /^[a-z\d]+( [a-z\d]+)*$/i,
  of: 'letters and digits, with single blanks between them',
};
/**
 * Who labels, what they see, and what they get for it.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HumanTaskConfig.html
 */
export interface HumanTaskConfig {
  /** The ARN of the team that labels. */
  readonly workteamArn: string;

  /**
   * The template of what workers see. The job's role may read it.
   *
   * @default - `humanTaskUiArn` has it
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sms-custom-templates-step2.html
   */
  readonly uiTemplate?: S3Location;

  /**
   * The ARN of what workers see, for tasks that SageMaker has one for: named entities, point clouds, video frames.
   *
   * @default - `uiTemplate` has it
   * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UiConfig.html
   */
  readonly humanTaskUiArn?: string;

  /**
   * The function that gets the data before the worker does: one of AWS for a kind of task that SageMaker has, or your
   * own. The job's role may invoke it.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sms-custom-templates-step3.html
   */
  readonly preHumanTaskLambda?: lambda.IFunction;

  /**
   * The function that makes one label of those of several workers. The job's role may invoke it.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sms-annotation-consolidation.html
   */
  readonly annotationConsolidationLambda?: lambda.IFunction;

  /**
   * The ARNs of the functions that may be invoked when they come from the state. `*` and `?` match as in IAM.
   *
   * @default - a function from the state is an error
   */
  readonly allowedFunctions?: string[];

  /** The title of the task, for the workers, at most 128 characters. */
  readonly taskTitle: string;

  /** What is to be done, for the workers, at most 255 characters. */
  readonly taskDescription: string;

  /**
   * Words by which workers of Amazon Mechanical Turk find the task: 1 to 5, of at most 30 letters, digits and blanks.
   *
   * @default - none
   */
  readonly taskKeywords?: string[];

  /** How many workers label the same thing, 1 to 9. */
  readonly numberOfHumanWorkersPerDataObject: number;

  /** How long a worker may take for a task, at least 30 seconds, in whole seconds. */
  readonly taskTimeLimit: Duration;

  /**
   * How long a task waits for a worker, at least one minute, in whole seconds.
   *
   * @default - 6 hours with Amazon Mechanical Turk, 30 days with a team of your own or of a vendor
   */
  readonly taskAvailabilityLifetime?: Duration;

  /**
   * How many things are labeled at once, 1 to 5000.
   *
   * @default 1000
   */
  readonly maxConcurrentTaskCount?: number;

  /**
   * What a worker of Amazon Mechanical Turk gets for a task.
   *
   * @default - none
   */
  readonly publicWorkforceTaskPrice?: WorkforceTaskPrice;
}

/** A task by its wire names. The role of the task may read the template. */
export function humanTaskArgument(config: HumanTaskConfig, task: ISageMakerTask): object {
  const { annotationConsolidationLambda, publicWorkforceTaskPrice } = config;
  return {
    WorkteamArn: config.workteamArn,
    UiConfig: {
      UiTemplateS3Uri: config.uiTemplate?.bind(task, { forReading: true }).uri,
      HumanTaskUiArn: config.humanTaskUiArn,
    },
    PreHumanTaskLambdaArn: config.preHumanTaskLambda?.functionArn,
    TaskKeywords: config.taskKeywords,
    TaskTitle: config.taskTitle,
    TaskDescription: config.taskDescription,
    NumberOfHumanWorkersPerDataObject: config.numberOfHumanWorkersPerDataObject,
    TaskTimeLimitInSeconds: amountIn('seconds', config.taskTimeLimit),
    TaskAvailabilityLifetimeInSeconds: amountIn('seconds', config.taskAvailabilityLifetime),
    MaxConcurrentTaskCount: config.maxConcurrentTaskCount,
    AnnotationConsolidationConfig: annotationConsolidationLambda && {
      AnnotationConsolidationLambdaArn: annotationConsolidationLambda.functionArn,
    },
    PublicWorkforceTaskPrice: publicWorkforceTaskPrice && priceArgument(publicWorkforceTaskPrice),
  };
}

/**
 * Leave for the role of the task to invoke the functions. What other accounts have, such as AWS, says itself who may.
 *
 * @returns what may be wrong with the functions
 */
export function grantFunctions(
  scope: Construct,
  prop: string,
  { allowedFunctions, annotationConsolidationLambda, preHumanTaskLambda }: HumanTaskConfig,
  task: ISageMakerTask,
): (TaskProblem | undefined)[] {
  const options = { allowedTargets: allowedFunctions };
  const rules = { allowedIn: `${prop}.allowedFunctions` };
  return Object.entries({ preHumanTaskLambda, annotationConsolidationLambda }).map(([field, fn]) => {
    if (fn === undefined) {
      return undefined;
    }
    const { arns, isFromState, problem } = taskTarget(scope, `${prop}.${field}`, fn.functionArn, options, rules);
    if (problem === undefined) {
      const resourceArns = isFromState ? [...arns] : fn.resourceArnsForGrantInvoke;
      iam.Grant.addToPrincipal({ grantee: task, actions: ['lambda:InvokeFunction'], resourceArns });
    }
    return problem;
  });
}

/** What is wrong with a task; `prop` is where it stands. */
export function humanTaskProblems(prop: string, config: HumanTaskConfig): (TaskProblem | false | undefined)[] {
  const { humanTaskUiArn, publicWorkforceTaskPrice, taskAvailabilityLifetime, taskTimeLimit, uiTemplate } = config;
  const at = (field: string): string => `${prop}.${field}`;
  return [
    arnProblem(at('workteamArn'), config.workteamArn, 'workteam'),
    (uiTemplate === undefined) === (humanTaskUiArn === undefined) && {
      prop,
      problem: `has ${uiTemplate ? 'both a' : 'neither a'} uiTemplate ${uiTemplate ? 'and' : 'nor'} a humanTaskUiArn`,
      fix: 'give one of them',
    },
    arnProblem(at('humanTaskUiArn'), humanTaskUiArn, 'human-task-ui'),
    lengthProblem(at('taskTitle'), config.taskTitle, LIMITS.title),
    lengthProblem(at('taskDescription'), config.taskDescription, LIMITS.description),
    countProblem(at('taskKeywords'), config.taskKeywords, LIMITS.keywords),
    ...(config.taskKeywords ?? []).map((keyword, i) => textProblem(at(`taskKeywords[${i}]`), keyword, KEYWORD)),
    numberProblem(at('numberOfHumanWorkersPerDataObject'), config.numberOfHumanWorkersPerDataObject, LIMITS.workers),
    ...amountProblems('seconds', {
      [at('taskTimeLimit')]: taskTimeLimit,
      [at('taskAvailabilityLifetime')]: taskAvailabilityLifetime,
    }),
    numberProblem(at('taskTimeLimit'), amountIn('seconds', taskTimeLimit), LIMITS.timeLimit),
    numberProblem(at('taskAvailabilityLifetime'), amountIn('seconds', taskAvailabilityLifetime), LIMITS.lifetime),
    numberProblem(at('maxConcurrentTaskCount'), config.maxConcurrentTaskCount, LIMITS.tasks),
    ...(publicWorkforceTaskPrice ? priceProblems(at('publicWorkforceTaskPrice'), publicWorkforceTaskPrice) : []),
  ];
}
