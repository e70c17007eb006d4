import { Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { beforeEach, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { AthenaStartQueryExecution, EncryptionOption } from '../src';
import type { EncryptionConfiguration } from '../src';

const keyArn = 'arn:aws:kms:eu-west-1:111111111111:key/k';
let stack: Stack;
let key: kms.IKey;

beforeEach(() => {
  stack = new Stack();
  key = kms.Key.fromKeyArn(stack, 'Key', keyArn);
});

function start(encryptionConfiguration: EncryptionConfiguration): AthenaStartQueryExecution {
  return new AthenaStartQueryExecution(stack, 'Query', {
    queryString: 'SELECT 1',
    resultConfiguration: { encryptionConfiguration },
  });
}

test.each([
  [EncryptionOption.KMS, 'SSE_KMS'],
  [EncryptionOption.CLIENT_SIDE_KMS, 'CSE_KMS'],
])('a key for %s is named, and may be used', (encryptionOption, wireName) => {
  const task = start({ encryptionOption, encryptionKey: key });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::athena:startQueryExecution',
    Parameters: {
      QueryString: 'SELECT 1',
      ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: wireName, KmsKey: keyArn } },
    },
  });
  expect(permissionsOf(task)).toContainEqual({
    Effect: 'Allow',
    Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
    Resource: keyArn,
  });
});

test('without a key none is named or used', () => {
  const task = start({ encryptionOption: EncryptionOption.KMS });

  expect(stateOf(task)).toMatchObject({
    Parameters: { ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_KMS' } } },
  });
  expect(JSON.stringify(permissionsOf(task))).not.toContain('kms:');
});

test('a key for S3_MANAGED is an error', () => {
  start({ encryptionOption: EncryptionOption.S3_MANAGED });

  expect(
    messageOf(
      () =>
        new AthenaStartQueryExecution(stack, 'Astray', {
          queryString: 'SELECT 1',
          resultConfiguration: {
            encryptionConfiguration: { encryptionOption: EncryptionOption.S3_MANAGED, encryptionKey: key },
          },
        }),
    ),
  ).toBe(
    'Default/Astray has a problem:\n' +
      '  - resultConfiguration.encryptionConfiguration.encryptionKey is given for S3_MANAGED, which has a key of its own: ' +
      'use KMS or CLIENT_SIDE_KMS, or leave the key away',
  );
});
