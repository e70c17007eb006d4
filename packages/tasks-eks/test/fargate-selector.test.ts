import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { fargateSelectorProblems, fargateSelectorsArgument } from '../src/fargate-selector';

const fromState = JsonPath.listAt('$.selectors') as never;

test('selectors are handed on', () => {
  expect(fargateSelectorsArgument([{ namespace: 'jobs', labels: { tier: 'batch' } }, { namespace: 'web-*' }])).toEqual([
    { Namespace: 'jobs', Labels: { tier: 'batch' } },
    { Namespace: 'web-*' },
  ]);
  expect(fargateSelectorsArgument(fromState)).toBe(fromState);
});

test('there are 1 to 5, each with a namespace', () => {
  const several = (count: number) => Array.from({ length: count }, () => ({ namespace: 'jobs' }));

  expect(fargateSelectorProblems(several(5)).filter(Boolean)).toEqual([]);
  expect(fargateSelectorProblems(fromState)).toEqual([]);
  expect(fargateSelectorProblems([])).toEqual([
    { prop: 'selectors', problem: 'has 0 selectors', fix: 'give 1 to 5 selectors' },
  ]);
  expect(fargateSelectorProblems([...several(5), { namespace: '' }]).filter(Boolean)).toEqual([
    { prop: 'selectors', problem: 'has 6 selectors', fix: 'give 1 to 5 selectors' },
    { prop: 'selectors[5].namespace', problem: 'is empty', fix: 'give a namespace' },
  ]);
});
