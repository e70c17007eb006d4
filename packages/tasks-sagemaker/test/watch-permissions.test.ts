import { expect, test } from 'vitest';
import { watchPermissions } from '../src/watch-permissions';

test('a job may be watched, stopped, and tagged by Step Functions', () => {
  expect(watchPermissions('TrainingJob', undefined, ['arn'])).toEqual([
    { actions: ['sagemaker:DescribeTrainingJob', 'sagemaker:StopTrainingJob'], resources: ['arn'] },
    { actions: ['sagemaker:AddTags'], resources: ['arn'] },
  ]);
});

test('a job with tags of its own may be tagged anyway', () => {
  expect(watchPermissions('TransformJob', { team: 'ml' }, ['arn'])).toEqual([
    { actions: ['sagemaker:DescribeTransformJob', 'sagemaker:StopTransformJob'], resources: ['arn'] },
  ]);
});
