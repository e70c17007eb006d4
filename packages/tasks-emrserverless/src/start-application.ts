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

/** What `EmrServerlessStartApplication` takes beside the props of every task. */
export interface EmrServerlessStartApplicationOptions extends EmrServerlessApplicationOptions {}

/** Props of `EmrServerlessStartApplication`. */
export interface EmrServerlessStartApplicationProps extends EmrServerlessStartApplicationOptions, TaskStateBaseProps {}

/** Props of `EmrServerlessStartApplication` in a JSONPath state. */
export interface EmrServerlessStartApplicationJsonPathProps
  extends EmrServerlessStartApplicationOptions, TaskStateJsonPathBaseProps {}

/** Props of `EmrServerlessStartApplication` in a JSONata state. */
export interface EmrServerlessStartApplicationJsonataProps
  extends EmrServerlessStartApplicationOptions, TaskStateJsonataBaseProps {}

/**
 * Starts an Amazon EMR Serverless application, with its initial capacity.
 *
 * With `RUN_JOB` it waits until the application has started, and stops it when the execution is stopped.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-serverless.html
 * @see https://docs.aws.amazon.com/emr-serverless/latest/APIReference/API_StartApplication.html
 */
export class EmrServerlessStartApplication extends TaskStateBase<EmrServerlessStartApplicationProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: EmrServerlessStartApplicationJsonPathProps,
  ): EmrServerlessStartApplication {
    return new EmrServerlessStartApplication(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: EmrServerlessStartApplicationJsonataProps,
  ): EmrServerlessStartApplication {
    return new EmrServerlessStartApplication(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const application = applicationTarget(this, this.props);
    return {
      resource: {
        service: 'emr-serverless',
        action: 'startApplication',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: emrServerlessTaskErrors,
      arguments: { ApplicationId: this.props.applicationId },
      permissions: {
        call: [{ actions: ['emr-serverless:StartApplication'], resources: application.arns }],
        runJob: [
          { actions: ['emr-serverless:GetApplication', 'emr-serverless:StopApplication'], resources: application.arns },
          managedRule(this, APPLICATION_RULE),
        ],
      },
      problems: [application.problem, applicationIdProblem(this.props.applicationId)],
    };
  }
}
