import { Jsonata, JsonPath, TaskInput } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { StepFunctionsStartExecution } from '../src';
import type { StepFunctionsStartExecutionProps } from '../src';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;

let stack: Stack;
let stateMachine: sfn.IStateMachine;

beforeEach(() => {
  stack = new Stack();
  stateMachine = new sfn.StateMachine(stack, 'Child', { definitionBody: sfn.DefinitionBody.fromString('{}') });
});

function start(props: Partial<StepFunctionsStartExecutionProps>): StepFunctionsStartExecution {
  return new StepFunctionsStartExecution(stack, 'Start', { stateMachine, ...props });
}

describe('arguments', () => {
  test('the execution gets the input of the state', () => {
    expect(stateOf(start({}))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::states:startExecution',
      Parameters: { 'Input.$': '$', StateMachineArn: '<Child>' },
    });
  });

  test('all props have their place', () => {
    const task = StepFunctionsStartExecution.jsonPath(stack, 'Start', {
      stateMachine,
      input: TaskInput.fromObject({ id: JsonPath.stringAt('$.id'), note: null }),
      name: 'MyExecutionName',
      resultSelector: { arn: JsonPath.stringAt('$.ExecutionArn') },
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::states:startExecution',
      Parameters: {
        Input: { 'id.$': '$.id', note: null },
        StateMachineArn: '<Child>',
        Name: 'MyExecutionName',
      },
      ResultSelector: { 'arn.$': '$.ExecutionArn' },
    });
  });

  test('the input may come from the state', () => {
    expect(stateOf(start({ input: TaskInput.fromJsonPathAt('$.order') }))).toMatchObject({
      Parameters: { 'Input.$': '$.order' },
    });
  });

  test('a JSONata state has Arguments', () => {
    const task = StepFunctionsStartExecution.jsonata(stack, 'Start', {
      stateMachine,
      input: TaskInput.fromObject({ id: Jsonata.string('$states.input.id') }),
      name: `order-${Jsonata.string('$states.input.id')}`,
      outputs: '{% $states.result.ExecutionArn %}',
    });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::states:startExecution',
      Arguments: {
        Input: { id: '{% $states.input.id %}' },
        StateMachineArn: '<Child>',
        Name: '{% "order-" & ($states.input.id) %}',
      },
      Output: '{% $states.result.ExecutionArn %}',
    });
  });

  test('the execution gets the input of a JSONata state', () => {
    expect(stateOf(StepFunctionsStartExecution.jsonata(stack, 'Start', { stateMachine }))).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::states:startExecution',
      Arguments: { Input: '{% $states.input %}', StateMachineArn: '<Child>' },
    });
  });

  test('a JSONata machine makes a task without a language of its own a JSONata state', () => {
    expect(stateOf(start({}), sfn.QueryLanguage.JSONATA)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::states:startExecution',
      Arguments: { Input: '{% $states.input %}', StateMachineArn: '<Child>' },
    });
  });

  test('the state machine may be a reference, which newer versions of the CDK have in CfnStateMachine too', () => {
    const child = new sfn.CfnStateMachine(stack, 'Cfn', { roleArn: 'arn:aws:iam::111111111111:role/r' });

    expect(stateOf(start({ stateMachine: { stateMachineRef: { stateMachineArn: child.ref } } }))).toMatchObject({
      Parameters: { StateMachineArn: '<Cfn>' },
    });
  });
});

