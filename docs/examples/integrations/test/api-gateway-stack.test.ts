import { expect, test } from 'vitest';
import { statesOf } from './synthesized';

test('a REST API and an HTTP API are called', () => {
  expect(statesOf('ApiGateway')).toEqual({
    'Call REST API': {
      Next: 'Call HTTP API',
      Type: 'Task',
      Resource: 'arn:aws:states:::apigateway:invoke',
      Parameters: {
        ApiEndpoint: '${MyRestApi}.execute-api.eu-central-1.${AWS::URLSuffix}',
        Method: 'GET',
        Stage: 'prod',
        AuthType: 'NO_AUTH',
      },
    },
    'Call HTTP API': {
      End: true,
      Type: 'Task',
      Resource: 'arn:aws:states:::apigateway:invoke',
      Parameters: {
        ApiEndpoint: '${MyHttpApi}.execute-api.eu-central-1.${AWS::URLSuffix}',
        Method: 'GET',
        AuthType: 'NO_AUTH',
      },
    },
  });
});
