import { TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** What `DatabrewStartJobRun` takes beside the props of every task. */
export interface DatabrewStartJobRunOptions {
  /** The name of what is worked on. */
  readonly name: string;
}

/** Props of `DatabrewStartJobRun`. */
export interface DatabrewStartJobRunProps extends DatabrewStartJobRunOptions, TaskStateBaseProps {}

/** Props of `DatabrewStartJobRun` in a JSONPath state. */
export interface DatabrewStartJobRunJsonPathProps extends DatabrewStartJobRunOptions, TaskStateJsonPathBaseProps {}

/** Props of `DatabrewStartJobRun` in a JSONata state. */
export interface DatabrewStartJobRunJsonataProps extends DatabrewStartJobRunOptions, TaskStateJsonataBaseProps {}

/**
 * Calls `StartJobRun` of AWS Glue DataBrew.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export class DatabrewStartJobRun extends TaskStateBase<DatabrewStartJobRunProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: DatabrewStartJobRunJsonPathProps): DatabrewStartJobRun {
    return new DatabrewStartJobRun(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: DatabrewStartJobRunJsonataProps): DatabrewStartJobRun {
    return new DatabrewStartJobRun(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    return {
      resource: { service: 'databrew', action: 'startJobRun', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      arguments: { Name: this.props.name },
      permissions: { call: [{ actions: ['databrew:StartJobRun'], resources: ['*'] }] },
    };
  }
}
