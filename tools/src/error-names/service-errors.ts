/** What is known of the errors of a service, as Step Functions names them. */
export interface ServiceErrors {
  /** What the constant with its errors is named after: `Dynamo` for `DynamoErrors`. */
  readonly name: string;
  /** What people call the service. */
  readonly title: string;
  /** What names of its errors begin with: `DynamoDB` in `DynamoDB.ConditionalCheckFailedException`. */
  readonly prefix: string;
  /** Where the prefix was seen. Without it the prefix is a guess, and nobody is warned because of it. */
  readonly seen?: string;
  /** The error of what its API does not describe: `AmazonDynamoDBException`. */
  readonly unknown?: string;
  /** Whether it runs code of users, whose errors have any name. */
  readonly runsUserCode?: boolean;
  /** The operations of actions that are not named after one; none where an action has no operation. */
  readonly operations?: Readonly<Record<string, readonly string[]>>;
  /** The clients of operations that are not in that of the service, by action. */
  readonly clients?: Readonly<Record<string, string>>;
  /** Actions that fail with the HTTP status of an answer. */
  readonly statuses?: readonly string[];
  /** Who answers with it, where the service has errors of its own beside: `Kubernetes` for `KubernetesNotFound`. */
  readonly statusOf?: string;
  /** What Step Functions adds. */
  readonly more?: readonly AddedError[];
}

/** An error that Step Functions adds to those of the API. */
export interface AddedError {
  /** With its prefix. */
  readonly name: string;
  /** When a task fails with it. */
  readonly when: string;
  /** Where it was seen. */
  readonly seen?: string;
}