describe('name', () => {
  test.each(['a', 'a'.repeat(80), 'a-b_c.d', 'größe', "it's(1)=2+@!"])('may be %j', (name) => {
    expect(stateOf(start({ name }))).toMatchObject({ Parameters: { Name: name } });
  });

  test.each([
    ...['', 'a'.repeat(81), 'a b', 'a\tb', 'a\u0000', 'a\u0080'],
    ...[...'<>{}[]?*"#%\\^|~`$&,;:/'].map((character) => `a${character}`),
  ])('cannot be %j', (name) => {
    expect(messageOf(() => start({ name }))).toBe(
      `Default/Start has a problem:\n  - name is ${JSON.stringify(name)}: give 1 to 80 letters, digits, - and _`,
    );
  });

  test.each([
    [JsonPath.stringAt('$$.Execution.Name'), { 'Name.$': '$$.Execution.Name' }],
    [`child-of-${JsonPath.executionName}`, { 'Name.$': "States.Format('child-of-{}', $$.Execution.Name)" }],
  ])('may come from the state', (name, rendered) => {
    expect(stateOf(start({ name }))).toMatchObject({ Parameters: rendered });
  });

  test('may be JSONata that is written out', () => {
    const task = StepFunctionsStartExecution.jsonata(stack, 'Start', { stateMachine, name: '{% $uuid() %}' });

    expect(stateOf(task)).toMatchObject({ Arguments: { Name: '{% $uuid() %}' } });
  });
});

describe('associateWithParent', () => {
  const merged = (input: string) =>
    `States.JsonMerge(${input}, States.StringToJson(States.Format('\\{"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID":{}\\}', States.JsonToString($$.Execution.Id))), false)`;

  test.each<[string, TaskInput | undefined, object]>([
    ['the input of the state', undefined, { 'Input.$': merged('$') }],
    [
      'an object',
      TaskInput.fromObject({ id: JsonPath.stringAt('$.id'), note: null }),
      {
        Input: { 'id.$': '$.id', note: null, 'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$': '$$.Execution.Id' },
      },
    ],
    ['what a path finds', TaskInput.fromJsonPathAt('$.order'), { 'Input.$': merged('$.order') }],
    ['a reference to an object', TaskInput.fromObject(JsonPath.objectAt('$.order')), { 'Input.$': merged('$.order') }],
    [
      'the result of an intrinsic function',
      TaskInput.fromObject(JsonPath.stringToJson(JsonPath.stringAt('$.text'))),
      { 'Input.$': merged('States.StringToJson($.text)') },
    ],
    [
      'text of an object',
      TaskInput.fromText('{"id": 7}'),
      { Input: { id: 7, 'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$': '$$.Execution.Id' } },
    ],
    [
      'text of an object with data of the state',
      TaskInput.fromText(`{"id": "${JsonPath.stringAt('$.id')}"}`),
      { 'Input.$': merged(`States.StringToJson(States.Format('\\{"id": "{}"\\}', $.id))`) },
    ],
  ])('puts the id into %s', (_, input, rendered) => {
    expect(stateOf(start({ associateWithParent: true, input }))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::states:startExecution',
      Parameters: { ...rendered, StateMachineArn: '<Child>' },
    });
  });

  test.each<[string, TaskInput | undefined, unknown]>([
    [
      'the input of the state',
      undefined,
      '{% $merge([$states.input, {"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID": $states.context.Execution.Id}]) %}',
    ],
    [
      'an object',
      TaskInput.fromObject({ id: '{% $states.input.id %}' }),
      {
        id: '{% $states.input.id %}',
        AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: '{% $states.context.Execution.Id %}',
      },
    ],
    [
      'what an expression finds',
      TaskInput.fromText('{% $states.input.order %}'),
      '{% $merge([$states.input.order, {"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID": $states.context.Execution.Id}]) %}',
    ],
    [
      'a reference to an object',
      TaskInput.fromObject(Jsonata.object('$states.input.order')),
      '{% $merge([$states.input.order, {"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID": $states.context.Execution.Id}]) %}',
    ],
    [
      'text of an object',
      TaskInput.fromText('{"id": 7}'),
      { id: 7, AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: '{% $states.context.Execution.Id %}' },
    ],
    [
      'text of an object with data of the state',
      TaskInput.fromText(`{"id": "${Jsonata.string('$states.input.id')}"}`),
      '{% $merge([$parse("{\\"id\\": \\"" & ($states.input.id) & "\\"}"), {"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID": $states.context.Execution.Id}]) %}',
    ],
  ])('puts the id into %s in JSONata', (_, input, rendered) => {
    const task = StepFunctionsStartExecution.jsonata(stack, 'Start', {
      stateMachine,
      associateWithParent: true,
      input,
    });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::states:startExecution',
      Arguments: { Input: rendered, StateMachineArn: '<Child>' },
    });
  });

  test('puts the id into the input of a task that has its language from the machine', () => {
    expect(stateOf(start({ associateWithParent: true }), sfn.QueryLanguage.JSONATA)).toMatchObject({
      Arguments: {
        Input:
          '{% $merge([$states.input, {"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID": $states.context.Execution.Id}]) %}',
      },
    });
  });

  test.each(['hello', '[1, 2]', '7', 'null'])('finds no place for the id in the text %s', (text) => {
    expect(messageOf(() => start({ associateWithParent: true, input: TaskInput.fromText(text) }))).toBe(
      'Default/Start has a problem:\n' +
        '  - input is no object, so that associateWithParent has nowhere to put the id of the execution: ' +
        'use TaskInput.fromObject, or a reference to an object',
    );
  });

  test('finds no place for the id in a list', () => {
    expect(messageOf(() => start({ associateWithParent: true, input: TaskInput.fromObject([1]) }))).toBe(
      'Default/Start has a problem:\n' +
        '  - input is no object, so that associateWithParent has nowhere to put the id of the execution: ' +
        'use TaskInput.fromObject, or a reference to an object',
    );
  });

  test('is no reason to change a text when it is off', () => {
    expect(stateOf(start({ associateWithParent: false, input: TaskInput.fromText('hello') }))).toMatchObject({
      Parameters: { Input: 'hello' },
    });
  });
});

