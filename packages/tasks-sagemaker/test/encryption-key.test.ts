import { App, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { expect, test } from 'vitest';
import { keyArn, keyId, volumeKeyPermissions } from '../src/encryption-key';

const theirs = 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd';
const ref = { keyRef: { keyArn: theirs, keyId: '1234abcd' } };

test('a key has an id and an ARN', () => {
  const stack = new Stack();
  const key = new kms.Key(stack, 'Key');

  expect(keyId(stack, key)).toBe(key.keyId);
  expect(keyArn(key)).toBe(key.keyArn);
});

test('anything with the names of a key is one', () => {
  expect(keyId(new Stack(), ref)).toBe('1234abcd');
  expect(keyArn(ref)).toBe(theirs);
});

test('a key of another account has its ARN for an id', () => {
  const env = { account: '111111111111', region: 'eu-west-1' };

  expect(keyId(new Stack(new App(), 'Stack', { env }), ref)).toBe(theirs);
});

test('a key of the account of the stack has its id', () => {
  const env = { account: '222222222222', region: 'eu-west-1' };

  expect(keyId(new Stack(new App(), 'Stack', { env }), ref)).toBe('1234abcd');
});

test('volumes need a grant on their key', () => {
  expect(volumeKeyPermissions(ref)).toEqual([{ actions: ['kms:CreateGrant'], resources: [theirs] }]);
});

test('volumes without a key need none', () => {
  expect(volumeKeyPermissions(undefined)).toEqual([]);
});
