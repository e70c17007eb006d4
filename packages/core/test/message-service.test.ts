import { Aws, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { describe, expect, test } from 'vitest';
import { encryptedMessagePermissions, Jsonata, JsonPath, messageIdProblems } from '../src';

test('a key is used to encrypt, no key needs nothing', () => {
  const key = kms.Key.fromKeyArn(new Stack(), 'Key', 'arn:aws:kms:eu-central-1:123456789012:key/x');

  expect(encryptedMessagePermissions(key)).toEqual([
    { actions: ['kms:Decrypt', 'kms:GenerateDataKey*'], resources: [key.keyArn] },
  ]);
  expect(encryptedMessagePermissions(undefined)).toEqual([]);
});

describe('the id of a message', () => {
  test.each(['a', '!~', 'x'.repeat(128), '$.looks-like-a-path', undefined, Aws.REGION])('may be %s', (id) => {
    expect(messageIdProblems({ messageGroupId: id })).toEqual([]);
  });

  test.each([JsonPath.stringAt('$.a'), `a b ${JsonPath.stringAt('$.a')}`, Jsonata.string('$a'), '{% $a %}'])(
    'may come from the state (case %#)',
    (id) => {
      expect(messageIdProblems({ messageGroupId: id })).toEqual([]);
    },
  );

  test.each(['', 'a b', 'ä', 'x'.repeat(129)])('cannot be %j', (id) => {
    expect(messageIdProblems({ messageGroupId: id, messageDeduplicationId: 'fine' })).toEqual([
      {
        prop: 'messageGroupId',
        problem: `is ${JSON.stringify(id)}`,
        fix: 'give 1 to 128 letters, digits and punctuation marks, without blanks',
      },
    ]);
  });
});
