import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { __Class__ } from '../src';

test('calls __Action__', () => {
  const stack = new Stack();

  const task = new __Class__(stack, 'Task', { name: 'example' });

  expect(stack.resolve(task.toStateJson())).toEqual({
    Type: 'Task',
    Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':states:::__service__:__action__']] },
    Parameters: { Name: 'example' },
    End: true,
  });
});
