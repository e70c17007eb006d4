import { lengthProblem, namedTarget, TaskStateBase } from '@cdk-sfn/core';
import type {
  DynamicTargetOptions,
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { dataBrewTaskErrors } from './data-brew-errors';

/** @see https://docs.aws.amazon.com/databrew/latest/dg/API_StartJobRun.html */
const LIMITS = { name: { min: 1, max: 240 } };

/** What `GlueDataBrewStartJobRun` takes beside the props of every task. */
export interface GlueDataBrewStartJobRunOptions extends DynamicTargetOptions {
  /**
   * The name of the job, at most 240 characters. If it comes from the state, all jobs of this account and region may be
   * started, unless `allowedTargets` lists the ARNs of some.
   */
  readonly name: string;
}

/** Props of `GlueDataBrewStartJobRun`. */
export interface GlueDataBrewStartJobRunProps extends GlueDataBrewStartJobRunOptions, TaskStateBaseProps {}

/** Props of `GlueDataBrewStartJobRun` in a JSONPath state. */
export interface GlueDataBrewStartJobRunJsonPathProps
  extends GlueDataBrewStartJobRunOptions, TaskStateJsonPathBaseProps {}

/** Props of `GlueDataBrewStartJobRun` in a JSONata state. */
export interface GlueDataBrewStartJobRunJsonataProps
  extends GlueDataBrewStartJobRunOptions, TaskStateJsonataBaseProps {}

/**
 * Starts a run of an AWS Glue DataBrew job.
 *
 * With `RUN_JOB` it waits until the run ends.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-databrew.html
 * @see https://docs.aws.amazon.com/databrew/latest/dg/API_StartJobRun.html
 */
export class GlueDataBrewStartJobRun extends TaskStateBase<GlueDataBrewStartJobRunProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: GlueDataBrewStartJobRunJsonPathProps,
  ): GlueDataBrewStartJobRun {
    return new GlueDataBrewStartJobRun(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: GlueDataBrewStartJobRunJsonataProps,
  ): GlueDataBrewStartJobRun {
    return new GlueDataBrewStartJobRun(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { name } = this.props;
    const arn = { service: 'databrew', resource: 'job' };
    const job = namedTarget(this, 'name', { name, arn, mayBeAny: true }, this.props);
    return {
      resource: {
        service: 'databrew',
        action: 'startJobRun',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: dataBrewTaskErrors,
      arguments: { Name: name },
      permissions: {
        call: [{ actions: ['databrew:StartJobRun'], resources: job.arns }],
        runJob: [{ actions: ['databrew:StopJobRun', 'databrew:ListJobRuns'], resources: job.arns }],
      },
      problems: [job.problem, lengthProblem('name', name, LIMITS.name)],
    };
  }
}
