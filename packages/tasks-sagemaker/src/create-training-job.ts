import { TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** What `SagemakerCreateTrainingJob` takes beside the props of every task. */
export interface SagemakerCreateTrainingJobOptions {
  /** The name of what is worked on. */
  readonly name: string;
}

/** Props of `SagemakerCreateTrainingJob`. */
export interface SagemakerCreateTrainingJobProps extends SagemakerCreateTrainingJobOptions, TaskStateBaseProps {}

/** Props of `SagemakerCreateTrainingJob` in a JSONPath state. */
export interface SagemakerCreateTrainingJobJsonPathProps
  extends SagemakerCreateTrainingJobOptions, TaskStateJsonPathBaseProps {}

/** Props of `SagemakerCreateTrainingJob` in a JSONata state. */
export interface SagemakerCreateTrainingJobJsonataProps
  extends SagemakerCreateTrainingJobOptions, TaskStateJsonataBaseProps {}

/**
 * Calls `CreateTrainingJob` of Amazon SageMaker.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export class SagemakerCreateTrainingJob extends TaskStateBase<SagemakerCreateTrainingJobProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: SagemakerCreateTrainingJobJsonPathProps,
  ): SagemakerCreateTrainingJob {
    return new SagemakerCreateTrainingJob(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: SagemakerCreateTrainingJobJsonataProps,
  ): SagemakerCreateTrainingJob {
    return new SagemakerCreateTrainingJob(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    return {
      resource: { service: 'sagemaker', action: 'createTrainingJob', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      arguments: { Name: this.props.name },
      permissions: { call: [{ actions: ['sagemaker:CreateTrainingJob'], resources: ['*'] }] },
    };
  }
}
