import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { SagemakerCreateTrainingJob } from '../src';

test('calls CreateTrainingJob from a JSONPath state', () => {
  const task = SagemakerCreateTrainingJob.jsonPath(new Stack(), 'Task', { name: 'example' });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::sagemaker:createTrainingJob',
    Parameters: { Name: 'example' },
  });
});

test('calls CreateTrainingJob from a JSONata state', () => {
  const task = SagemakerCreateTrainingJob.jsonata(new Stack(), 'Task', { name: 'example' });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::sagemaker:createTrainingJob',
    Arguments: { Name: 'example' },
  });
});

test('may call CreateTrainingJob', () => {
  const task = new SagemakerCreateTrainingJob(new Stack(), 'Task', { name: 'example' });

  expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'sagemaker:CreateTrainingJob', Resource: '*' }]);
});
