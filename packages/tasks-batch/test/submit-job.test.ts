import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { BatchSubmitJob } from '../src';

test('calls SubmitJob from a JSONPath state', () => {
  const task = BatchSubmitJob.jsonPath(new Stack(), 'Task', { name: 'example' });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::batch:submitJob',
    Parameters: { Name: 'example' },
  });
});

test('calls SubmitJob from a JSONata state', () => {
  const task = BatchSubmitJob.jsonata(new Stack(), 'Task', { name: 'example' });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::batch:submitJob',
    Arguments: { Name: 'example' },
  });
});

test('may call SubmitJob', () => {
  const task = new BatchSubmitJob(new Stack(), 'Task', { name: 'example' });

  expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'batch:SubmitJob', Resource: '*' }]);
});
