import { managedRule, numberProblem, taskTarget, TaskStateBase } from '@cdk-sfn/core';
import type {
  DynamicTargetOptions,
  TaskDescription,
  TaskPermission,
  TaskProblem,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { mediaConvertTaskErrors } from './media-convert-errors';

/** @see https://docs.aws.amazon.com/mediaconvert/latest/apireference/jobs.html#jobspost */
const LIMITS = { priority: { min: -50, max: 50 } };

/** What `MediaConvertCreateJob` takes beside the props of every task. */
export interface MediaConvertCreateJobOptions extends DynamicTargetOptions {
  /**
   * The request as AWS Elemental MediaConvert takes it, with values from the state wherever it likes. `Role`, the ARN of
   * the role that the job works with, and `Settings` are required. If the role comes from the state, `allowedTargets`
   * lists the ARNs of roles.
   *
   * @see https://docs.aws.amazon.com/mediaconvert/latest/apireference/jobs.html#jobspost
   */
  readonly createJobRequest: { [key: string]: any };
}

/** Props of `MediaConvertCreateJob`. */
export interface MediaConvertCreateJobProps extends MediaConvertCreateJobOptions, TaskStateBaseProps {}

/** Props of `MediaConvertCreateJob` in a JSONPath state. */
export interface MediaConvertCreateJobJsonPathProps extends MediaConvertCreateJobOptions, TaskStateJsonPathBaseProps {}

/** Props of `MediaConvertCreateJob` in a JSONata state. */
export interface MediaConvertCreateJobJsonataProps extends MediaConvertCreateJobOptions, TaskStateJsonataBaseProps {}

/**
 * Creates a transcoding job of AWS Elemental MediaConvert.
 *
 * With `RUN_JOB` it waits until the job ends, and gets what AWS Elemental MediaConvert knows about it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-mediaconvert.html
 * @see https://docs.aws.amazon.com/mediaconvert/latest/apireference/jobs.html#jobspost
 */
export class MediaConvertCreateJob extends TaskStateBase<MediaConvertCreateJobProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: MediaConvertCreateJobJsonPathProps,
  ): MediaConvertCreateJob {
    return new MediaConvertCreateJob(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: MediaConvertCreateJobJsonataProps): MediaConvertCreateJob {
    return new MediaConvertCreateJob(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { createJobRequest } = this.props;
    const { Priority, Role, Settings, Tags } = createJobRequest as Partial<CreateJobRequest>;
    const role = taskTarget(this, 'createJobRequest.Role', Role ?? '', this.props);
    const jobs = arnOf(this, 'jobs');
    return {
      resource: {
        service: 'mediaconvert',
        action: 'createJob',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: mediaConvertTaskErrors,
      arguments: createJobRequest,
      permissions: {
        call: [
          passTo(role.arns),
          {
            actions: ['mediaconvert:CreateJob'],
            // Templates and presets of the service itself belong to no account that one could name.
            resources: [arnOf(this, 'queues'), arnOf(this, 'jobTemplates', '*'), arnOf(this, 'presets', '*')],
          },
          ...(Tags === undefined ? [] : [{ actions: ['mediaconvert:TagResource'], resources: [jobs] }]),
        ],
        runJob: [
          { actions: ['mediaconvert:GetJob', 'mediaconvert:CancelJob'], resources: [jobs] },
          managedRule(this, 'StepFunctionsGetEventsForMediaConvertJobRule'),
        ],
      },
      problems: [
        missingProblem('Role', Role, 'give the ARN of the role that the job works with'),
        missingProblem('Settings', Settings, 'give the settings of the job'),
        role.problem,
        numberProblem('createJobRequest.Priority', Priority, LIMITS.priority),
      ],
    };
  }
}

/** What the task looks at in a request. */
interface CreateJobRequest {
  readonly Priority: number;
  readonly Role: string;
  readonly Settings: unknown;
  readonly Tags: unknown;
}

function missingProblem(field: string, value: unknown, fix: string): TaskProblem | undefined {
  return value === undefined ? { prop: `createJobRequest.${field}`, problem: 'is missing', fix } : undefined;
}

/** @see https://docs.aws.amazon.com/mediaconvert/latest/ug/iam-role-pass.html */
function passTo(roles: readonly string[]): TaskPermission {
  return {
    actions: ['iam:PassRole'],
    resources: roles,
    conditions: { StringLike: { 'iam:PassedToService': 'mediaconvert.amazonaws.com' } },
  };
}

/** All resources of a type. */
function arnOf(scope: Construct, resource: string, account?: string): string {
  return Stack.of(scope).formatArn({ service: 'mediaconvert', account, resource, resourceName: '*' });
}
