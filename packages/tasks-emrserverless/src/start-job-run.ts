import {
  amountIn,
  amountProblems,
  grantJobLogs,
  managedRule,
  numberProblem,
  passedRole,
  TaskStateBase,
  textProblem,
} from '@cdk-sfn/core';
import type {
  PassedRoleOptions,
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import type { Duration } from 'aws-cdk-lib/core';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { applicationIdProblem, applicationTarget, JOB_RULE, jobRunsOf } from './application';
import type { EmrServerlessApplicationOptions } from './application';
import { configurationsArgument, configurationsProblems } from './configuration';
import type { EmrServerlessConfiguration } from './configuration';
import { emrServerlessTaskErrors } from './emr-serverless-errors';
import { jobDriverArgument, jobDriverProblems } from './job-driver';
import type { EmrServerlessJobDriver } from './job-driver';
import { monitoringArgument, monitoringProblems } from './monitoring';
import type { EmrServerlessMonitoring } from './monitoring';
import { tagPermissions, tagsProblem } from './tags';
import { CLIENT_TOKEN, NAME } from './text-rules';

/** @see https://docs.aws.amazon.com/emr-serverless/latest/APIReference/API_StartJobRun.html */
const LIMITS = { executionTimeout: { min: 0, max: 1_000_000, unit: 'minutes' } };

/** What `EmrServerlessStartJobRun` takes beside the props of every task. */
export interface EmrServerlessStartJobRunOptions extends EmrServerlessApplicationOptions, PassedRoleOptions {
  /** The role that the job works with. If it comes from the state, `allowedRoles` lists what it may be. */
  readonly executionRole: iam.IRole;

  /** What the job does. */
  readonly jobDriver: EmrServerlessJobDriver;

  /**
   * The name of the job, at most 256 letters, digits and `.`, `_`, `/`, `#`, `-`.
   *
   * @default - none
   */
  readonly jobName?: string;

  /**
   * Makes sure that the job runs once: a second call with the same token starts no other. At most 64 characters.
   *
   * @default - one that AWS makes
   */
  readonly clientToken?: string;

  /**
   * Settings of the job, at most 100.
   *
   * @default - those of the application
   */
  readonly applicationConfiguration?: EmrServerlessConfiguration[];

  /**
   * Where the job logs to.
   *
   * @default - as the application says
   */
  readonly monitoring?: EmrServerlessMonitoring;

  /**
   * How long the job may run before Amazon EMR cancels it, in whole minutes. 0 is for ever.
   *
   * @default Duration.hours(12)
   */
  readonly executionTimeout?: Duration;

  /**
   * Tags of the job, at most 200.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };
}

/** Props of `EmrServerlessStartJobRun`. */
export interface EmrServerlessStartJobRunProps extends EmrServerlessStartJobRunOptions, TaskStateBaseProps {}

/** Props of `EmrServerlessStartJobRun` in a JSONPath state. */
export interface EmrServerlessStartJobRunJsonPathProps
  extends EmrServerlessStartJobRunOptions, TaskStateJsonPathBaseProps {}

/** Props of `EmrServerlessStartJobRun` in a JSONata state. */
export interface EmrServerlessStartJobRunJsonataProps
  extends EmrServerlessStartJobRunOptions, TaskStateJsonataBaseProps {}

/**
 * Starts a job of Amazon EMR Serverless: an application of Spark or a query of Hive.
 *
 * With `RUN_JOB` it waits until the job ends, and cancels it when the execution is stopped.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-serverless.html
 * @see https://docs.aws.amazon.com/emr-serverless/latest/APIReference/API_StartJobRun.html
 */
export class EmrServerlessStartJobRun extends TaskStateBase<EmrServerlessStartJobRunProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: EmrServerlessStartJobRunJsonPathProps,
  ): EmrServerlessStartJobRun {
    return new EmrServerlessStartJobRun(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: EmrServerlessStartJobRunJsonataProps,
  ): EmrServerlessStartJobRun {
    return new EmrServerlessStartJobRun(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { applicationConfiguration, applicationId, clientToken, executionRole } = this.props;
    const { executionTimeout, jobDriver, jobName, monitoring, tags } = this.props;
    const application = applicationTarget(this, this.props);
    const jobRuns = jobRunsOf(application.arns);
    const role = passedRole(this, 'executionRole', executionRole, this.props, 'emr-serverless.amazonaws.com');
    grantJobLogs(this, executionRole, monitoring ?? {});
    const minutes = amountIn('minutes', executionTimeout);
    return {
      resource: {
        service: 'emr-serverless',
        action: 'startJobRun',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: emrServerlessTaskErrors,
      arguments: {
        ApplicationId: applicationId,
        ExecutionRoleArn: executionRole.roleArn,
        JobDriver: jobDriverArgument(jobDriver),
        Name: jobName,
        ClientToken: clientToken,
        ConfigurationOverrides:
          applicationConfiguration === undefined && monitoring === undefined
            ? undefined
            : {
                ApplicationConfiguration: configurationsArgument(applicationConfiguration),
                MonitoringConfiguration: monitoringArgument(monitoring),
              },
        ExecutionTimeoutMinutes: minutes,
        Tags: tags,
      },
      permissions: {
        call: [
          { actions: ['emr-serverless:StartJobRun'], resources: application.arns },
          role.permission,
          ...tagPermissions(tags, jobRuns),
        ],
        runJob: [
          { actions: ['emr-serverless:GetJobRun', 'emr-serverless:CancelJobRun'], resources: jobRuns },
          managedRule(this, JOB_RULE),
        ],
      },
      problems: [
        application.problem,
        role.problem,
        applicationIdProblem(applicationId),
        ...jobDriverProblems(jobDriver),
        textProblem('jobName', jobName, NAME),
        textProblem('clientToken', clientToken, CLIENT_TOKEN),
        ...configurationsProblems('applicationConfiguration', applicationConfiguration),
        ...monitoringProblems(monitoring),
        ...amountProblems('minutes', { executionTimeout }),
        numberProblem('executionTimeout', minutes, LIMITS.executionTimeout),
        tagsProblem(tags),
      ],
    };
  }
}
