import { TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** What `BatchSubmitJob` takes beside the props of every task. */
export interface BatchSubmitJobOptions {
  /** The name of what is worked on. */
  readonly name: string;
}

/** Props of `BatchSubmitJob`. */
export interface BatchSubmitJobProps extends BatchSubmitJobOptions, TaskStateBaseProps {}

/** Props of `BatchSubmitJob` in a JSONPath state. */
export interface BatchSubmitJobJsonPathProps extends BatchSubmitJobOptions, TaskStateJsonPathBaseProps {}

/** Props of `BatchSubmitJob` in a JSONata state. */
export interface BatchSubmitJobJsonataProps extends BatchSubmitJobOptions, TaskStateJsonataBaseProps {}

/**
 * Calls `SubmitJob` of AWS Batch.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export class BatchSubmitJob extends TaskStateBase<BatchSubmitJobProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: BatchSubmitJobJsonPathProps): BatchSubmitJob {
    return new BatchSubmitJob(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: BatchSubmitJobJsonataProps): BatchSubmitJob {
    return new BatchSubmitJob(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    return {
      resource: { service: 'batch', action: 'submitJob', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      arguments: { Name: this.props.name },
      permissions: { call: [{ actions: ['batch:SubmitJob'], resources: ['*'] }] },
    };
  }
}
