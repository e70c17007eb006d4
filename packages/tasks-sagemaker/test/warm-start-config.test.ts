import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { WarmStartType } from '../src';
import { warmStartArgument, warmStartProblems } from '../src/warm-start-config';
import { renderedIn } from './granted-and-rendered';

const startFrom = (parentHyperParameterTuningJobs: string[]) => ({
  parentHyperParameterTuningJobs,
  warmStartType: WarmStartType.TRANSFER_LEARNING,
});
const problemsOf = (names: string[]) => warmStartProblems('warmStartConfig', startFrom(names)).filter(Boolean);

test('names the tuning jobs of before', () => {
  const config = startFrom(['first', JsonPath.stringAt('$.second')]);

  expect(renderedIn(new Stack(), warmStartArgument(config))).toEqual({
    ParentHyperParameterTuningJobs: [
      { HyperParameterTuningJobName: 'first' },
      { 'HyperParameterTuningJobName.$': '$.second' },
    ],
    WarmStartType: 'TransferLearning',
  });
  expect(problemsOf(config.parentHyperParameterTuningJobs)).toEqual([]);
});

test('a list from the state is handed on', () => {
  const names = JsonPath.listAt('$.before');

  expect(renderedIn(new Stack(), warmStartArgument(startFrom(names)))).toMatchObject({
    'ParentHyperParameterTuningJobs.$': '$.before',
  });
  expect(problemsOf(names)).toEqual([]);
});

test('there are 1 to 5, and they have names', () => {
  expect(problemsOf(['a', 'b', 'c', 'd', 'e'.repeat(32)])).toEqual([]);
  expect(problemsOf([])).toEqual([
    {
      prop: 'warmStartConfig.parentHyperParameterTuningJobs',
      problem: 'has 0 tuning jobs',
      fix: 'give 1 to 5 tuning jobs',
    },
  ]);
  expect(problemsOf(['a', 'b', 'c', 'd', 'e', 'f'])).toHaveLength(1);
  expect(problemsOf(['a', 'b_c'])).toEqual([
    {
      prop: 'warmStartConfig.parentHyperParameterTuningJobs[1]',
      problem: 'is "b_c"',
      fix: 'write it of letters, digits and hyphens, no hyphen at the beginning or the end',
    },
  ]);
  expect(problemsOf(['a'.repeat(33)])).toHaveLength(1);
});
