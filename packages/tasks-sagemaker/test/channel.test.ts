import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { beforeEach, expect, test } from 'vitest';
import { CompressionType, InputMode, RecordWrapperType, S3DataDistributionType, S3DataType, S3Location } from '../src';
import type { Channel } from '../src';
import { channelArgument, channelProblems } from '../src/channel';
import { grantsOf, renderedIn } from './granted-and-rendered';

let stack: Stack;
let role: iam.Role;
const dataSource = { s3DataSource: { s3Location: S3Location.fromJsonExpression('$.in') } };

beforeEach(() => {
  stack = new Stack();
  role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
});

test('the data begins with a prefix, and may be read', () => {
  expect(renderedIn(stack, channelArgument({ channelName: 'train', dataSource }, role))).toEqual({
    ChannelName: 'train',
    DataSource: { S3DataSource: { 'S3Uri.$': '$.in', S3DataType: 'S3Prefix' } },
  });
  expect(grantsOf(role)).toEqual([{ Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: '*' }]);
});

test('says what the data is', () => {
  const channel: Channel = {
    channelName: JsonPath.stringAt('$.name'),
    compressionType: CompressionType.GZIP,
    contentType: 'text/csv',
    dataSource: {
      s3DataSource: {
        s3Location: S3Location.fromJsonExpression('$.in'),
        s3DataType: S3DataType.AUGMENTED_MANIFEST_FILE,
        s3DataDistributionType: S3DataDistributionType.SHARDED_BY_S3_KEY,
        attributeNames: ['source', 'label'],
      },
    },
    inputMode: InputMode.PIPE,
    recordWrapperType: RecordWrapperType.RECORD_IO,
    shuffleConfig: { seed: 0 },
  };

  expect(renderedIn(stack, channelArgument(channel, role))).toEqual({
    'ChannelName.$': '$.name',
    DataSource: {
      S3DataSource: {
        'S3Uri.$': '$.in',
        S3DataType: 'AugmentedManifestFile',
        S3DataDistributionType: 'ShardedByS3Key',
        AttributeNames: ['source', 'label'],
      },
    },
    CompressionType: 'Gzip',
    ContentType: 'text/csv',
    InputMode: 'Pipe',
    RecordWrapperType: 'RecordIO',
    ShuffleConfig: { Seed: 0 },
  });
  expect(channelProblems('inputDataConfig[0]', channel).filter(Boolean)).toEqual([]);
});

test('the attributes may come from the state as a list', () => {
  const attributeNames = JsonPath.listAt('$.attributes');
  const { s3DataSource } = dataSource;
  const channel = { channelName: 'train', dataSource: { s3DataSource: { ...s3DataSource, attributeNames } } };

  expect(renderedIn(stack, channelArgument(channel, role))).toMatchObject({
    DataSource: { S3DataSource: { 'AttributeNames.$': '$.attributes' } },
  });
  expect(channelProblems('inputDataConfig[0]', channel).filter(Boolean)).toEqual([]);
});

test.each([
  ['', 'has 0 characters', 'give 1 to 64 characters'],
  ['a'.repeat(65), 'has 65 characters', 'give 1 to 64 characters'],
  ['a b', 'is "a b"', 'write it of letters, digits, ., - and _'],
])('%j is no name of a channel', (channelName, problem, fix) => {
  expect(channelProblems('inputDataConfig[0]', { channelName, dataSource }).filter(Boolean)).toEqual([
    { prop: 'inputDataConfig[0].channelName', problem, fix },
  ]);
});

test.each(['a', 'my_data-1.0', 'a'.repeat(64), '{% $name %}'])('%s is one', (channelName) => {
  expect(channelProblems('inputDataConfig[0]', { channelName, dataSource }).filter(Boolean)).toEqual([]);
});

test('there may be 16 attributes', () => {
  const problemsOf = (count: number) => {
    const attributeNames = [...Array(count).keys()].map(String);
    const { s3DataSource } = dataSource;
    const channel = { channelName: 'train', dataSource: { s3DataSource: { ...s3DataSource, attributeNames } } };
    return channelProblems('inputDataConfig[0]', channel).filter(Boolean);
  };

  expect(problemsOf(16)).toEqual([]);
  expect(problemsOf(17)).toEqual([
    {
      prop: 'inputDataConfig[0].dataSource.s3DataSource.attributeNames',
      problem: 'has 17 entries',
      fix: 'give at most 16 entries',
    },
  ]);
});
