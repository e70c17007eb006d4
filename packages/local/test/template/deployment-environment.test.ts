import { expect, test } from 'vitest';
import { deploymentEnvironment, uuidOf } from '../../src/template/deployment-environment';

test('what is not known is made up', () => {
  expect(deploymentEnvironment({})).toEqual({
    region: 'us-east-1',
    account: '123456789012',
    partition: 'aws',
    urlSuffix: 'amazonaws.com',
    stackName: 'Stack',
    stackId: `arn:aws:cloudformation:us-east-1:123456789012:stack/Stack/${uuidOf('Stack')}`,
  });
});

test.each([
  ['eu-central-1', 'aws', 'amazonaws.com'],
  ['cn-north-1', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
])('%s is in the partition %s', (region, partition, urlSuffix) => {
  expect(deploymentEnvironment({ region })).toMatchObject({ region, partition, urlSuffix });
});

test('a UUID follows from a text', () => {
  expect(uuidOf('a')).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
  expect(uuidOf('a')).toBe(uuidOf('a'));
  expect(uuidOf('a')).not.toBe(uuidOf('b'));
});
