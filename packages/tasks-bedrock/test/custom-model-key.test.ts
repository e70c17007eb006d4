import { Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { expect, test } from 'vitest';
import { readable } from '../../../tools/vitest/rendered-state';
import { letEncryptModels } from '../src/custom-model-key';

const roleArn = 'arn:aws:iam::111111111111:role/customizer';

test('the policy of a key lets the role use it', () => {
  const stack = new Stack();
  const key = new kms.Key(stack, 'Key');

  expect(letEncryptModels(stack, key, roleArn)).toBeUndefined();

  const policy: unknown = (key.node.defaultChild as kms.CfnKey).keyPolicy;
  const { Statement } = readable(stack.resolve(policy)) as { readonly Statement: readonly unknown[] };
  expect(Statement[1]).toEqual({
    Effect: 'Allow',
    Action: ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey', 'kms:CreateGrant'],
    Resource: '*',
    Principal: { AWS: roleArn },
    Condition: { StringEquals: { 'kms:ViaService': ['bedrock.<AWS::Region>.amazonaws.com'] } },
  });
});

test('the policy of an imported key cannot', () => {
  const stack = new Stack();
  const key = kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111111111111:key/k');

  expect(letEncryptModels(stack, key, roleArn)).toMatchObject({ prop: 'customModelKmsKey' });
});
