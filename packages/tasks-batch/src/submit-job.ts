import {
  hasEntries,
  lengthProblem,
  managedRule,
  numberProblem,
  TaskStateBase,
  textMapProblems,
  textProblem,
} from '@cdk-sfn/core';
import type {
  DynamicTargetOptions,
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib/core';
import type { Duration } from 'aws-cdk-lib/core';
import type { RetryStrategy } from 'aws-cdk-lib/aws-batch';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { attemptTimeout, attemptTimeoutProblems } from './attempt-duration';
import { batchTaskErrors } from './batch-errors';
import { jobDefinitionTarget, jobQueueTarget } from './batch-target';
import type { BatchJobArns, WithJobConstructs } from './batch-target';
import { jobDependencies, jobDependencyProblems } from './job-dependency';
import type { BatchJobDependency } from './job-dependency';
import { tagProblems } from './job-tags';
import { nodeOverrides, nodeOverridesProblems } from './node-overrides';
import type { BatchNodeOverrides } from './node-overrides';
import { propertyOverrides, propertyOverridesProblems } from './property-overrides';
import type { BatchPropertyOverrides } from './property-overrides';
import { evaluateOnExitProblems, retryStrategy } from './retry-strategy';

/** @see https://docs.aws.amazon.com/batch/latest/APIReference/API_SubmitJob.html */
const LIMITS = {
  arraySize: { min: 2, max: 10_000 },
  attempts: { min: 1, max: 10 },
  schedulingPriorityOverride: { min: 0, max: 9999 },
  // 255 characters and an asterisk.
  shareIdentifier: { min: 1, max: 256 },
};

const NAME = {
  min: 1,
  max: 128,
  pattern: /^[A-Za-z\d][\w-]*$/,
  of: 'letters, digits, - and _, with a letter or a digit first',
};

/** What `BatchSubmitJob` takes beside the props of every task, the job definition and the queue. */
export interface BatchSubmitJobOptions extends BatchPropertyOverrides, DynamicTargetOptions {
  /** The name of the job: up to 128 letters, digits, `-` and `_`, beginning with a letter or digit. */
  readonly jobName: string;

  /**
   * Makes it an array job with that many children, 2 to 10,000.
   *
   * @default - no array job
   */
  readonly arraySize?: number;

  /**
   * What a multi-node parallel job does differently from the job definition.
   *
   * @default - nothing
   */
  readonly nodeOverrides?: BatchNodeOverrides;

  /**
   * The jobs that have to end first, at most 20.
   *
   * @default - none
   */
  readonly dependsOn?: BatchJobDependency[];

  /**
   * Parameters of the job, which replace placeholders in the job definition: an object of texts.
   *
   * @default - those of the job definition
   */
  readonly payload?: TaskInput;

  /**
   * How often the job is tried, 1 to 10 times.
   *
   * @default - as the job definition has it
   */
  readonly attempts?: number;

  /**
   * Which failures are tried again, in at most 5 conditions. The first that fits counts; what none fits is tried again.
   * `attempts` must be given as well.
   *
   * @default - as the job definition has it
   */
  readonly evaluateOnExit?: RetryStrategy[];

  /**
   * How long an attempt may take, at least 60 seconds; then the service ends it.
   *
   * When this is given, `taskTimeout` is the timeout of the state. Otherwise `taskTimeout` is that of the attempt, and
   * the state has none.
   *
   * @default - `taskTimeout`, or as the job definition has it
   */
  readonly attemptDuration?: Duration;

  /**
   * The share that the job counts for, in a queue with a fair-share policy, which needs it. At most 255 letters and
   * digits.
   *
   * @default - none
   */
  readonly shareIdentifier?: string;

  /**
   * The priority within its share, 0 to 9999. Higher ones go first.
   *
   * @default - that of the job definition
   */
  readonly schedulingPriorityOverride?: number;

  /**
   * Whether the task of Amazon ECS gets the tags of the job.
   *
   * @default - as the job definition has it
   */
  readonly propagateTags?: boolean;

  /**
   * Tags of the job, at most 50. Keys have at most 128 characters, values 256.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };
}

/** Props of `BatchSubmitJob`. */
export interface BatchSubmitJobProps extends BatchSubmitJobOptions, BatchJobArns, TaskStateBaseProps {}

/** Props of `BatchSubmitJob` in a JSONPath state. */
export interface BatchSubmitJobJsonPathProps extends BatchSubmitJobOptions, BatchJobArns, TaskStateJsonPathBaseProps {}

/** Props of `BatchSubmitJob` in a JSONata state. */
export interface BatchSubmitJobJsonataProps extends BatchSubmitJobOptions, BatchJobArns, TaskStateJsonataBaseProps {}

/**
 * Submits a job to AWS Batch and, with `RUN_JOB`, which is the default, waits until it ends.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-batch.html
 * @see https://docs.aws.amazon.com/batch/latest/APIReference/API_SubmitJob.html
 */
export class BatchSubmitJob extends TaskStateBase<BatchSubmitJobProps | WithJobConstructs<BatchSubmitJobProps>> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: BatchSubmitJobJsonPathProps | WithJobConstructs<BatchSubmitJobJsonPathProps>,
  ): BatchSubmitJob {
    return new BatchSubmitJob(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: BatchSubmitJobJsonataProps | WithJobConstructs<BatchSubmitJobJsonataProps>,
  ): BatchSubmitJob {
    return new BatchSubmitJob(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { props } = this;
    const { arraySize, attempts, evaluateOnExit, jobName, payload, schedulingPriorityOverride, shareIdentifier } =
      props;
    const definition = jobDefinitionTarget(this, props);
    const queue = jobQueueTarget(this, props);
    const jobs = [Stack.of(this).formatArn({ service: 'batch', resource: 'job', resourceName: '*' })];
    return {
      resource: {
        service: 'batch',
        action: 'submitJob',
        patterns: [IntegrationPattern.RUN_JOB, IntegrationPattern.REQUEST_RESPONSE],
      },
      timeoutIsArgument: props.attemptDuration === undefined,
      errors: batchTaskErrors,
      arguments: {
        JobDefinition: definition.arn,
        JobName: jobName,
        JobQueue: queue.arn,
        Parameters: payload?.value as unknown,
        ArrayProperties: arraySize === undefined ? undefined : { Size: arraySize },
        ...propertyOverrides(props),
        NodeOverrides: props.nodeOverrides && nodeOverrides(props.nodeOverrides),
        DependsOn: props.dependsOn && jobDependencies(props.dependsOn),
        RetryStrategy: retryStrategy(attempts, evaluateOnExit),
        Tags: props.tags,
        Timeout: attemptTimeout(props),
        PropagateTags: props.propagateTags,
        SchedulingPriorityOverride: schedulingPriorityOverride,
        ShareIdentifier: shareIdentifier,
      },
      permissions: {
        call: [
          { actions: ['batch:SubmitJob'], resources: [...definition.granted, ...queue.granted] },
          ...(hasEntries(props.tags) ? [{ actions: ['batch:TagResource'], resources: jobs }] : []),
        ],
        runJob: [
          { actions: ['batch:DescribeJobs'], resources: ['*'] },
          { actions: ['batch:TerminateJob'], resources: jobs },
          managedRule(this, 'StepFunctionsGetEventsForBatchJobsRule'),
        ],
      },
      problems: [
        definition.problem,
        queue.problem,
        textProblem('jobName', jobName, NAME),
        ...textMapProblems('payload', payload, 'the parameters of a job'),
        numberProblem('arraySize', arraySize, LIMITS.arraySize),
        ...propertyOverridesProblems('', props),
        ...(props.nodeOverrides ? nodeOverridesProblems('nodeOverrides', props.nodeOverrides) : []),
        ...jobDependencyProblems('dependsOn', props.dependsOn),
        numberProblem('attempts', attempts, LIMITS.attempts),
        ...evaluateOnExitProblems(attempts, evaluateOnExit),
        ...attemptTimeoutProblems(props),
        numberProblem('schedulingPriorityOverride', schedulingPriorityOverride, LIMITS.schedulingPriorityOverride),
        lengthProblem('shareIdentifier', shareIdentifier, LIMITS.shareIdentifier),
        ...tagProblems(props.tags),
      ],
    };
  }
}
