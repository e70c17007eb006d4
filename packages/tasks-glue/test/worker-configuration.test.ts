import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import { beforeEach, expect, test } from 'vitest';
import { messageOf, stateOf } from '../../../tools/vitest/rendered-state';
import { GlueStartJobRun, WorkerType, WorkerTypeV2 } from '../src';
import type { WorkerConfigurationProperty } from '../src';

let stack: Stack;

beforeEach(() => {
  stack = new Stack();
});

function run(workerConfiguration: WorkerConfigurationProperty): GlueStartJobRun {
  return new GlueStartJobRun(stack, 'Run', { glueJobName: 'orders', workerConfiguration });
}

test('says type and number', () => {
  const task = run({ workerTypeV2: WorkerTypeV2.G_1X, numberOfWorkers: 2 });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::glue:startJobRun',
    Parameters: { JobName: 'orders', WorkerType: 'G.1X', NumberOfWorkers: 2 },
  });
});

test('says the type in the old way', () => {
  expect(stateOf(run({ workerType: WorkerType.G_2X, numberOfWorkers: 2 }))).toMatchObject({
    Parameters: { WorkerType: 'G.2X', NumberOfWorkers: 2 },
  });
});

test('may come from the state', () => {
  const task = run({
    workerTypeV2: WorkerTypeV2.of(JsonPath.stringAt('$.type')),
    numberOfWorkers: JsonPath.numberAt('$.workers'),
  });

  expect(stateOf(task)).toMatchObject({
    Parameters: { 'WorkerType.$': '$.type', 'NumberOfWorkers.$': '$.workers' },
  });
});

test('has one type', () => {
  expect(
    messageOf(() => run({ workerType: WorkerType.G_1X, workerTypeV2: WorkerTypeV2.G_1X, numberOfWorkers: 2 })),
  ).toBe(
    'Default/Run has a problem:\n' + '  - workerConfiguration has both workerType and workerTypeV2: keep workerTypeV2',
  );
});

test('has a type', () => {
  expect(messageOf(() => run({ numberOfWorkers: 2 }))).toBe(
    'Default/Run has a problem:\n' + '  - workerConfiguration does not say the type of the workers: give workerTypeV2',
  );
});

test('knows the types as AWS Glue calls them', () => {
  expect(Object.entries({ ...WorkerTypeV2 }).map(([name, type]) => [name, type.name])).toEqual([
    ['STANDARD', 'Standard'],
    ['G_1X', 'G.1X'],
    ['G_2X', 'G.2X'],
    ['G_4X', 'G.4X'],
    ['G_8X', 'G.8X'],
    ['G_025X', 'G.025X'],
    ['Z_2X', 'Z.2X'],
  ]);
  expect(WorkerTypeV2.of('R.2X').name).toBe('R.2X');
});
