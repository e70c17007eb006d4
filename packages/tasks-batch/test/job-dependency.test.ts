import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { messageOf, stateOf } from '../../../tools/vitest/rendered-state';
import type { BatchJobDependency } from '../src';
import { submit, submitInJsonata } from './submitted-job';

test('a job waits for others', () => {
  const dependsOn = [
    { jobId: '123' },
    { jobId: JsonPath.stringAt('$.job.JobId'), type: 'N_TO_N' },
    { type: 'SEQUENTIAL' },
    { type: JsonPath.stringAt('$.type') },
  ];

  expect(stateOf(submit({ dependsOn }))).toMatchObject({
    Parameters: {
      DependsOn: [
        { JobId: '123' },
        { 'JobId.$': '$.job.JobId', Type: 'N_TO_N' },
        { Type: 'SEQUENTIAL' },
        { 'Type.$': '$.type' },
      ],
    },
  });
});

test('a job waits for others in JSONata', () => {
  const dependsOn = [{ jobId: '{% $states.input.id %}' }, { jobId: Jsonata.string('$job') }];

  expect(stateOf(submitInJsonata({ dependsOn }))).toMatchObject({
    Arguments: { DependsOn: [{ JobId: '{% $states.input.id %}' }, { JobId: '{% $job %}' }] },
  });
});

test('a job waits for no others', () => {
  expect(stateOf(submit({ dependsOn: [] }))).toMatchObject({ Parameters: { DependsOn: [] } });
});

test('a job waits for 20 others', () => {
  const dependsOn = Array.from({ length: 20 }, (_, i) => ({ jobId: String(i) }));

  expect(() => submit({ dependsOn })).not.toThrow();
});

test.each<[BatchJobDependency[], string]>([
  [Array.from({ length: 21 }, () => ({ jobId: '1' })), 'dependsOn has 21 jobs: give at most 20 jobs'],
  [[{ jobId: '1' }, {}], 'dependsOn[1].jobId is missing: name the job to wait for'],
  [[{ type: 'N_TO_N' }], 'dependsOn[0].jobId is missing: name the job to wait for'],
  [[{ jobId: '1', type: 'n_to_n' }], 'dependsOn[0].type is "n_to_n": give N_TO_N or SEQUENTIAL'],
])('%j is wrong', (dependsOn, problem) => {
  expect(messageOf(() => submit({ dependsOn }))).toBe(`Default/Submit has a problem:\n  - ${problem}`);
});
