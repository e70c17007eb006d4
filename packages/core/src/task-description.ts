import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IntegrationPattern, QueryLanguage, RetryProps, TaskMetricsConfig } from 'aws-cdk-lib/aws-stepfunctions';
import type { TaskErrors } from './error-names';
import type { TaskPermissions } from './task-permissions';
import type { TaskProblem } from './task-validation-error';

/**
 * An integration that Step Functions calls by name: `arn:<partition>:states:::<service>:<action>`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export interface ServiceIntegration {
  /** The service as it stands in the ARN: `dynamodb`, `aws-sdk:glue`. */
  readonly service: string;
  /** The API action as it stands in the ARN: `getItem`. */
  readonly action: string;
  /** The integration patterns that the service supports; the first is the default. */
  readonly patterns: readonly [IntegrationPattern, ...IntegrationPattern[]];
  /**
   * The version of the `.sync` contract, for `.sync:2`.
   *
   * @default - `.sync`
   */
  readonly runJobVersion?: number;
}

/** Something that the state names by its ARN alone: a Lambda function, an activity. It can only be called and awaited. */
export interface ArnResource {
  readonly arn: string;
}

/** What a task does, as data. */
export interface TaskDescription {
  /** What the state calls. */
  readonly resource: ServiceIntegration | ArnResource;
  /**
   * The arguments of the call, by their wire names. A value at any depth may be a literal, a CDK token, a JSONPath
   * reference or a JSONata expression; `undefined` is left out, `null` is kept. A reference instead of an object hands
   * on what it refers to.
   *
   * @default - the input of the state
   */
  readonly arguments?: unknown;
  /**
   * What the state machine's role must be allowed to do.
   *
   * @default - nothing
   */
  readonly permissions?: TaskPermissions;
  /**
   * What the state machine's role gets beside `permissions`, as the user wrote it.
   *
   * @default - nothing
   */
  readonly statements?: readonly PolicyStatement[];
  /**
   * The names and dimensions of the task's metrics.
   *
   * @default - only `metric(name)` works
   */
  readonly metrics?: TaskMetricsConfig;
  /**
   * Retries that the service should always have, before those that the user adds.
   *
   * @default - none
   */
  readonly retries?: readonly RetryProps[];
  /**
   * The errors that the service raises in the task, so that a `Retry` or `Catch` of a name that none of them has gives
   * a warning.
   *
   * @default - nothing is known of them
   */
  readonly errors?: TaskErrors;
  /**
   * Whether `timeout` and `taskTimeout` stand in the arguments (`timeoutArgument`), so that the state has no timeout.
   *
   * @default false
   */
  readonly timeoutIsArgument?: boolean;
  /**
   * Props that only one query language has, for those that are given.
   *
   * @default - none
   */
  readonly onlyIn?: { readonly [prop: string]: QueryLanguage };
  /**
   * What is wrong with the props. Entries that are not a problem (`false`, `undefined`) are passed over.
   *
   * @default - nothing
   */
  readonly problems?: readonly (TaskProblem | false | undefined)[];
}
