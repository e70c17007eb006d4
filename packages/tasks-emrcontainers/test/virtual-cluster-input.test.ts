import { JsonPath, TaskInput } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { readable } from '../../../tools/vitest/rendered-state';
import { VirtualClusterInput } from '../src';
import {
  anyVirtualCluster,
  jobRunsOf,
  virtualClusterIdProblem,
  virtualClusterTarget,
} from '../src/virtual-cluster-input';

const ARN = 'arn:<AWS::Partition>:emr-containers:<AWS::Region>:<AWS::AccountId>:/virtualclusters';

const arnsOf = (id: unknown, allowedTargets?: string[]) => {
  const stack = new Stack();
  return readable(stack.resolve(virtualClusterTarget(stack, 'virtualCluster', id, { allowedTargets }).arns));
};

test('takes an id, or any text', () => {
  expect(VirtualClusterInput.fromVirtualClusterId('abc').id).toBe('abc');
  expect(VirtualClusterInput.fromTaskInput(TaskInput.fromText('abc')).id).toBe('abc');
});

describe('the target', () => {
  test('is the virtual cluster', () => {
    expect(arnsOf('abc')).toEqual([`${ARN}/abc`]);
  });

  test('is any of them when the id comes from the state', () => {
    expect(arnsOf(JsonPath.stringAt('$.id'))).toEqual([`${ARN}/*`]);
    expect(arnsOf('{% $states.input.id %}')).toEqual([`${ARN}/*`]);
    expect(arnsOf({ id: 'abc' })).toEqual([`${ARN}/`]);
  });

  test('or those that are allowed', () => {
    const allowed = ['arn:aws:emr-containers:us-east-1:111111111111:/virtualclusters/abc'];

    expect(arnsOf(JsonPath.stringAt('$.id'), allowed)).toEqual(allowed);
  });

  test('all there are', () => {
    const stack = new Stack();

    expect(readable(stack.resolve(anyVirtualCluster(stack)))).toBe(`${ARN}/*`);
  });
});

test('the jobs of virtual clusters', () => {
  expect(jobRunsOf(['arn/abc', '*'])).toEqual(['arn/abc/jobruns/*', '*']);
});

test('ids have small letters and digits', () => {
  expect(virtualClusterIdProblem('virtualCluster', 'w9yfq7jo')).toBeUndefined();
  expect(virtualClusterIdProblem('virtualCluster', 'W9')).toEqual({
    prop: 'virtualCluster',
    problem: 'is "W9"',
    fix: 'write it of digits and small letters',
  });
});
