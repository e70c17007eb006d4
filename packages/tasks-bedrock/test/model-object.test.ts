import { JsonPath, TaskInput } from '@cdk-sfn/core';
import { Fn, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf } from '../../../tools/vitest/rendered-state';
import { BedrockInvokeModel } from '../src';
import type { BedrockInvokeModelInputProps, BedrockInvokeModelOutputProps } from '../src';

const model = { modelArn: 'arn:aws:bedrock:eu-west-1::foundation-model/nova' };
let stack: Stack;

beforeEach(() => {
  stack = new Stack();
});

function reading(input: BedrockInvokeModelInputProps): BedrockInvokeModel {
  return new BedrockInvokeModel(stack, 'Ask', { model, input });
}

function writing(output: BedrockInvokeModelOutputProps): BedrockInvokeModel {
  return new BedrockInvokeModel(stack, 'Ask', { model, body: TaskInput.fromObject({}), output });
}

/** What is granted beside the model. */
function granted(task: BedrockInvokeModel): unknown {
  return (permissionsOf(task) as { readonly Action: unknown; readonly Resource: unknown }[])
    .slice(1)
    .map(({ Action, Resource }) => [Action, Resource]);
}

describe('an object that is read', () => {
  test.each([
    ['is known', { s3InputUri: 's3://in/a/b.json' }, 'in/a/b.json'],
    ['has a name from the state', { s3Location: { bucketName: 'in', objectKey: JsonPath.stringAt('$.key') } }, 'in/*'],
    [
      'has a name of which the state has a part',
      { s3InputUri: JsonPath.format('s3://in/{}.json', JsonPath.stringAt('$.day')) },
      'in/*.json',
    ],
    ['is in a bucket from the state', { s3InputUri: `s3://${JsonPath.stringAt('$.b')}/a.json` }, '*/a.json'],
    ['comes from the state', { s3InputUri: JsonPath.stringAt('$.uri') }, '*'],
    ['comes from an expression', { s3InputUri: '{% $states.input.uri %}' }, '*'],
    ['is known to deployment', { s3InputUri: Fn.importValue('uri') }, '*'],
    [
      'is what deployment would make of the state',
      { s3Location: { bucketName: 'in', objectKey: Fn.select(0, Fn.split('/', JsonPath.stringAt('$.key'))) } },
      'in/*',
    ],
  ])('and %s', (_, input, arn) => {
    expect(granted(reading(input))).toEqual([['s3:GetObject', `arn:<AWS::Partition>:s3:::${arn}`]]);
  });

  test('and is in one of several buckets', () => {
    const plain = new s3.Bucket(stack, 'Plain');
    const locked = new s3.Bucket(stack, 'Locked', { encryptionKey: new kms.Key(stack, 'Key') });

    expect(granted(reading({ s3InputUri: JsonPath.stringAt('$.uri'), allowedBuckets: [plain, locked] }))).toEqual([
      ['s3:GetObject', ['<Plain.Arn>/*', '<Locked.Arn>/*']],
      ['kms:Decrypt', '<Key.Arn>'],
    ]);
  });

  test('and is known, in a bucket with a key', () => {
    const locked = new s3.Bucket(stack, 'Locked', { encryptionKey: new kms.Key(stack, 'Key') });

    expect(
      granted(
        reading({ s3Location: { bucketName: locked.bucketName, objectKey: 'a.json' }, allowedBuckets: [locked] }),
      ),
    ).toEqual([
      ['s3:GetObject', 'arn:<AWS::Partition>:s3:::<Locked>/a.json'],
      ['kms:Decrypt', '<Key.Arn>'],
    ]);
  });
});

test('an object that is written is in one of several buckets', () => {
  const locked = new s3.Bucket(stack, 'Locked', { encryptionKey: new kms.Key(stack, 'Key') });

  expect(granted(writing({ s3OutputUri: JsonPath.stringAt('$.uri'), allowedBuckets: [locked] }))).toEqual([
    ['s3:PutObject', '<Locked.Arn>/*'],
    [['kms:Decrypt', 'kms:GenerateDataKey'], '<Key.Arn>'],
  ]);
});

test('an output that says nothing is none', () => {
  expect(granted(writing({}))).toEqual([]);
});

describe('refuses', () => {
  const s3Location = { bucketName: 'bucket', objectKey: 'a.json' };

  test('an object that is given twice', () => {
    expect(messageOf(() => writing({ s3Location, s3OutputUri: 's3://bucket/b.json' }))).toBe(
      'Default/Ask has a problem:\n  - output.s3OutputUri is given beside s3Location: keep one of the two',
    );
  });

  test('an empty URI', () => {
    expect(messageOf(() => reading({ s3InputUri: '' }))).toBe(
      'Default/Ask has a problem:\n  - input.s3InputUri has 0 characters: give at least 1 character',
    );
  });

  test('a version', () => {
    expect(messageOf(() => reading({ s3Location: { ...s3Location, objectVersion: '1' } }))).toBe(
      'Default/Ask has a problem:\n  - input.s3Location has a version, which Amazon Bedrock does not take: leave objectVersion away',
    );
  });
});
