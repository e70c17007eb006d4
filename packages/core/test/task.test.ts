import { Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { expect, test } from 'vitest';
import { stateOf } from '../../../tools/vitest/rendered-state';
import { Jsonata, JsonPath, Task } from '../src';
import type { IStepFunctionsTask } from '../src';

const { REQUEST_RESPONSE } = sfn.IntegrationPattern;

test('a description is a state', () => {
  const task: IStepFunctionsTask = {
    describe: () => ({
      resource: { service: 'books', action: 'lend', patterns: [REQUEST_RESPONSE] },
      arguments: { Title: JsonPath.stringAt('$.title') },
    }),
  };

  expect(stateOf(new Task(new Stack(), 'Lend', { task }))).toEqual({
    End: true,
    Type: 'Task',
    Resource: 'arn:<AWS::Partition>:states:::books:lend',
    Parameters: { 'Title.$': '$.title' },
  });
});

test('a description is asked for once', () => {
  let times = 0;
  const task: IStepFunctionsTask = {
    describe: () => {
      times++;
      return { resource: { arn: 'arn:x' } };
    },
  };
  const state = new Task(new Stack(), 'Lend', { task });
  stateOf(state);
  stateOf(state);

  expect(times).toBe(1);
});

test('a description is told its state, to make what it needs', () => {
  const stack = new Stack(undefined, 'Stack');
  let path = '';
  const task: IStepFunctionsTask = {
    describe: (scope) => {
      path = scope.node.path;
      return { resource: { arn: Stack.of(scope).formatArn({ service: 'states', resource: 'activity' }) } };
    },
  };
  Task.jsonPath(stack, 'Lend', { task });

  expect(path).toBe('Stack/Lend');
});

test('there is a factory for each language', () => {
  const stack = new Stack();
  const task: IStepFunctionsTask = {
    describe: () => ({ resource: { service: 'books', action: 'lend', patterns: [REQUEST_RESPONSE] }, arguments: {} }),
  };

  expect(stateOf(Task.jsonPath(stack, 'Path', { task, resultPath: '$.r' }))).toMatchObject({
    ResultPath: '$.r',
    Parameters: {},
  });
  expect(stateOf(Task.jsonata(stack, 'Expression', { task, outputs: Jsonata.object('$states.result') }))).toMatchObject(
    {
      QueryLanguage: 'JSONata',
      Arguments: {},
      Output: '{% $states.result %}',
    },
  );
});
