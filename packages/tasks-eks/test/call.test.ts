import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EksCall } from '../src';

test('calls Call from a JSONPath state', () => {
  const task = EksCall.jsonPath(new Stack(), 'Task', { name: 'example' });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::eks:call',
    Parameters: { Name: 'example' },
  });
});

test('calls Call from a JSONata state', () => {
  const task = EksCall.jsonata(new Stack(), 'Task', { name: 'example' });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::eks:call',
    Arguments: { Name: 'example' },
  });
});

test('may call Call', () => {
  const task = new EksCall(new Stack(), 'Task', { name: 'example' });

  expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'eks:Call', Resource: '*' }]);
});
