import { expect, test } from 'vitest';
import { statesOf } from './synthesized';

test('a message is a field or has one in it', () => {
  expect(statesOf('SQS')).toEqual({
    'Send a field': {
      Next: 'Send an object',
      Type: 'Task',
      ResultPath: null,
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: {
        QueueUrl: '${Queue}',
        'MessageBody.$': '$.message',
      },
    },
    'Send an object': {
      End: true,
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: {
        QueueUrl: '${Queue}',
        MessageBody: {
          field1: 'somedata',
          'field2.$': '$.field2',
        },
      },
    },
  });
});