describe('patterns', () => {
  test('running the execution as a job gets its output as JSON', () => {
    expect(stateOf(start({ integrationPattern: RUN_JOB }))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::states:startExecution.sync:2',
      Parameters: { 'Input.$': '$', StateMachineArn: '<Child>' },
    });
  });

  test('waiting for the token hands it on', () => {
    const task = start({
      integrationPattern: WAIT_FOR_TASK_TOKEN,
      input: TaskInput.fromObject({ token: JsonPath.taskToken, foo: 'bar' }),
      name: 'MyExecutionName',
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::states:startExecution.waitForTaskToken',
      Parameters: {
        Input: { 'token.$': '$$.Task.Token', foo: 'bar' },
        StateMachineArn: '<Child>',
        Name: 'MyExecutionName',
      },
    });
  });

  test('the token may be JSONata, beside the id of this execution', () => {
    const task = StepFunctionsStartExecution.jsonata(stack, 'Start', {
      stateMachine,
      integrationPattern: WAIT_FOR_TASK_TOKEN,
      associateWithParent: true,
      input: TaskInput.fromText('{% $merge([$states.input, {"token": $states.context.Task.Token}]) %}'),
    });

    expect(stateOf(task)).toMatchObject({
      Arguments: {
        Input:
          '{% $merge([$merge([$states.input, {"token": $states.context.Task.Token}]), {"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID": $states.context.Execution.Id}]) %}',
      },
    });
  });

  test('waiting for a token that nobody gets is an error', () => {
    expect(messageOf(() => start({ integrationPattern: WAIT_FOR_TASK_TOKEN }))).toBe(
      'Default/Start has a problem:\n' +
        '  - integrationPattern is WAIT_FOR_TASK_TOKEN, but the arguments do not hand the token on, so that nobody could end the task: ' +
        'put JsonPath.taskToken or Jsonata.taskToken somewhere in the arguments',
    );
  });
});

