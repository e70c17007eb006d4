import { Jsonata, JsonPath, Task } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, readable, stateOf } from '../../../tools/vitest/rendered-state';
import { S3Location } from '../src';
import { grantsOf, renderedIn } from './granted-and-rendered';

let stack: Stack;
let bucket: s3.Bucket;
let role: iam.Role;

beforeEach(() => {
  stack = new Stack();
  bucket = new s3.Bucket(stack, 'Bucket');
  role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
});

describe('fromBucket', () => {
  test('is the URL of the prefix', () => {
    const { uri } = S3Location.fromBucket(bucket, 'in').bind(role, {});

    expect(readable(stack.resolve(uri))).toBe('https://s3.<AWS::Region>.<AWS::URLSuffix>/<Bucket>/in');
  });

  test('for reading grants what begins with the prefix', () => {
    S3Location.fromBucket(bucket, 'in').bind(role, { forReading: true });

    expect(grantsOf(role)).toEqual([
      {
        Effect: 'Allow',
        Action: ['s3:GetObject*', 's3:GetBucket*', 's3:List*'],
        Resource: ['<Bucket.Arn>', '<Bucket.Arn>/in*'],
      },
    ]);
  });

  test('for writing grants what begins with the prefix', () => {
    S3Location.fromBucket(bucket, 'out').bind(role, { forWriting: true });

    expect(grantsOf(role)).toEqual([
      {
        Effect: 'Allow',
        Action: [
          's3:DeleteObject*',
          's3:PutObject',
          's3:PutObjectLegalHold',
          's3:PutObjectRetention',
          's3:PutObjectTagging',
          's3:PutObjectVersionTagging',
          's3:Abort*',
        ],
        Resource: ['<Bucket.Arn>', '<Bucket.Arn>/out*'],
      },
    ]);
  });

  test('grants the key of the bucket', () => {
    const encryptionKey = new kms.Key(stack, 'Key');
    const encrypted = new s3.Bucket(stack, 'Encrypted', { encryptionKey });
    S3Location.fromBucket(encrypted, '').bind(role, { forReading: true });

    expect(grantsOf(role)).toContainEqual({
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:DescribeKey'],
      Resource: '<Key.Arn>',
    });
  });

  test('a prefix from the state stands in the URL, and the whole bucket is granted', () => {
    const location = S3Location.fromBucket(bucket, JsonPath.stringAt('$.prefix'));
    location.bind(role, { forReading: true });

    expect(renderedIn(stack, location.bind(role, {}))).toEqual({
      'uri.$': "States.Format('https://s3.<AWS::Region>.<AWS::URLSuffix>/<Bucket>/{}', $.prefix)",
    });
    expect(grantsOf(role)).toEqual([expect.objectContaining({ Resource: ['<Bucket.Arn>', '<Bucket.Arn>/*'] })]);
  });

  test('of a prefix that comes from the state in part, what is written out is granted', () => {
    const location = S3Location.fromBucket(bucket, `models/${JsonPath.stringAt('$.job')}`);

    expect(renderedIn(stack, location.bind(role, { forReading: true }))).toEqual({
      'uri.$': "States.Format('https://s3.<AWS::Region>.<AWS::URLSuffix>/<Bucket>/models/{}', $.job)",
    });
    expect(grantsOf(role)).toEqual([expect.objectContaining({ Resource: ['<Bucket.Arn>', '<Bucket.Arn>/models/*'] })]);
  });

  test('a prefix that is an expression stands in the URL, and the whole bucket is granted', () => {
    const location = S3Location.fromBucket(bucket, '{% $states.input.prefix %}');
    const task = Task.jsonata(stack, 'Task', {
      task: {
        describe: () => ({
          resource: { service: 'test', action: 'test', patterns: [sfn.IntegrationPattern.REQUEST_RESPONSE] },
          arguments: { Uri: location.bind(role, { forReading: true }).uri },
        }),
      },
    });

    expect(stateOf(task)).toMatchObject({
      Arguments: {
        Uri: '{% "https://s3." & "<AWS::Region>" & "." & "<AWS::URLSuffix>" & "/" & "<Bucket>" & "/" & ($states.input.prefix) %}',
      },
    });
    expect(grantsOf(role)).toEqual([expect.objectContaining({ Resource: ['<Bucket.Arn>', '<Bucket.Arn>/*'] })]);
  });

  test('a bucket from the state is an error', () => {
    const chosen = s3.Bucket.fromBucketName(stack, 'Chosen', JsonPath.stringAt('$.bucket'));

    expect(messageOf(() => S3Location.fromBucket(chosen, 'in'))).toBe(
      'Default/Chosen has a problem:\n' +
        '  - bucket comes from the state, so that no permission can be granted on it: use S3Location.fromJsonExpression, with the buckets it may be in allowedBuckets',
    );
  });
});

describe('fromJsonExpression', () => {
  test.each([
    ['a path', () => '$.uri'],
    ['a reference', () => JsonPath.stringAt('$.uri')],
    ['a reference of aws-cdk-lib', () => sfn.JsonPath.stringAt('$.uri')],
  ])('%s is the URI', (_, expression) => {
    expect(renderedIn(stack, S3Location.fromJsonExpression(expression()).bind(role, {}))).toEqual({ 'uri.$': '$.uri' });
  });

  test.each([
    ['an expression', () => '{% $states.input.uri %}'],
    ['a reference', () => Jsonata.string('$states.input.uri')],
  ])('in JSONata %s is the URI', (_, expression) => {
    expect(stack.resolve(S3Location.fromJsonExpression(expression()).bind(role, {}).uri)).toBe(
      '{% $states.input.uri %}',
    );
  });

  test('text may have references in it', () => {
    const location = S3Location.fromJsonExpression(`s3://data/${JsonPath.stringAt('$.day')}`);

    expect(renderedIn(stack, location.bind(role, {}))).toEqual({ 'uri.$': "States.Format('s3://data/{}', $.day)" });
  });

  test('what is neither a path nor an expression is an error', () => {
    expect(messageOf(() => S3Location.fromJsonExpression('s3://data'))).toBe(
      "A path starts with '$' and an intrinsic function with 'States.' at position 0 of \"s3://data\"",
    );
  });

  test('for reading grants any bucket', () => {
    S3Location.fromJsonExpression('$.uri').bind(role, { forReading: true });

    expect(grantsOf(role)).toEqual([{ Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: '*' }]);
  });

  test('for writing grants any bucket', () => {
    S3Location.fromJsonExpression('$.uri').bind(role, { forWriting: true });

    expect(grantsOf(role)).toEqual([{ Effect: 'Allow', Action: 's3:PutObject', Resource: '*' }]);
  });

  test('for nothing grants nothing', () => {
    S3Location.fromJsonExpression('$.uri').bind(role, {});

    expect(grantsOf(role)).toEqual([]);
  });

  test('allowedBuckets are granted, and nothing else', () => {
    const other = new s3.Bucket(stack, 'Other');
    S3Location.fromJsonExpression('$.uri', { allowedBuckets: [bucket, other] }).bind(role, { forReading: true });

    expect(grantsOf(role)).toEqual([
      {
        Effect: 'Allow',
        Action: ['s3:GetObject*', 's3:GetBucket*', 's3:List*'],
        Resource: ['<Bucket.Arn>', '<Bucket.Arn>/*'],
      },
      {
        Effect: 'Allow',
        Action: ['s3:GetObject*', 's3:GetBucket*', 's3:List*'],
        Resource: ['<Other.Arn>', '<Other.Arn>/*'],
      },
    ]);
  });
});
