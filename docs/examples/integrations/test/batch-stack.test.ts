import { expect, test } from 'vitest';
import { statesOf } from './synthesized';

test('a job is submitted', () => {
  expect(statesOf('Batch')).toEqual({
    'Submit job': {
      End: true,
      Type: 'Task',
      Resource: 'arn:aws:states:::batch:submitJob.sync',
      Parameters: {
        JobDefinition: '${Job}',
        JobName: 'MyJob',
        JobQueue: '${Queue.JobQueueArn}',
      },
    },
  });
});
