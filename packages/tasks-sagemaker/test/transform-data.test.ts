import { Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { expect, test } from 'vitest';
import { AssembleWith, CompressionType, S3DataType, SplitType } from '../src';
import { transformInputArgument, transformOutputArgument } from '../src/transform-data';
import { renderedIn } from './granted-and-rendered';

test('what is read begins with a prefix', () => {
  const transformDataSource = { s3DataSource: { s3Uri: 's3://in/train' } };

  expect(renderedIn(new Stack(), transformInputArgument({ transformDataSource }))).toEqual({
    DataSource: { S3DataSource: { S3Uri: 's3://in/train', S3DataType: 'S3Prefix' } },
  });
});

test('says what is read', () => {
  const input = {
    compressionType: CompressionType.GZIP,
    contentType: 'text/csv',
    transformDataSource: { s3DataSource: { s3Uri: 's3://in/manifest', s3DataType: S3DataType.MANIFEST_FILE } },
    splitType: SplitType.LINE,
  };

  expect(transformInputArgument(input)).toEqual({
    CompressionType: 'Gzip',
    ContentType: 'text/csv',
    DataSource: { S3DataSource: { S3Uri: 's3://in/manifest', S3DataType: 'ManifestFile' } },
    SplitType: 'Line',
  });
});

test('says where the results go', () => {
  const stack = new Stack();
  const output = {
    accept: 'text/csv',
    assembleWith: AssembleWith.LINE,
    encryptionKey: new kms.Key(stack, 'Key'),
    s3OutputPath: 's3://out',
  };

  expect(renderedIn(stack, transformOutputArgument(output))).toEqual({
    S3OutputPath: 's3://out',
    KmsKeyId: '<Key.Arn>',
    Accept: 'text/csv',
    AssembleWith: 'Line',
  });
});
