import { comesFromStateData } from '@cdk-sfn/core';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** What is needed of an EventBridge connection; `IConnection` of `aws-events` has it. */
export interface HttpConnection {
  /** The ARN of the connection. */
  readonly connectionArn: string;

  /**
   * The ARN of the secret in which EventBridge keeps what the connection says of itself to the API.
   *
   * @default - not known, so that the secrets of all connections in the account and region of the stack are granted
   */
  readonly connectionSecretArn?: string;
}

/**
 * The ARN to grant for the secret of a connection.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-target-connection-auth.html
 */
export function secretArn(scope: Construct, { connectionArn, connectionSecretArn }: HttpConnection): string {
  const isKnown = connectionSecretArn !== undefined && !comesFromStateData(scope, connectionSecretArn);
  return isKnown && !comesFromStateData(scope, connectionArn)
    ? connectionSecretArn
    : Stack.of(scope).formatArn({
        service: 'secretsmanager',
        resource: 'secret',
        resourceName: 'events!connection/*',
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      });
}
