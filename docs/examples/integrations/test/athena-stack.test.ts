import { expect, test } from 'vitest';
import { statesOf } from './synthesized';

test('a query is started, looked at, read and stopped', () => {
  expect(statesOf('Athena')).toEqual({
    'Start query': {
      Next: 'Get query execution',
      Type: 'Task',
      Resource: 'arn:aws:states:::athena:startQueryExecution',
      Parameters: {
        'QueryString.$': '$.queryString',
        QueryExecutionContext: {
          Database: 'mydatabase',
        },
        ResultConfiguration: {
          EncryptionConfiguration: {
            EncryptionOption: 'SSE_S3',
          },
          OutputLocation: 's3://query-results-bucket/folder/',
        },
      },
    },
    'Get query execution': {
      Next: 'Get query results',
      Type: 'Task',
      ResultPath: '$.Query',
      Resource: 'arn:aws:states:::athena:getQueryExecution',
      Parameters: {
        'QueryExecutionId.$': '$.QueryExecutionId',
      },
    },
    'Get query results': {
      Next: 'Stop query',
      Type: 'Task',
      ResultPath: '$.Results',
      Resource: 'arn:aws:states:::athena:getQueryResults',
      Parameters: {
        'QueryExecutionId.$': '$.QueryExecutionId',
      },
    },
    'Stop query': {
      End: true,
      Type: 'Task',
      Resource: 'arn:aws:states:::athena:stopQueryExecution',
      Parameters: {
        'QueryExecutionId.$': '$.QueryExecutionId',
      },
    },
  });
});
