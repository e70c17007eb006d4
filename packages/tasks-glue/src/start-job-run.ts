import {
  amountIn,
  amountProblems,
  isFromState,
  lengthProblem,
  namedTarget,
  numberProblem,
  TaskStateBase,
  textMapProblems,
} from '@cdk-sfn/core';
import type {
  DynamicTargetOptions,
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { Duration } from 'aws-cdk-lib/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { TaskInput, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { glueTaskErrors } from './glue-errors';
import { workerConfigurationProblem } from './worker-configuration';
import type { WorkerConfigurationProperty } from './worker-configuration';

/** @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-jobs-runs.html#aws-glue-api-jobs-runs-StartJobRun */
const LIMITS = {
  name: { min: 1, max: 255 },
  timeout: { min: 1, max: 10_080, unit: 'minutes' },
  notifyDelayAfter: { min: 1, unit: 'minutes' },
};

/**
 * How a job run is scheduled.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/add-job.html
 */
export enum ExecutionClass {
  /** On spare capacity: cheaper, but nobody knows when it starts. For Spark jobs (`glueetl`) of Glue 3.0 and later. */
  FLEX = 'FLEX',
  /** At once, on capacity of its own. */
  STANDARD = 'STANDARD',
}

/** What `GlueStartJobRun` takes beside the props of every task. */
export interface GlueStartJobRunOptions extends DynamicTargetOptions {
  /** The name of the job, at most 255 characters. If it comes from the state, `allowedTargets` lists the ARNs of jobs. */
  readonly glueJobName: string;

  /**
   * Arguments of this run: an object whose names begin with `--` and whose values are texts, or a reference to one.
   * Glue takes no numbers; `JsonPath.format` makes text of them.
   *
   * @default - the default arguments of the job
   */
  readonly arguments?: TaskInput;

  /**
   * How long the job may run before AWS Glue stops it, in whole minutes, at most 7 days. It is an argument of the
   * call, so it works in every integration pattern.
   *
   * With it, `timeout` and `taskTimeout` are how long the state waits, as they are in every other task.
   *
   * @default - a duration in `timeout` or `taskTimeout`, and then the state has no timeout. One from the state
   * (`Timeout.at`, `Timeout.jsonata`) counts seconds and is always the state's. Without any, the timeout of the job.
   */
  readonly jobTimeout?: Duration;

  /**
   * The name of the security configuration of this run, at most 255 characters.
   *
   * @default - that of the job
   */
  readonly securityConfiguration?: string;

  /**
   * After how long AWS Glue sends a notification that the run is late, in whole minutes, at least 1.
   *
   * @default - that of the job
   */
  readonly notifyDelayAfter?: Duration;

  /**
   * The machines of this run.
   *
   * @default - those of the job
   */
  readonly workerConfiguration?: WorkerConfigurationProperty;

  /**
   * The capacity of this run in DPU, for jobs that know no worker types: 0.0625 or 1 for a Python shell. Not beside
   * `workerConfiguration`.
   *
   * @default - that of the job
   */
  readonly maxCapacity?: number;

  /**
   * How this run is scheduled.
   *
   * @default - as the job says, else `ExecutionClass.STANDARD`
   */
  readonly executionClass?: ExecutionClass;

  /**
   * Whether the run waits in a queue when a quota of the account is used up, instead of failing.
   *
   * @default - as the job says
   */
  readonly jobRunQueuingEnabled?: boolean;

  /**
   * The id of an earlier run, to try that one again.
   *
   * @default - a new run
   */
  readonly jobRunId?: string;
}

/** Props of `GlueStartJobRun`. */
export interface GlueStartJobRunProps extends GlueStartJobRunOptions, TaskStateBaseProps {}

/** Props of `GlueStartJobRun` in a JSONPath state. */
export interface GlueStartJobRunJsonPathProps extends GlueStartJobRunOptions, TaskStateJsonPathBaseProps {}

/** Props of `GlueStartJobRun` in a JSONata state. */
export interface GlueStartJobRunJsonataProps extends GlueStartJobRunOptions, TaskStateJsonataBaseProps {}

/**
 * Starts a run of an AWS Glue job.
 *
 * With `RUN_JOB` it waits until the run ends, and gets what AWS Glue knows about it. A literal `timeout` or
 * `taskTimeout` is the timeout of the job, not of the state; see `jobTimeout`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-glue.html
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-jobs-runs.html#aws-glue-api-jobs-runs-StartJobRun
 */
export class GlueStartJobRun extends TaskStateBase<GlueStartJobRunProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: GlueStartJobRunJsonPathProps): GlueStartJobRun {
    return new GlueStartJobRun(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: GlueStartJobRunJsonataProps): GlueStartJobRun {
    return new GlueStartJobRun(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { arguments: args, glueJobName, maxCapacity, securityConfiguration, workerConfiguration } = this.props;
    const job = namedTarget(
      this,
      'glueJobName',
      { name: glueJobName, arn: { service: 'glue', resource: 'job' } },
      this.props,
    );
    const jobTimeout = jobTimeoutOf(this.props);
    const timeout = amountIn('minutes', jobTimeout.duration);
    const notifyDelayAfter = amountIn('minutes', this.props.notifyDelayAfter);
    return {
      resource: {
        service: 'glue',
        action: 'startJobRun',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: glueTaskErrors,
      arguments: {
        JobName: glueJobName,
        JobRunId: this.props.jobRunId,
        Arguments: args?.value as unknown,
        Timeout: timeout,
        MaxCapacity: maxCapacity,
        SecurityConfiguration: securityConfiguration,
        NotificationProperty: notifyDelayAfter === undefined ? undefined : { NotifyDelayAfter: notifyDelayAfter },
        WorkerType: workerConfiguration?.workerType ?? workerConfiguration?.workerTypeV2?.name,
        NumberOfWorkers: workerConfiguration?.numberOfWorkers,
        ExecutionClass: this.props.executionClass,
        JobRunQueuingEnabled: this.props.jobRunQueuingEnabled,
      },
      timeoutIsArgument: jobTimeout.isOfTheTask,
      permissions: {
        call: [{ actions: ['glue:StartJobRun'], resources: job.arns }],
        runJob: [{ actions: ['glue:GetJobRun', 'glue:GetJobRuns', 'glue:BatchStopJobRun'], resources: job.arns }],
      },
      metrics: job.isFromState
        ? undefined
        : {
            metricPrefixSingular: 'GlueJob',
            metricPrefixPlural: 'GlueJobs',
            metricDimensions: { GlueJobName: glueJobName },
          },
      problems: [
        job.problem,
        lengthProblem('glueJobName', glueJobName, LIMITS.name),
        ...textMapProblems('arguments', args, 'the arguments of a job'),
        ...amountProblems('minutes', { [jobTimeout.prop]: jobTimeout.duration }),
        numberProblem(jobTimeout.prop, timeout, LIMITS.timeout),
        lengthProblem('securityConfiguration', securityConfiguration, LIMITS.name),
        ...amountProblems('minutes', { notifyDelayAfter: this.props.notifyDelayAfter }),
        numberProblem('notifyDelayAfter', notifyDelayAfter, LIMITS.notifyDelayAfter),
        workerConfiguration && workerConfigurationProblem(workerConfiguration),
        maxCapacity !== undefined &&
          workerConfiguration !== undefined && {
            prop: 'maxCapacity',
            problem: 'is given beside workerConfiguration',
            fix: 'keep workerConfiguration, or maxCapacity for a job that knows no worker types',
          },
      ],
    };
  }
}

interface JobTimeout {
  /** The prop it came in. */
  readonly prop: string;
  readonly duration?: Duration;
  /** Whether it came in a prop that otherwise is the timeout of the state. */
  readonly isOfTheTask: boolean;
}

/** Durations in the props of every task are the job's timeout, because that is what they were before it had a prop. */
function jobTimeoutOf({ jobTimeout, taskTimeout, timeout }: GlueStartJobRunProps): JobTimeout {
  if (jobTimeout !== undefined) {
    return { prop: 'jobTimeout', duration: jobTimeout, isOfTheTask: false };
  }
  const duration = timeout ?? durationOf(taskTimeout);
  return duration === undefined || isFromState(amountIn('seconds', duration))
    ? { prop: 'jobTimeout', isOfTheTask: false }
    : { prop: timeout === undefined ? 'taskTimeout' : 'timeout', duration, isOfTheTask: true };
}

function durationOf(timeout: Timeout | undefined): Duration | undefined {
  return timeout?.seconds === undefined ? undefined : Duration.seconds(timeout.seconds);
}
