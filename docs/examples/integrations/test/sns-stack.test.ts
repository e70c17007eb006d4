import { expect, test } from 'vitest';
import { statesOf } from './synthesized';

test('a message is a field or has one in it', () => {
  expect(statesOf('SNS')).toEqual({
    'Publish a field': {
      Next: 'Publish an object',
      Type: 'Task',
      ResultPath: null,
      Resource: 'arn:aws:states:::sns:publish',
      Parameters: {
        TopicArn: '${Topic}',
        'Message.$': '$.state.message',
      },
    },
    'Publish an object': {
      End: true,
      Type: 'Task',
      Resource: 'arn:aws:states:::sns:publish',
      Parameters: {
        TopicArn: '${Topic}',
        Message: {
          field1: 'somedata',
          'field2.$': '$.field2',
        },
      },
    },
  });
});
