import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { initialCapacityArgument, initialCapacityProblems, resourcesArgument } from '../src/capacity';

test('resources are as the API has them', () => {
  expect(resourcesArgument({ cpu: '4 vCPU', memory: '16 GB', disk: '20 GB' })).toEqual({
    Cpu: '4 vCPU',
    Memory: '16 GB',
    Disk: '20 GB',
  });
  expect(resourcesArgument(undefined)).toBeUndefined();
});

test('so is initial capacity', () => {
  expect(initialCapacityArgument({ Driver: { workerCount: 2, worker: { cpu: '4 vCPU', memory: '16 GB' } } })).toEqual({
    Driver: { WorkerCount: 2, WorkerConfiguration: { Cpu: '4 vCPU', Memory: '16 GB' } },
  });
  expect(initialCapacityArgument(undefined)).toBeUndefined();
});

test('there is at least one worker', () => {
  const problems = (workerCount: number) => initialCapacityProblems({ Driver: { workerCount } });

  expect(problems(1)).toEqual([undefined]);
  expect(problems(JsonPath.numberAt('$.count'))).toEqual([undefined]);
  expect(problems(0)).toEqual([
    { prop: 'initialCapacity.Driver.workerCount', problem: 'is 0 workers', fix: 'give 1 to 1000000 workers' },
  ]);
});
