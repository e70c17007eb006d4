import { expect, test } from 'vitest';
import { SERVICE_EXCEPTIONS, statesOf } from './synthesized';

test('a part of the input goes in, a part of the result comes out, or both go on', () => {
  expect(statesOf('Paths')).toEqual({
    'Invoke with a part of the input': {
      Next: 'Hand on a part of the result',
      Retry: [SERVICE_EXCEPTIONS],
      Type: 'Task',
      InputPath: '$.input',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: {
        FunctionName: 'arn:aws:lambda:eu-central-1:111111111111:function:sort-letters',
        'Payload.$': '$',
      },
    },
    'Hand on a part of the result': {
      Next: 'Add the result to the input',
      Retry: [SERVICE_EXCEPTIONS],
      Type: 'Task',
      OutputPath: '$.Payload.result',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: {
        FunctionName: 'arn:aws:lambda:eu-central-1:111111111111:function:sort-letters',
        'Payload.$': '$',
      },
    },
    'Add the result to the input': {
      End: true,
      Type: 'Task',
      ResultPath: '$.Item',
      Resource: 'arn:aws:states:::dynamodb:putItem',
      Parameters: {
        Item: {
          MessageId: {
            S: 'message-id',
          },
        },
        TableName: 'letters',
      },
    },
  });
});
