import { expect, test } from 'vitest';
import { statesOf } from './synthesized';

test('a job is started, with the timeout of the job', () => {
  expect(statesOf('Glue')).toEqual({
    'Start job run': {
      End: true,
      Type: 'Task',
      Resource: 'arn:aws:states:::glue:startJobRun',
      Parameters: {
        JobName: 'my-glue-job',
        Arguments: {
          key: 'value',
        },
        Timeout: 30,
        NotificationProperty: {
          NotifyDelayAfter: 5,
        },
      },
    },
  });
});
