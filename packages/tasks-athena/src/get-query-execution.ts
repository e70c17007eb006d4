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

/** @see https://docs.aws.amazon.com/athena/latest/APIReference/API_GetQueryExecution.html */
const LIMITS = { queryExecutionId: { min: 1, max: 128 } };

/** What `AthenaGetQueryExecution` takes beside the props of every task. */
export interface AthenaGetQueryExecutionOptions {
  /** The id of the query, as `AthenaStartQueryExecution` gives it. */
  readonly queryExecutionId: string;

  /**
   * The work group that the query runs in, which narrows the permission. `*` and `?` match as in IAM.
   *
   * @default - any of this account and region
   */
  readonly workGroup?: string;
}

/** Props of `AthenaGetQueryExecution`. */
export interface AthenaGetQueryExecutionProps extends AthenaGetQueryExecutionOptions, TaskStateBaseProps {}

/** Props of `AthenaGetQueryExecution` in a JSONPath state. */
export interface AthenaGetQueryExecutionJsonPathProps
  extends AthenaGetQueryExecutionOptions, TaskStateJsonPathBaseProps {}

/** Props of `AthenaGetQueryExecution` in a JSONata state. */
export interface AthenaGetQueryExecutionJsonataProps
  extends AthenaGetQueryExecutionOptions, TaskStateJsonataBaseProps {}

/**
 * Asks what has become of a query: its state, its statistics, where its results are.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-athena.html
 * @see https://docs.aws.amazon.com/athena/latest/APIReference/API_GetQueryExecution.html
 */
export class AthenaGetQueryExecution extends TaskStateBase<AthenaGetQueryExecutionProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: AthenaGetQueryExecutionJsonPathProps,
  ): AthenaGetQueryExecution {
    return new AthenaGetQueryExecution(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: AthenaGetQueryExecutionJsonataProps,
  ): AthenaGetQueryExecution {
    return new AthenaGetQueryExecution(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { queryExecutionId, workGroup } = this.props;
    const { arns } = workGroupTarget(this, workGroup ?? '*');
    return {
      resource: { service: 'athena', action: 'getQueryExecution', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      errors: athenaTaskErrors,
      arguments: { QueryExecutionId: queryExecutionId },
      permissions: { call: [{ actions: ['athena:GetQueryExecution'], resources: arns }] },
      problems: [
        lengthProblem('queryExecutionId', queryExecutionId, LIMITS.queryExecutionId),
        lengthProblem('workGroup', workGroup, WORK_GROUP_LIMITS),
      ],
    };
  }
}
