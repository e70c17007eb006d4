import { expect, test } from 'vitest';
import { deploymentEnvironment } from '../../src/template/deployment-environment';
import { resourceShape } from '../../src/template/resource-shape';
import { filledIn, standInName, unknownAttribute } from '../../src/template/stand-ins';

const role = resourceShape('AWS::IAM::Role');

test('a name is the logical id', () => {
  expect(standInName('OrdersTable1234', resourceShape('AWS::DynamoDB::Table'), false)).toBe('OrdersTable1234');
});

test('a long name keeps its end', () => {
  expect(standInName(`${'R'.repeat(56)}8057A1F3`, role, false)).toBe(`${'R'.repeat(56)}8057A1F3`);
  expect(standInName(`${'R'.repeat(60)}8057A1F3`, role, false)).toBe(`${'R'.repeat(56)}8057A1F3`);
});

test('a queue in order says so within the length', () => {
  expect(standInName('Q'.repeat(90), resourceShape('AWS::SQS::Queue'), true)).toBe(`${'Q'.repeat(75)}.fifo`);
});

test('a bucket has no capitals', () => {
  expect(standInName('ReportsBucket', resourceShape('AWS::S3::Bucket'), false)).toBe('reportsbucket');
});

test.each([
  ['PolicyArn', 'arn:{partition}:iam::{account}:role/{name}'],
  ['QueueUrl', 'https://{short}.{region}.{suffix}'],
  ['Endpoint.Address', '{short}.{region}.{suffix}'],
  ['GroupName', '{name}'],
  ['Payload', '{name}-Payload'],
])('the unknown attribute %s is %s', (name, pattern) => {
  expect(unknownAttribute(name, role)).toBe(pattern);
});

test('what is filled in is no pattern', () => {
  expect(filledIn('{name}/{region}', '{account}', '', deploymentEnvironment({}))).toBe('{account}/us-east-1');
});
