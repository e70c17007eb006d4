import { expect, test } from 'vitest';
import { statesOf } from './synthesized';

test('another machine is started and calls back, then a worker is asked', () => {
  expect(statesOf('Parent')).toEqual({
    'Start child': {
      Next: 'Submit job',
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.waitForTaskToken',
      Parameters: {
        Input: {
          'token.$': '$$.Task.Token',
          foo: 'bar',
        },
        StateMachineArn: '${Child}',
        Name: 'MyExecutionName',
      },
    },
    'Submit job': {
      End: true,
      Type: 'Task',
      Resource: '${SubmitJob}',
    },
  });
  expect(statesOf('Child')).toEqual({
    Pass: {
      Type: 'Pass',
      End: true,
    },
  });
});
