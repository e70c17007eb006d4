import { expect, test } from 'vitest';
import { statesOf } from './synthesized';

test('a job is started', () => {
  expect(statesOf('DataBrew')).toEqual({
    'Start job run': {
      End: true,
      Type: 'Task',
      Resource: 'arn:aws:states:::databrew:startJobRun',
      Parameters: {
        Name: 'databrew-job',
      },
    },
  });
});
