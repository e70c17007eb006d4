import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { CfnParameter, Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { readable } from '../../../tools/vitest/rendered-state';
import { clusterTarget } from '../src/cluster-target';
import type { EmrClusterOptions } from '../src';

const CLUSTERS = 'arn:<AWS::Partition>:elasticmapreduce:<AWS::Region>:<AWS::AccountId>:cluster';

function arnsOf(options: EmrClusterOptions, stack = new Stack()): unknown {
  return readable(stack.resolve(clusterTarget(stack, options).arns));
}

test('a cluster that is known is granted', () => {
  expect(arnsOf({ clusterId: 'j-1' })).toEqual([`${CLUSTERS}/j-1`]);
});

test('so is one that deployment tells', () => {
  const stack = new Stack();
  const { valueAsString } = new CfnParameter(stack, 'Id');

  expect(arnsOf({ clusterId: valueAsString }, stack)).toEqual([`${CLUSTERS}/<Id>`]);
});

test.each([JsonPath.stringAt('$.id'), Jsonata.string('$states.input.id'), '{% $states.input.id %}'])(
  'for one from the state, all clusters are',
  (clusterId) => {
    expect(arnsOf({ clusterId })).toEqual([`${CLUSTERS}/*`]);
  },
);

test('or those on the list', () => {
  expect(
    arnsOf({
      clusterId: JsonPath.stringAt('$.id'),
      allowedTargets: ['arn:aws:elasticmapreduce:us-east-1:111111111111:cluster/j-1'],
    }),
  ).toEqual(['arn:aws:elasticmapreduce:us-east-1:111111111111:cluster/j-1']);
});

test('the list has ARNs', () => {
  const options = { clusterId: JsonPath.stringAt('$.id'), allowedTargets: ['j-1'] };

  expect(clusterTarget(new Stack(), options).problem).toEqual({
    prop: 'allowedTargets',
    problem: 'has "j-1", which is no ARN',
    fix: 'give ARNs',
  });
});
