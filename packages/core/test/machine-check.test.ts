import { Annotations, App, NestedStack, Stack, Stage } from 'aws-cdk-lib/core';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { expect, test } from 'vitest';
import { JsonPath, Task } from '../src';

/** A task of ours that calls something, with arguments. */
function task(
  stack: Stack,
  id: string,
  action: string,
  args: unknown,
  more: Partial<sfn.TaskStateBaseProps> = {},
): Task {
  const [service = '', name = ''] = action.split(':');
  const patterns = [
    sfn.IntegrationPattern.REQUEST_RESPONSE,
    sfn.IntegrationPattern.RUN_JOB,
    sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN,
  ] as const;
  return new Task(stack, id, {
    ...more,
    task: { describe: () => ({ resource: { service, action: name, patterns }, arguments: args }) },
  });
}

function stackWith(define: (stack: Stack) => sfn.IChainable, props: Partial<sfn.StateMachineProps> = {}): Stack {
  const stack = new Stack(new App(), 'Orders');
  new sfn.StateMachine(stack, 'Machine', { definitionBody: sfn.DefinitionBody.fromChainable(define(stack)), ...props });
  return stack;
}

/** What is wrong with the stacks of an app. */
function mistakesIn(stack: Stack): string[] {
  return stack.node.validate();
}

const PUT = { TableName: 'orders', Item: { id: { S: JsonPath.stringAt('$.orderId') } } };
const put = (stack: Stack, more: Partial<sfn.TaskStateBaseProps> = {}) =>
  task(stack, 'Put', 'dynamodb:putItem', PUT, more);
const say = (stack: Stack) =>
  task(stack, 'Say', 'sns:publish', {
    TopicArn: 'arn:aws:sns:eu-west-1:123456789012:t',
    Message: JsonPath.stringAt('$.orderId'),
  });

test('synthesis fails, and says where, what, and what to write', () => {
  const stack = stackWith((scope) => put(scope).next(say(scope)));
  const message =
    'Orders/Say (Orders/Machine, /States/Say/Parameters/Message.$): ' +
    "$.orderId is not there any more: 'Put' puts the result in the place of the input; " +
    "give 'Put' a resultPath, such as '$.result' or JsonPath.DISCARD, or assign what is needed later to a variable " +
    '[ack: @cdk-sfn/core:lostInput]';
  expect(mistakesIn(stack)).toEqual([message]);
  expect(() => App.of(stack)?.synth()).toThrow(message);
});

test('a machine that is right is synthesised', () => {
  const stack = stackWith((scope) => put(scope, { resultPath: JsonPath.DISCARD }).next(say(scope)));
  expect(mistakesIn(stack)).toEqual([]);
});

test.each([
  ['the state', (stack: Stack) => stack.node.findChild('Say')],
  ['what is around it', (stack: Stack) => stack],
])('a rule that is acknowledged at %s is left out', (_, at) => {
  const stack = stackWith((scope) => put(scope).next(say(scope)));
  Annotations.of(at(stack)).acknowledgeWarning('@cdk-sfn/core:lostInput', 'the table has it');
  expect(mistakesIn(stack)).toEqual([]);
  expect(stack.node.findAll().filter(({ node }) => node.id.startsWith('Probe'))).toEqual([]);
});

test('another rule, or another state, is acknowledged for itself', () => {
  const stack = stackWith((scope) => put(scope).next(say(scope)));
  Annotations.of(stack.node.findChild('Say')).acknowledgeWarning('@cdk-sfn/core:missingField');
  Annotations.of(stack.node.findChild('Put')).acknowledgeWarning('@cdk-sfn/core:lostInput');
  expect(mistakesIn(stack)).toHaveLength(1);
});

