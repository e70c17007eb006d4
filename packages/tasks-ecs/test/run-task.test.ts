import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EcsRunTask } from '../src';

test('calls RunTask from a JSONPath state', () => {
  const task = EcsRunTask.jsonPath(new Stack(), 'Task', { name: 'example' });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::ecs:runTask',
    Parameters: { Name: 'example' },
  });
});

test('calls RunTask from a JSONata state', () => {
  const task = EcsRunTask.jsonata(new Stack(), 'Task', { name: 'example' });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::ecs:runTask',
    Arguments: { Name: 'example' },
  });
});

test('may call RunTask', () => {
  const task = new EcsRunTask(new Stack(), 'Task', { name: 'example' });

  expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'ecs:RunTask', Resource: '*' }]);
});
