import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { __Class__ } from '../src';

test('calls __Action__ from a JSONPath state', () => {
  const task = __Class__.jsonPath(new Stack(), 'Task', { name: 'example' });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::__service__:__action__',
    Parameters: { Name: 'example' },
  });
});

test('calls __Action__ from a JSONata state', () => {
  const task = __Class__.jsonata(new Stack(), 'Task', { name: 'example' });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::__service__:__action__',
    Arguments: { Name: 'example' },
  });
});

test('may call __Action__', () => {
  const task = new __Class__(new Stack(), 'Task', { name: 'example' });

  expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: '__service__:__Action__', Resource: '*' }]);
});
