import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { AthenaStartQueryExecution } from '../src';

test('calls StartQueryExecution from a JSONPath state', () => {
  const task = AthenaStartQueryExecution.jsonPath(new Stack(), 'Task', { name: 'example' });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::athena:startQueryExecution',
    Parameters: { Name: 'example' },
  });
});

test('calls StartQueryExecution from a JSONata state', () => {
  const task = AthenaStartQueryExecution.jsonata(new Stack(), 'Task', { name: 'example' });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::athena:startQueryExecution',
    Arguments: { Name: 'example' },
  });
});

test('may call StartQueryExecution', () => {
  const task = new AthenaStartQueryExecution(new Stack(), 'Task', { name: 'example' });

  expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'athena:StartQueryExecution', Resource: '*' }]);
});
