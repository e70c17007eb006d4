import { expect, test } from 'vitest';
import { SERVICE_EXCEPTIONS, statesOf } from './synthesized';

test('an argument from the input', () => {
  expect(statesOf('Parameters')).toEqual({
    'Invoke and go on': {
      End: true,
      Retry: [SERVICE_EXCEPTIONS],
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: {
        FunctionName: 'arn:aws:lambda:eu-central-1:111111111111:function:sort-letters',
        'Payload.$': '$.input',
        InvocationType: 'Event',
      },
    },
  });
});
