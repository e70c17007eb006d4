import { comesFromStateData, managedRule, TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonPathBaseProps,
  TaskStateJsonataBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { applicationIdProblem, applicationTarget, JOB_RULE, jobRunIdProblem, jobRunsOf } from './application';
import type { EmrServerlessApplicationOptions } from './application';
import { emrServerlessTaskErrors } from './emr-serverless-errors';

/** What `EmrServerlessCancelJobRun` takes beside the props of every task. */
export interface EmrServerlessCancelJobRunOptions extends EmrServerlessApplicationOptions {
  /** The id of the job. May come from the state. */
  readonly jobRunId: string;
}

/** Props of `EmrServerlessCancelJobRun`. */
export interface EmrServerlessCancelJobRunProps extends EmrServerlessCancelJobRunOptions, TaskStateBaseProps {}

/** Props of `EmrServerlessCancelJobRun` in a JSONPath state. */
export interface EmrServerlessCancelJobRunJsonPathProps
  extends EmrServerlessCancelJobRunOptions, TaskStateJsonPathBaseProps {}

/** Props of `EmrServerlessCancelJobRun` in a JSONata state. */
export interface EmrServerlessCancelJobRunJsonataProps
  extends EmrServerlessCancelJobRunOptions, TaskStateJsonataBaseProps {}

/**
 * Cancels a job of Amazon EMR Serverless.
 *
 * With `RUN_JOB` it waits until the job has ended.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-serverless.html
 * @see https://docs.aws.amazon.com/emr-serverless/latest/APIReference/API_CancelJobRun.html
 */
export class EmrServerlessCancelJobRun extends TaskStateBase<EmrServerlessCancelJobRunProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: EmrServerlessCancelJobRunJsonPathProps,
  ): EmrServerlessCancelJobRun {
    return new EmrServerlessCancelJobRun(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: EmrServerlessCancelJobRunJsonataProps,
  ): EmrServerlessCancelJobRun {
    return new EmrServerlessCancelJobRun(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { applicationId, jobRunId } = this.props;
    const application = applicationTarget(this, this.props);
    const jobRuns = jobRunsOf(application.arns, comesFromStateData(this, jobRunId) ? '*' : jobRunId);
    return {
      resource: {
        service: 'emr-serverless',
        action: 'cancelJobRun',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: emrServerlessTaskErrors,
      arguments: { ApplicationId: applicationId, JobRunId: jobRunId },
      permissions: {
        call: [{ actions: ['emr-serverless:CancelJobRun'], resources: jobRuns }],
        runJob: [{ actions: ['emr-serverless:GetJobRun'], resources: jobRuns }, managedRule(this, JOB_RULE)],
      },
      problems: [application.problem, applicationIdProblem(applicationId), jobRunIdProblem(jobRunId)],
    };
  }
}
