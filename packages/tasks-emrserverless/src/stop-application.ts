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

/** What `EmrServerlessStopApplication` takes beside the props of every task. */
export interface EmrServerlessStopApplicationOptions extends EmrServerlessApplicationOptions {}

/** Props of `EmrServerlessStopApplication`. */
export interface EmrServerlessStopApplicationProps extends EmrServerlessStopApplicationOptions, TaskStateBaseProps {}

/** Props of `EmrServerlessStopApplication` in a JSONPath state. */
export interface EmrServerlessStopApplicationJsonPathProps
  extends EmrServerlessStopApplicationOptions, TaskStateJsonPathBaseProps {}

/** Props of `EmrServerlessStopApplication` in a JSONata state. */
export interface EmrServerlessStopApplicationJsonataProps
  extends EmrServerlessStopApplicationOptions, TaskStateJsonataBaseProps {}

/**
 * Stops an Amazon EMR Serverless application, which lets its capacity go. No job may be running.
 *
 * With `RUN_JOB` it waits until the application has stopped.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-serverless.html
 * @see https://docs.aws.amazon.com/emr-serverless/latest/APIReference/API_StopApplication.html
 */
export class EmrServerlessStopApplication extends TaskStateBase<EmrServerlessStopApplicationProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: EmrServerlessStopApplicationJsonPathProps,
  ): EmrServerlessStopApplication {
    return new EmrServerlessStopApplication(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: EmrServerlessStopApplicationJsonataProps,
  ): EmrServerlessStopApplication {
    return new EmrServerlessStopApplication(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const application = applicationTarget(this, this.props);
    return {
      resource: {
        service: 'emr-serverless',
        action: 'stopApplication',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: emrServerlessTaskErrors,
      arguments: { ApplicationId: this.props.applicationId },
      permissions: {
        call: [{ actions: ['emr-serverless:StopApplication'], resources: application.arns }],
        runJob: [
          { actions: ['emr-serverless:GetApplication'], resources: application.arns },
          managedRule(this, APPLICATION_RULE),
        ],
      },
      problems: [application.problem, applicationIdProblem(this.props.applicationId)],
    };
  }
}