test('an EXPRESS machine does not wait', () => {
  const sync = (stack: Stack) =>
    task(stack, 'Run', 'glue:startJobRun', { JobName: 'job' }, { integrationPattern: sfn.IntegrationPattern.RUN_JOB });
  expect(mistakesIn(stackWith(sync))).toEqual([]);
  expect(mistakesIn(stackWith(sync, { stateMachineType: sfn.StateMachineType.EXPRESS }))).toEqual([
    "Orders/Run (Orders/Machine, /States/Run/Resource): An Express workflow cannot wait for 'startJobRun.sync' [ack: @cdk-sfn/core:expressPattern]",
  ]);
});

test('states of others are looked at too', () => {
  const stack = stackWith((scope) =>
    put(scope).next(
      new sfn.CustomState(scope, 'Custom', {
        stateJson: { Type: 'Task', Resource: 'arn:aws:states:::dynamodb:getItm', Parameters: {} },
      }),
    ),
  );
  expect(mistakesIn(stack)).toEqual([
    'Orders/Custom (Orders/Machine, /States/Custom/Resource): Step Functions has no integration dynamodb:getItm; write dynamodb:getItem [ack: @cdk-sfn/core:unknownResource]',
  ]);
});

test('a name that is like none may be new to us: a warning', () => {
  const stack = stackWith((scope) =>
    task(scope, 'Call', 'sqs:sendMessage', { QueueUrl: 'q', MessageBody: 'b', Brandnew: 1 }),
  );
  expect(mistakesIn(stack)).toEqual([]);
  expect(stack.node.findChild('Call').node.metadata).toMatchObject([
    {
      type: 'aws:cdk:warning',
      data: expect.stringMatching(/has no argument Brandnew here.*\[ack: @cdk-sfn\/core:unknownArgument\]/) as string,
    },
  ]);
  const { messages } = App.of(stack)!.synth({ force: true }).getStackByName('Orders') as never as {
    messages: { level: string }[];
  };
  expect(messages.filter(({ level }) => level === 'warning').length).toBeGreaterThan(0);
});

test('a definition that is text is looked at, unless only deployment makes JSON of it', () => {
  const stack = stackWith((scope) => put(scope));
  const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::123456789012:role/r');
  const machine = (id: string, definitionString: string) =>
    new sfn.CfnStateMachine(stack, id, { definitionString, roleArn: role.roleArn });
  machine('Wrong', '{"StartAt":"A","States":{"A":{"Type":"Pass"}}}');
  machine('Substituted', '{"StartAt":"A","States":{"A":{"Type":"Wait","Seconds":${n},"End":true}}}');
  expect(mistakesIn(stack)).toEqual([
    'Orders/Wrong (/States/A): One of the fields Next, End is required [ack: @cdk-sfn/core:invalidDefinition]',
  ]);
});

test('values that only deployment knows do no harm', () => {
  const stack = new Stack(new App(), 'Orders');
  const state = task(stack, 'Put', 'dynamodb:putItem', { ...PUT, TableName: `${stack.stackId}-orders` });
  new sfn.StateMachine(stack, 'Machine', { definitionBody: sfn.DefinitionBody.fromChainable(state) });
  expect(mistakesIn(stack)).toEqual([]);
});

test('each stack checks its machines: nested stacks and stages as well', () => {
  const app = new App();
  const stage = new Stage(app, 'Prod');
  const outer = new Stack(stage, 'Outer');
  const inner = new NestedStack(outer, 'Inner');
  new sfn.StateMachine(inner, 'Machine', {
    definitionBody: sfn.DefinitionBody.fromChainable(put(inner).next(say(inner))),
  });
  expect(mistakesIn(outer)).toEqual([]);
  expect(mistakesIn(inner)).toHaveLength(1);
  expect(() => app.synth()).toThrow('Prod/Outer/Inner/Say');
});

test('a state whose name two machines have is named by the machine', () => {
  const stack = stackWith((scope) => put(scope).next(say(scope)));
  const other = new sfn.Pass(new Stack(stack, 'Sub'), 'Say');
  expect(other.stateId).toBe('Say');
  expect(mistakesIn(stack)[0]).toMatch(/^Orders\/Say /);
});
