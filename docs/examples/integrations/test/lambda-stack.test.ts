import { expect, test } from 'vitest';
import { SERVICE_EXCEPTIONS, statesOf } from './synthesized';

test('a function gets its event and its answer is used in every way', () => {
  expect(statesOf('Lambda')).toEqual({
    'Invoke with the input of the state': {
      Next: 'Invoke with an empty object',
      Retry: [SERVICE_EXCEPTIONS],
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: {
        FunctionName: 'arn:aws:lambda:eu-central-1:111111111111:function:sort-letters',
        'Payload.$': '$',
      },
    },
    'Invoke with an empty object': {
      Next: 'Invoke with the answer of the function before',
      Retry: [SERVICE_EXCEPTIONS],
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: {
        FunctionName: 'arn:aws:lambda:eu-central-1:111111111111:function:sort-letters',
        Payload: {},
      },
    },
    'Invoke with the answer of the function before': {
      Next: 'Hand on the answer alone',
      Retry: [SERVICE_EXCEPTIONS],
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: {
        FunctionName: 'arn:aws:lambda:eu-central-1:111111111111:function:sort-letters',
        'Payload.$': '$.Payload',
      },
    },
    'Hand on the answer alone': {
      Next: 'Add the answer to the input',
      Retry: [SERVICE_EXCEPTIONS],
      Type: 'Task',
      OutputPath: '$.Payload',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: {
        FunctionName: 'arn:aws:lambda:eu-central-1:111111111111:function:sort-letters',
        'Payload.$': '$',
      },
    },
    'Add the answer to the input': {
      Next: 'Invoke and wait for the token',
      Retry: [SERVICE_EXCEPTIONS],
      Type: 'Task',
      ResultPath: '$.fn',
      Resource: 'arn:aws:lambda:eu-central-1:111111111111:function:sort-letters',
    },
    'Invoke and wait for the token': {
      End: true,
      Retry: [SERVICE_EXCEPTIONS],
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Parameters: {
        FunctionName: 'arn:aws:lambda:eu-central-1:111111111111:function:sort-letters',
        Payload: {
          'token.$': '$$.Task.Token',
          'input.$': '$.someField',
        },
      },
    },
  });
});
