import { describe, expect, it } from 'vitest';
import { canBe } from '../src/arn-pattern.ts';

const table = 'arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}';
const index = `${table}/index/\${IndexName}`;
const object = 'arn:${Partition}:s3:::${BucketName}/${ObjectName}';
const execution = 'arn:${Partition}:states:${Region}:${Account}:execution:${StateMachineName}:${ExecutionId}';
const call = 'arn:${Partition}:execute-api:${Region}:${Account}:${ApiId}/${Stage}/${Method}/${ApiSpecificResourcePath}';
const fn = 'arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}';

describe('a resource', () => {
  it.each([
    ['arn:aws:dynamodb:us-east-1:111111111111:table/orders', table],
    ['arn:aws-cn:dynamodb:cn-north-1:111111111111:table/orders', table],
    ['arn:aws:dynamodb:us-east-1:111111111111:table/orders/index/by-date', index],
    ['arn:aws:dynamodb:us-east-1:111111111111:table/*', table],
    ['arn:aws:dynamodb:us-east-1:111111111111:table/*', index],
    ['arn:aws:dynamodb:us-east-1:111111111111:table/order?', table],
    ['arn:aws:dynamodb:*:*:table/orders', table],
    ['arn:*:table/orders', table],
    ['arn:aws:s3:::bucket/folder/*', object],
    ['arn:aws:s3:::*', object],
    ['arn:aws:states:us-east-1:111111111111:execution:mine:*', execution],
    ['arn:aws:lambda:us-east-1:111111111111:function:mine:7', fn],
    ['arn:aws:execute-api:us-east-1:111111111111:abc/prod/GET/orders/7', call],
    ['arn:aws:execute-api:us-east-1:111111111111:abc/prod/GET/', call],
  ])('can be of a type: %s, %s', (resource, format) => {
    expect(canBe(resource, format)).toBe(true);
  });

  it.each([
    ['arn:aws:dynamodb:us-east-1:111111111111:table/orders', index],
    ['arn:aws:dynamodb:us-east-1:111111111111:table/', table],
    ['arn:aws:dynamodb:us-east-1:111111111111:tables/orders', table],
    ['arn:aws:dynamodb:us-east-1:table/orders', table],
    ['arn:aws:dynamodb:us-east-1:111111111111:export/*', table],
    ['orders', table],
    ['', table],
    ['arn:aws:s3:::bucket', object],
    ['arn:aws:states:us-east-1:111111111111:stateMachine:mine', execution],
    ['arn:aws:states:us-east-1:111111111111:execution:mine', execution],
    ['arn:aws:lambda:us-east-1:111111111111:layer:mine', fn],
    ['arn:aws:execute-api:us-east-1:111111111111:abc/prod/GET', call],
    ['arn:aws:lambda:us-east-1:111111111111:?:mine', fn],
  ])('cannot be of a type: %s, %s', (resource, format) => {
    expect(canBe(resource, format)).toBe(false);
  });
});
