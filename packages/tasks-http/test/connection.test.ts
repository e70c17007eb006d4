import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { readable } from '../../../tools/vitest/rendered-state';
import { secretArn } from '../src/connection';

const connectionArn = 'arn:aws:events:eu-west-1:111111111111:connection/orders/a1b2c3d4';
const connectionSecretArn = 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:events!connection/orders/e5f6-AbCdEf';
const any = 'arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:events!connection/*';
const fromState = JsonPath.stringAt('$.arn');

test('a secret that is known is granted', () => {
  expect(secretArn(new Stack(), { connectionArn, connectionSecretArn })).toBe(connectionSecretArn);
});

test.each([
  { connectionArn },
  { connectionArn, connectionSecretArn: fromState },
  { connectionArn: fromState, connectionSecretArn },
])('otherwise the secrets of all connections are', (connection) => {
  const stack = new Stack();

  expect(readable(stack.resolve(secretArn(stack, connection)))).toBe(any);
});
