import { TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** What `GlueStartJobRun` takes beside the props of every task. */
export interface GlueStartJobRunOptions {
  /** The name of what is worked on. */
  readonly name: string;
}

/** Props of `GlueStartJobRun`. */
export interface GlueStartJobRunProps extends GlueStartJobRunOptions, TaskStateBaseProps {}

/** Props of `GlueStartJobRun` in a JSONPath state. */
export interface GlueStartJobRunJsonPathProps extends GlueStartJobRunOptions, TaskStateJsonPathBaseProps {}

/** Props of `GlueStartJobRun` in a JSONata state. */
export interface GlueStartJobRunJsonataProps extends GlueStartJobRunOptions, TaskStateJsonataBaseProps {}

/**
 * Calls `StartJobRun` of AWS Glue.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export class GlueStartJobRun extends TaskStateBase<GlueStartJobRunProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: GlueStartJobRunJsonPathProps): GlueStartJobRun {
    return new GlueStartJobRun(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: GlueStartJobRunJsonataProps): GlueStartJobRun {
    return new GlueStartJobRun(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    return {
      resource: { service: 'glue', action: 'startJobRun', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      arguments: { Name: this.props.name },
      permissions: { call: [{ actions: ['glue:StartJobRun'], resources: ['*'] }] },
    };
  }
}
