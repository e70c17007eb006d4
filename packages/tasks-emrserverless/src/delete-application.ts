import { managedRule, TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonPathBaseProps,
  TaskStateJsonataBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { APPLICATION_RULE, applicationIdProblem, applicationTarget } from './application';
import type { EmrServerlessApplicationOptions } from './application';
import { emrServerlessTaskErrors } from './emr-serverless-errors';

/** What `EmrServerlessDeleteApplication` takes beside the props of every task. */
export interface EmrServerlessDeleteApplicationOptions extends EmrServerlessApplicationOptions {}

/** Props of `EmrServerlessDeleteApplication`. */
export interface EmrServerlessDeleteApplicationProps
  extends EmrServerlessDeleteApplicationOptions, TaskStateBaseProps {}

/** Props of `EmrServerlessDeleteApplication` in a JSONPath state. */
export interface EmrServerlessDeleteApplicationJsonPathProps
  extends EmrServerlessDeleteApplicationOptions, TaskStateJsonPathBaseProps {}

/** Props of `EmrServerlessDeleteApplication` in a JSONata state. */
export interface EmrServerlessDeleteApplicationJsonataProps
  extends EmrServerlessDeleteApplicationOptions, TaskStateJsonataBaseProps {}

/**
 * Deletes an Amazon EMR Serverless application. It has to be stopped, or never have been started.
 *
 * With `RUN_JOB` it waits until the application is gone.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-serverless.html
 * @see https://docs.aws.amazon.com/emr-serverless/latest/APIReference/API_DeleteApplication.html
 */
export class EmrServerlessDeleteApplication extends TaskStateBase<EmrServerlessDeleteApplicationProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: EmrServerlessDeleteApplicationJsonPathProps,
  ): EmrServerlessDeleteApplication {
    return new EmrServerlessDeleteApplication(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: EmrServerlessDeleteApplicationJsonataProps,
  ): EmrServerlessDeleteApplication {
    return new EmrServerlessDeleteApplication(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const application = applicationTarget(this, this.props);
    return {
      resource: {
        service: 'emr-serverless',
        action: 'deleteApplication',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: emrServerlessTaskErrors,
      arguments: { ApplicationId: this.props.applicationId },
      permissions: {
        call: [{ actions: ['emr-serverless:DeleteApplication'], resources: application.arns }],
        runJob: [
          { actions: ['emr-serverless:GetApplication'], resources: application.arns },
          managedRule(this, APPLICATION_RULE),
        ],
      },
      problems: [application.problem, applicationIdProblem(this.props.applicationId)],
    };
  }
}
