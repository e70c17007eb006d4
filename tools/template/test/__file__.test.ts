import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { __Class__ } from '../src';

const resource = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':states:::__service__:__action__']] };

test('calls __Action__ from a JSONPath state', () => {
  const stack = new Stack();

  const task = __Class__.jsonPath(stack, 'Task', { name: 'example' });

  expect(stack.resolve(task.toStateJson())).toEqual({
    End: true,
    Type: 'Task',
    Resource: resource,
    Parameters: { Name: 'example' },
  });
});

test('calls __Action__ from a JSONata state', () => {
  const stack = new Stack();

  const task = __Class__.jsonata(stack, 'Task', { name: 'example' });

  expect(stack.resolve(task.toStateJson())).toEqual({
    QueryLanguage: 'JSONata',
    End: true,
    Type: 'Task',
    Arguments: { Name: 'example' },
    Resource: resource,
  });
});
