import { lengthProblem, TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { athenaTaskErrors } from './athena-errors';
import { WORK_GROUP_LIMITS, workGroupTarget } from './work-group';

/** @see https://docs.aws.amazon.com/athena/latest/APIReference/API_StopQueryExecution.html */
const LIMITS = { queryExecutionId: { min: 1, max: 128 } };

/** What `AthenaStopQueryExecution` takes beside the props of every task. */
export interface AthenaStopQueryExecutionOptions {
  /** The id of the query, as `AthenaStartQueryExecution` gives it. */
  readonly queryExecutionId: string;

  /**
   * The work group that the query runs in, which narrows the permission. `*` and `?` match as in IAM.
   *
   * @default - any of this account and region
   */
  readonly workGroup?: string;
}

/** Props of `AthenaStopQueryExecution`. */
export interface AthenaStopQueryExecutionProps extends AthenaStopQueryExecutionOptions, TaskStateBaseProps {}

/** Props of `AthenaStopQueryExecution` in a JSONPath state. */
export interface AthenaStopQueryExecutionJsonPathProps
  extends AthenaStopQueryExecutionOptions, TaskStateJsonPathBaseProps {}

/** Props of `AthenaStopQueryExecution` in a JSONata state. */
export interface AthenaStopQueryExecutionJsonataProps
  extends AthenaStopQueryExecutionOptions, TaskStateJsonataBaseProps {}

/**
 * Stops a query.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-athena.html
 * @see https://docs.aws.amazon.com/athena/latest/APIReference/API_StopQueryExecution.html
 */
export class AthenaStopQueryExecution extends TaskStateBase<AthenaStopQueryExecutionProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: AthenaStopQueryExecutionJsonPathProps,
  ): AthenaStopQueryExecution {
    return new AthenaStopQueryExecution(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: AthenaStopQueryExecutionJsonataProps,
  ): AthenaStopQueryExecution {
    return new AthenaStopQueryExecution(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { queryExecutionId, workGroup } = this.props;
    const { arns } = workGroupTarget(this, workGroup ?? '*');
    return {
      resource: { service: 'athena', action: 'stopQueryExecution', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      errors: athenaTaskErrors,
      arguments: { QueryExecutionId: queryExecutionId },
      permissions: { call: [{ actions: ['athena:StopQueryExecution'], resources: arns }] },
      problems: [
        lengthProblem('queryExecutionId', queryExecutionId, LIMITS.queryExecutionId),
        lengthProblem('workGroup', workGroup, WORK_GROUP_LIMITS),
      ],
    };
  }
}
