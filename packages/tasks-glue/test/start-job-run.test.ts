import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { GlueStartJobRun } from '../src';

test('calls StartJobRun from a JSONPath state', () => {
  const task = GlueStartJobRun.jsonPath(new Stack(), 'Task', { name: 'example' });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::glue:startJobRun',
    Parameters: { Name: 'example' },
  });
});

test('calls StartJobRun from a JSONata state', () => {
  const task = GlueStartJobRun.jsonata(new Stack(), 'Task', { name: 'example' });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::glue:startJobRun',
    Arguments: { Name: 'example' },
  });
});

test('may call StartJobRun', () => {
  const task = new GlueStartJobRun(new Stack(), 'Task', { name: 'example' });

  expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'glue:StartJobRun', Resource: '*' }]);
});
