import { expect, test } from 'vitest';
import { statesOf } from './synthesized';

test('an item is written, read, counted up and deleted', () => {
  expect(statesOf('DynamoDB')).toEqual({
    'Get item': {
      Next: 'Update item',
      Type: 'Task',
      Resource: 'arn:aws:states:::dynamodb:getItem',
      Parameters: {
        Key: {
          MessageId: {
            S: 'message-007',
          },
        },
        TableName: '${Messages}',
        ConsistentRead: false,
      },
    },
    'Put item': {
      Next: 'Get item',
      Type: 'Task',
      Resource: 'arn:aws:states:::dynamodb:putItem',
      Parameters: {
        Item: {
          MessageId: {
            S: 'message-007',
          },
          Text: {
            'S.$': '$.bar',
          },
          TotalCount: {
            N: '10',
          },
        },
        TableName: '${Messages}',
      },
    },
    'Update item': {
      Next: 'Delete item',
      Type: 'Task',
      Resource: 'arn:aws:states:::dynamodb:updateItem',
      Parameters: {
        Key: {
          MessageId: {
            S: 'message-007',
          },
        },
        TableName: '${Messages}',
        ExpressionAttributeValues: {
          ':val': {
            'N.$': '$.Item.TotalCount.N',
          },
          ':rand': {
            N: '20',
          },
        },
        UpdateExpression: 'SET TotalCount = :val + :rand',
      },
    },
    'Delete item': {
      End: true,
      Type: 'Task',
      ResultPath: null,
      Resource: 'arn:aws:states:::dynamodb:deleteItem',
      Parameters: {
        Key: {
          MessageId: {
            S: 'message-007',
          },
        },
        TableName: '${Messages}',
      },
    },
  });
});
