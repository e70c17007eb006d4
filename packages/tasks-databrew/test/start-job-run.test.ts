import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { DatabrewStartJobRun } from '../src';

test('calls StartJobRun from a JSONPath state', () => {
  const task = DatabrewStartJobRun.jsonPath(new Stack(), 'Task', { name: 'example' });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::databrew:startJobRun',
    Parameters: { Name: 'example' },
  });
});

test('calls StartJobRun from a JSONata state', () => {
  const task = DatabrewStartJobRun.jsonata(new Stack(), 'Task', { name: 'example' });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::databrew:startJobRun',
    Arguments: { Name: 'example' },
  });
});

test('may call StartJobRun', () => {
  const task = new DatabrewStartJobRun(new Stack(), 'Task', { name: 'example' });

  expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'databrew:StartJobRun', Resource: '*' }]);
});
