import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { AthenaStartQueryExecution } from '../src';
import type { S3Folder } from '../src';

let stack: Stack;

beforeEach(() => {
  stack = new Stack();
});

function start(outputLocation: S3Folder): AthenaStartQueryExecution {
  return new AthenaStartQueryExecution(stack, 'Query', {
    queryString: 'SELECT 1',
    resultConfiguration: { outputLocation },
  });
}

/** Where objects may be written. */
function written(task: AthenaStartQueryExecution): unknown {
  const statements = permissionsOf(task) as { Action: string | string[]; Resource: unknown }[];
  return statements.filter(({ Action }) => Action.includes('s3:PutObject')).map(({ Resource }) => Resource);
}

describe('the folder for the results', () => {
  test('is a bucket and a path', () => {
    const task = start({ bucketName: 'results', objectKey: 'daily/eu' });

    expect(stateOf(task)).toMatchObject({
      Parameters: { ResultConfiguration: { OutputLocation: 's3://results/daily/eu/' } },
    });
    expect(written(task)).toEqual(['arn:<AWS::Partition>:s3:::results/daily/eu/*']);
  });

  test.each([{ bucketName: 'results' }, { bucketName: 'results', objectKey: '' }])('is a bucket: %o', (folder) => {
    const task = start(folder);

    expect(stateOf(task)).toMatchObject({ Parameters: { ResultConfiguration: { OutputLocation: 's3://results/' } } });
    expect(written(task)).toEqual(['arn:<AWS::Partition>:s3:::results/*']);
  });

  test('may be written with a slash at its end, which stays', () => {
    const task = start({ bucketName: 'results', objectKey: 'daily/' });

    expect(stateOf(task)).toMatchObject({
      Parameters: { ResultConfiguration: { OutputLocation: 's3://results/daily//' } },
    });
    expect(written(task)).toEqual(['arn:<AWS::Partition>:s3:::results/daily/*']);
  });

  test('may have its path from the state', () => {
    const task = start({ bucketName: 'results', objectKey: JsonPath.stringAt('$.folder') });

    expect(stateOf(task)).toMatchObject({
      Parameters: { ResultConfiguration: { 'OutputLocation.$': "States.Format('s3://results/{}/', $.folder)" } },
    });
    expect(written(task)).toEqual(['arn:<AWS::Partition>:s3:::results/*/*']);
  });

  test('may have a part of its path from the state', () => {
    const task = start({ bucketName: 'results', objectKey: `days/${JsonPath.stringAt('$.day')}` });

    expect(stateOf(task)).toMatchObject({
      Parameters: { ResultConfiguration: { 'OutputLocation.$': "States.Format('s3://results/days/{}/', $.day)" } },
    });
    expect(written(task)).toEqual(['arn:<AWS::Partition>:s3:::results/days/*/*']);
  });

  test('may come from the state as a whole', () => {
    const task = start({ bucketName: JsonPath.stringAt('$.bucket'), objectKey: JsonPath.stringAt('$.folder') });

    expect(stateOf(task)).toMatchObject({
      Parameters: { ResultConfiguration: { 'OutputLocation.$': "States.Format('s3://{}/{}/', $.bucket, $.folder)" } },
    });
    expect(written(task)).toEqual(['arn:<AWS::Partition>:s3:::*/*/*']);
  });

  test.each([
    { bucketName: '{% $states.input.bucket %}', objectKey: 'daily' },
    { bucketName: Jsonata.string('$states.input.bucket'), objectKey: 'daily' },
  ])('may come from JSONata: %o', (outputLocation) => {
    const task = AthenaStartQueryExecution.jsonata(stack, 'Query', {
      queryString: 'SELECT 1',
      resultConfiguration: { outputLocation },
    });

    expect(stateOf(task)).toMatchObject({
      Arguments: { ResultConfiguration: { OutputLocation: '{% "s3://" & ($states.input.bucket) & "/daily/" %}' } },
    });
    expect(written(task)).toEqual(['arn:<AWS::Partition>:s3:::*/daily/*']);
  });

  test('is no path written as text', () => {
    expect(messageOf(() => start({ bucketName: '$.bucket', objectKey: 'daily' }))).toContain(
      'permissions would grant s3:CreateBucket, s3:ListBucketMultipartUploads on a resource from the state, ' +
        'which IAM cannot know: name the resources that may be used',
    );
  });
});
