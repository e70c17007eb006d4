import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EmrCreateCluster } from '../src';

test('calls CreateCluster from a JSONPath state', () => {
  const task = EmrCreateCluster.jsonPath(new Stack(), 'Task', { name: 'example' });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::emr:createCluster',
    Parameters: { Name: 'example' },
  });
});

test('calls CreateCluster from a JSONata state', () => {
  const task = EmrCreateCluster.jsonata(new Stack(), 'Task', { name: 'example' });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::emr:createCluster',
    Arguments: { Name: 'example' },
  });
});

test('may call CreateCluster', () => {
  const task = new EmrCreateCluster(new Stack(), 'Task', { name: 'example' });

  expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'emr:CreateCluster', Resource: '*' }]);
});
