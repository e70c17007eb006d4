import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { experimentArgument, experimentProblems } from '../src/experiment-config';
import { renderedIn } from './granted-and-rendered';

test('says where a job stands', () => {
  const config = {
    experimentName: 'churn',
    trialName: JsonPath.stringAt('$.trial'),
    trialComponentDisplayName: 'Cleaning',
    runName: 'a'.repeat(120),
  };

  expect(renderedIn(new Stack(), experimentArgument(config))).toEqual({
    ExperimentName: 'churn',
    'TrialName.$': '$.trial',
    TrialComponentDisplayName: 'Cleaning',
    RunName: 'a'.repeat(120),
  });
  expect(experimentProblems('experimentConfig', config).filter(Boolean)).toEqual([]);
});

test.each(['experimentName', 'trialName', 'trialComponentDisplayName', 'runName'])('%s may be no name', (field) => {
  const fix = 'write it of letters, digits and hyphens, no hyphen at the beginning or the end';
  const problemsOf = (name: string) => experimentProblems('experimentConfig', { [field]: name }).filter(Boolean);

  expect(problemsOf('a_b')).toEqual([{ prop: `experimentConfig.${field}`, problem: 'is "a_b"', fix }]);
  expect(problemsOf('a'.repeat(121))).toHaveLength(1);
});
