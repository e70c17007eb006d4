import { lengthProblem, numberProblem, TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { athenaTaskErrors } from './athena-errors';
import { resultKeyPermissions } from './result-configuration';
import type { ResultConfiguration } from './result-configuration';
import { ANY_BUCKET, objectsArn } from './s3-folder';
import { WORK_GROUP_LIMITS, workGroupTarget } from './work-group';

/** @see https://docs.aws.amazon.com/athena/latest/APIReference/API_GetQueryResults.html */
const LIMITS = {
  queryExecutionId: { min: 1, max: 128 },
  nextToken: { min: 1, max: 1024 },
  maxResults: { min: 1, max: 1000 },
};

/** What `AthenaGetQueryResults` takes beside the props of every task. */
export interface AthenaGetQueryResultsOptions {
  /** The id of the query, as `AthenaStartQueryExecution` gives it. */
  readonly queryExecutionId: string;

  /**
   * Where to go on, as the call before said.
   *
   * @default - from the first row
   */
  readonly nextToken?: string;

  /**
   * The largest number of rows in an answer, from 1 to 1,000. A state can hold 256 KiB.
   *
   * @default 1000
   */
  readonly maxResults?: number;

  /**
   * The work group that the query runs in, which narrows the permission. `*` and `?` match as in IAM.
   *
   * @default - any of this account and region
   */
  readonly workGroup?: string;

  /**
   * Where the query has put its results, and how it has encrypted them: what `AthenaStartQueryExecution` was given. It
   * narrows the permission to read objects, and grants the use of the key.
   *
   * @default - any object may be read
   */
  readonly resultConfiguration?: ResultConfiguration;
}

/** Props of `AthenaGetQueryResults`. */
export interface AthenaGetQueryResultsProps extends AthenaGetQueryResultsOptions, TaskStateBaseProps {}

/** Props of `AthenaGetQueryResults` in a JSONPath state. */
export interface AthenaGetQueryResultsJsonPathProps extends AthenaGetQueryResultsOptions, TaskStateJsonPathBaseProps {}

/** Props of `AthenaGetQueryResults` in a JSONata state. */
export interface AthenaGetQueryResultsJsonataProps extends AthenaGetQueryResultsOptions, TaskStateJsonataBaseProps {}

/**
 * Gets the results of a query that has ended, as rows. The first row of the first answer has the names of the columns.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-athena.html
 * @see https://docs.aws.amazon.com/athena/latest/APIReference/API_GetQueryResults.html
 */
export class AthenaGetQueryResults extends TaskStateBase<AthenaGetQueryResultsProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: AthenaGetQueryResultsJsonPathProps,
  ): AthenaGetQueryResults {
    return new AthenaGetQueryResults(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: AthenaGetQueryResultsJsonataProps): AthenaGetQueryResults {
    return new AthenaGetQueryResults(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { maxResults, nextToken, queryExecutionId, resultConfiguration, workGroup } = this.props;
    const { outputLocation = ANY_BUCKET } = resultConfiguration ?? {};
    return {
      resource: { service: 'athena', action: 'getQueryResults', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      errors: athenaTaskErrors,
      arguments: { QueryExecutionId: queryExecutionId, NextToken: nextToken, MaxResults: maxResults },
      permissions: {
        call: [
          { actions: ['athena:GetQueryResults'], resources: workGroupTarget(this, workGroup ?? '*').arns },
          { actions: ['s3:GetObject'], resources: [objectsArn(this, outputLocation)] },
          ...resultKeyPermissions(resultConfiguration, ['kms:Decrypt']),
        ],
      },
      problems: [
        lengthProblem('queryExecutionId', queryExecutionId, LIMITS.queryExecutionId),
        lengthProblem('nextToken', nextToken, LIMITS.nextToken),
        numberProblem('maxResults', maxResults, LIMITS.maxResults),
        lengthProblem('workGroup', workGroup, WORK_GROUP_LIMITS),
      ],
    };
  }
}
