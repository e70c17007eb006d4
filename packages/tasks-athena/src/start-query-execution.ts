import {
  amountIn,
  amountProblems,
  countProblem,
  lengthProblem,
  namedTarget,
  numberProblem,
  TaskStateBase,
} from '@cdk-sfn/core';
import type {
  DynamicTargetOptions,
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import type { Duration } from 'aws-cdk-lib/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { athenaTaskErrors } from './athena-errors';
import { dataAccessProblems, dataPermissions } from './query-data-access';
import type { QueryDataAccess } from './query-data-access';
import type { QueryExecutionContext } from './query-execution-context';
import { resultConfiguration, resultKeyPermissions, resultKeyProblem } from './result-configuration';
import type { ResultConfiguration } from './result-configuration';
import { WORK_GROUP_LIMITS, workGroupTarget } from './work-group';

/** @see https://docs.aws.amazon.com/athena/latest/APIReference/API_StartQueryExecution.html */
const LIMITS = {
  queryString: { min: 1, max: 262_144 },
  clientRequestToken: { min: 32, max: 128 },
  catalogName: { min: 1, max: 256 },
  databaseName: { min: 1, max: 255 },
  executionParameters: { min: 1, unit: 'parameters' },
  executionParameter: { min: 1, max: 1024 },
  resultReuseConfigurationMaxAge: { min: 0, max: 10_080, unit: 'minutes' },
};

/** What `AthenaStartQueryExecution` takes beside the props of every task. */
export interface AthenaStartQueryExecutionOptions extends DynamicTargetOptions {
  /** The SQL, at most 262,144 characters. May come from the state, whole or in part. */
  readonly queryString: string;

  /**
   * Makes sure that the query runs once: a second call with the same token starts no other. 32 to 128 characters.
   *
   * @default - one that AWS makes
   */
  readonly clientRequestToken?: string;

  /**
   * The catalog and the database that the query works in.
   *
   * @default - the database `default` of the AWS Glue Data Catalog
   */
  readonly queryExecutionContext?: QueryExecutionContext;

  /**
   * Where the results go, and how they are encrypted.
   *
   * @default - as the work group says
   */
  readonly resultConfiguration?: ResultConfiguration;

  /**
   * The name of the work group, at most 128 characters. If it comes from the state, queries may be started in all work
   * groups of this account and region, unless `allowedTargets` lists the ARNs of some.
   *
   * @default - `primary`
   */
  readonly workGroup?: string;

  /**
   * The values of the parameters (`?`) of the query, in their order. At least one, of 1 to 1,024 characters each.
   *
   * @default - none
   */
  readonly executionParameters?: string[];

  /**
   * How old results of the same query may be to be used again, in whole minutes, at most 7 days.
   *
   * @default - the query is run
   */
  readonly resultReuseConfigurationMaxAge?: Duration;

  /**
   * What the query reads and writes, for the permissions of the state machine alone.
   *
   * @default - it reads objects anywhere, and changes the database of `queryExecutionContext`
   */
  readonly dataAccess?: QueryDataAccess;
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
 * Starts an SQL query.
 *
 * With `RUN_JOB` it waits until the query ends, and gets what Athena knows about it, but not its rows:
 * `AthenaGetQueryResults` gets those.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-athena.html
 * @see https://docs.aws.amazon.com/athena/latest/APIReference/API_StartQueryExecution.html
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
    const { clientRequestToken, executionParameters, queryExecutionContext = {}, queryString } = this.props;
    const { catalogName, databaseName } = queryExecutionContext;
    const workGroup = workGroupTarget(this, this.props.workGroup ?? 'primary', this.props);
    const catalog = namedTarget(
      this,
      'queryExecutionContext.catalogName',
      {
        name: catalogName ?? 'AwsDataCatalog',
        arn: { service: 'athena', resource: 'datacatalog' },
        mayBeAny: true,
      },
      {},
    );
    const maxAge = amountIn('minutes', this.props.resultReuseConfigurationMaxAge);
    return {
      resource: {
        service: 'athena',
        action: 'startQueryExecution',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: athenaTaskErrors,
      arguments: {
        QueryString: queryString,
        ClientRequestToken: clientRequestToken,
        QueryExecutionContext:
          catalogName || databaseName ? { Catalog: catalogName, Database: databaseName } : undefined,
        ResultConfiguration: resultConfiguration(this.props.resultConfiguration),
        WorkGroup: this.props.workGroup,
        ExecutionParameters: executionParameters,
        ResultReuseConfiguration:
          maxAge === undefined
            ? undefined
            : { ResultReuseByAgeConfiguration: { Enabled: true, MaxAgeInMinutes: maxAge } },
      },
      permissions: {
        call: [
          { actions: ['athena:GetDataCatalog'], resources: catalog.arns },
          { actions: ['athena:StartQueryExecution'], resources: workGroup.arns },
          ...dataPermissions(this, this.props),
          ...resultKeyPermissions(this.props.resultConfiguration, ['kms:Decrypt', 'kms:GenerateDataKey']),
        ],
        runJob: [{ actions: ['athena:GetQueryExecution', 'athena:StopQueryExecution'], resources: workGroup.arns }],
      },
      problems: [
        workGroup.problem,
        lengthProblem('queryString', queryString, LIMITS.queryString),
        lengthProblem('clientRequestToken', clientRequestToken, LIMITS.clientRequestToken),
        lengthProblem('queryExecutionContext.catalogName', catalogName, LIMITS.catalogName),
        lengthProblem('queryExecutionContext.databaseName', databaseName, LIMITS.databaseName),
        lengthProblem('workGroup', this.props.workGroup, WORK_GROUP_LIMITS),
        countProblem('executionParameters', executionParameters, LIMITS.executionParameters),
        ...(executionParameters ?? []).map((parameter, i) =>
          lengthProblem(`executionParameters[${i}]`, parameter, LIMITS.executionParameter),
        ),
        ...amountProblems('minutes', {
          resultReuseConfigurationMaxAge: this.props.resultReuseConfigurationMaxAge,
        }),
        numberProblem('resultReuseConfigurationMaxAge', maxAge, LIMITS.resultReuseConfigurationMaxAge),
        ...dataAccessProblems(this.props.dataAccess),
        resultKeyProblem(this.props.resultConfiguration),
      ],
    };
  }
}