describe('permissions', () => {
  const watching = {
    Effect: 'Allow',
    Action: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
    Resource:
      'arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule',
  };

  test.each([REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN])('with %s executions may be started', (integrationPattern) => {
    const task = start({ integrationPattern, input: TaskInput.fromJsonPathAt('$$.Task.Token') });

    expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'states:StartExecution', Resource: '<Child>' }]);
  });

  test('with RUN_JOB its executions may be watched and stopped as well', () => {
    const part = (index: number) => `<${index} of <Child> split at :>`;

    expect(permissionsOf(start({ integrationPattern: RUN_JOB }))).toEqual([
      { Effect: 'Allow', Action: 'states:StartExecution', Resource: '<Child>' },
      {
        Effect: 'Allow',
        Action: ['states:DescribeExecution', 'states:StopExecution'],
        Resource: `arn:${part(1)}:${part(2)}:${part(3)}:${part(4)}:execution:${part(6)}:*`,
      },
      watching,
    ]);
  });

  test.each(['', ':3', ':live'])('with RUN_JOB the executions of an imported state machine%s are its own', (suffix) => {
    const arn = `arn:aws:states:eu-west-1:111111111111:stateMachine:orders${suffix}`;
    const imported = sfn.StateMachine.fromStateMachineArn(stack, 'Imported', arn);

    expect(permissionsOf(start({ stateMachine: imported, integrationPattern: RUN_JOB }))).toEqual([
      { Effect: 'Allow', Action: 'states:StartExecution', Resource: arn },
      {
        Effect: 'Allow',
        Action: ['states:DescribeExecution', 'states:StopExecution'],
        Resource: 'arn:aws:states:eu-west-1:111111111111:execution:orders:*',
      },
      watching,
    ]);
  });
});

describe('a state machine from the state', () => {
  const allowed = 'arn:aws:states:eu-west-1:111111111111:stateMachine:tenant-*';

  test('is one of those that are allowed', () => {
    const dynamic = sfn.StateMachine.fromStateMachineArn(stack, 'Dynamic', JsonPath.stringAt('$.arn'));
    const task = start({ stateMachine: dynamic, allowedTargets: [allowed] });

    expect(stateOf(task)).toMatchObject({ Parameters: { 'Input.$': '$', 'StateMachineArn.$': '$.arn' } });
    expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'states:StartExecution', Resource: allowed }]);
  });

  test('may be chosen by JSONata', () => {
    const stateMachineArn = Jsonata.string('$states.input.arn');
    const dynamic = sfn.StateMachine.fromStateMachineArn(stack, 'Dynamic', stateMachineArn);
    const task = StepFunctionsStartExecution.jsonata(stack, 'Start', {
      stateMachine: dynamic,
      allowedTargets: [allowed],
    });

    expect(stateOf(task)).toMatchObject({ Arguments: { StateMachineArn: '{% $states.input.arn %}' } });
  });

  test.each([
    [allowed, 'arn:aws:states:eu-west-1:111111111111:execution:tenant-*:*'],
    ['arn:aws:states:*:111111111111:stateMachine:*', 'arn:aws:states:*:111111111111:execution:*:*'],
    ['arn:aws:states:eu-west-1:111111111111:*', 'arn:aws:states:eu-west-1:111111111111:*'],
    ['*', '*'],
  ])('that is one of %s has its executions watched and stopped as %s', (target, executions) => {
    const dynamic = sfn.StateMachine.fromStateMachineArn(stack, 'Dynamic', JsonPath.stringAt('$.arn'));
    const task = start({ stateMachine: dynamic, allowedTargets: [target], integrationPattern: RUN_JOB });

    expect(permissionsOf(task)).toEqual([
      { Effect: 'Allow', Action: 'states:StartExecution', Resource: target },
      { Effect: 'Allow', Action: ['states:DescribeExecution', 'states:StopExecution'], Resource: executions },
      {
        Effect: 'Allow',
        Action: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
        Resource:
          'arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule',
      },
    ]);
  });

  test('that may be any is an error', () => {
    const dynamic = sfn.StateMachine.fromStateMachineArn(stack, 'Dynamic', JsonPath.stringAt('$.arn'));

    expect(messageOf(() => start({ stateMachine: dynamic, integrationPattern: RUN_JOB }))).toBe(
      'Default/Start has a problem:\n' +
        '  - stateMachine comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedTargets',
    );
  });

  test('is one of those that are allowed, which are ARNs', () => {
    const dynamic = sfn.StateMachine.fromStateMachineArn(stack, 'Dynamic', JsonPath.stringAt('$.arn'));

    expect(
      messageOf(() => start({ stateMachine: dynamic, allowedTargets: ['orders'], integrationPattern: RUN_JOB })),
    ).toBe('Default/Start has a problem:\n  - allowedTargets has "orders", which is no ARN: give ARNs');
  });
});
