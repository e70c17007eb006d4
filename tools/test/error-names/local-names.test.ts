import { expect, test } from 'vitest';
import { localNameProblems } from '../../src/error-names/local-names.ts';
import { services } from '../../src/error-names/services.ts';

test.each(Object.entries(services))('the local engine names errors of %s as Step Functions does', (service, facts) => {
  expect(localNameProblems(service, facts)).toEqual([]);
});

test('a prefix, or an unknown error, of another name is found', () => {
  expect(localNameProblems('dynamodb', { ...services.dynamodb!, prefix: 'DynamoDb' })).toEqual([
    'dynamodb: packages/local names an error DynamoDB.ConflictException, which is DynamoDb.ConflictException here',
    'dynamodb: packages/local names an error DynamoDB.AmazonDynamoDBException, which is DynamoDb.AmazonDynamoDBException here',
  ]);
  expect(localNameProblems('aws-sdk:glue', services.glue!)).toEqual([
    'aws-sdk:glue: packages/local names an error Glue.GlueException, which is Glue.AWSGlueException here',
  ]);
});

test('services that the local engine does not call are passed over', () => {
  expect(localNameProblems('books', { ...services.dynamodb!, prefix: 'Books' })).toEqual([]);
});
