import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { ApigatewayCallRestApiEndpoint } from '../src';

test('calls CallRestApiEndpoint from a JSONPath state', () => {
  const task = ApigatewayCallRestApiEndpoint.jsonPath(new Stack(), 'Task', { name: 'example' });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::apigateway:callRestApiEndpoint',
    Parameters: { Name: 'example' },
  });
});

test('calls CallRestApiEndpoint from a JSONata state', () => {
  const task = ApigatewayCallRestApiEndpoint.jsonata(new Stack(), 'Task', { name: 'example' });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::apigateway:callRestApiEndpoint',
    Arguments: { Name: 'example' },
  });
});

test('may call CallRestApiEndpoint', () => {
  const task = new ApigatewayCallRestApiEndpoint(new Stack(), 'Task', { name: 'example' });

  expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'apigateway:CallRestApiEndpoint', Resource: '*' }]);
});
