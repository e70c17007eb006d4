import { TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** What `AthenaStartQueryExecution` takes beside the props of every task. */
export interface AthenaStartQueryExecutionOptions {
  /** The name of what is worked on. */
  readonly name: string;
}

/** Props of `AthenaStartQueryExecution`. */
export interface AthenaStartQueryExecutionProps extends AthenaStartQueryExecutionOptions, TaskStateBaseProps {}

/** Props of `AthenaStartQueryExecution` in a JSONPath state. */
export interface AthenaStartQueryExecutionJsonPathProps
  extends AthenaStartQueryExecutionOptions, TaskStateJsonPathBaseProps {}

/** Props of `AthenaStartQueryExecution` in a JSONata state. */
export interface AthenaStartQueryExecutionJsonataProps
  extends AthenaStartQueryExecutionOptions, TaskStateJsonataBaseProps {}

/**
 * Calls `StartQueryExecution` of Amazon Athena.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export class AthenaStartQueryExecution extends TaskStateBase<AthenaStartQueryExecutionProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: AthenaStartQueryExecutionJsonPathProps,
  ): AthenaStartQueryExecution {
    return new AthenaStartQueryExecution(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: AthenaStartQueryExecutionJsonataProps,
  ): AthenaStartQueryExecution {
    return new AthenaStartQueryExecution(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    return {
      resource: { service: 'athena', action: 'startQueryExecution', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      arguments: { Name: this.props.name },
      permissions: { call: [{ actions: ['athena:StartQueryExecution'], resources: ['*'] }] },
    };
  }
}
