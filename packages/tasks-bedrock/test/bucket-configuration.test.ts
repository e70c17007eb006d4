import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { expect, test } from 'vitest';
import { dataArgument } from '../src/bucket-configuration';

const stack = new Stack();
const bucket = s3.Bucket.fromBucketName(stack, 'Data', 'data');

test('is a bucket as a whole', () => {
  expect(dataArgument({ bucket })).toEqual({ S3Uri: 's3://data' });
});

test('is a path in a bucket', () => {
  expect(dataArgument({ bucket, path: 'in/a.jsonl' })).toEqual({ S3Uri: 's3://data/in/a.jsonl' });
});

test('is a path from the state', () => {
  const path = JsonPath.stringAt('$.path');

  expect(dataArgument({ bucket, path })).toEqual({ S3Uri: `s3://data/${path}` });
});
