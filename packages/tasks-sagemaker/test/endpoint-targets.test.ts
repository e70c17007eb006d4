import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { beforeEach, expect, test } from 'vitest';
import { readable } from '../../../tools/vitest/rendered-state';
import { endpointTargets } from '../src/endpoint-targets';
import type { EndpointOptions } from '../src/endpoint-targets';

let stack: Stack;
const names = { endpointConfigName: 'MyConfig', endpointName: 'MyEndpoint' };
const arn = 'arn:<AWS::Partition>:sagemaker:<AWS::Region>:<AWS::AccountId>:';

beforeEach(() => {
  stack = new Stack();
});

const targetsOf = (options: EndpointOptions) => {
  const { problems, ...targets } = endpointTargets(stack, options);
  return { ...(readable(stack.resolve(targets)) as object), problems: problems.filter(Boolean) };
};

test('an endpoint and its configuration are granted', () => {
  expect(targetsOf(names)).toEqual({
    arns: [`${arn}endpoint/myendpoint`, `${arn}endpoint-config/myconfig`],
    endpointArns: [`${arn}endpoint/myendpoint`],
    keyPermissions: [],
    problems: [],
  });
});

test('from the state, they may be any', () => {
  const chosen = { endpointConfigName: JsonPath.stringAt('$.config'), endpointName: JsonPath.stringAt('$.endpoint') };

  expect(targetsOf(chosen)).toMatchObject({
    arns: [`${arn}endpoint/*`, `${arn}endpoint-config/*`],
    endpointArns: [`${arn}endpoint/*`],
  });
});

test('from the state, they may be those of allowedTargets', () => {
  const allowedTargets = [
    'arn:aws:sagemaker:eu-west-1:111111111111:endpoint/shop-*',
    'arn:aws:sagemaker:eu-west-1:111111111111:endpoint-config/shop-*',
  ];
  const chosen = { endpointConfigName: JsonPath.stringAt('$.config'), endpointName: JsonPath.stringAt('$.endpoint') };

  expect(targetsOf({ ...chosen, allowedTargets })).toMatchObject({ arns: allowedTargets });
});

test('a grant on the key of the configuration may be made', () => {
  expect(targetsOf({ ...names, endpointConfigKey: new kms.Key(stack, 'Key') })).toMatchObject({
    keyPermissions: [{ actions: ['kms:CreateGrant'], resources: ['<Key.Arn>'] }],
  });
});

test('names that SageMaker does not take are problems', () => {
  const fix = 'write it of letters, digits and hyphens, no hyphen at the beginning or the end';

  expect(targetsOf({ endpointConfigName: 'a_b', endpointName: 'c_d' }).problems).toEqual([
    { prop: 'endpointConfigName', problem: 'is "a_b"', fix },
    { prop: 'endpointName', problem: 'is "c_d"', fix },
  ]);
});
