import { Jsonata, JsonPath, TaskInput } from '@cdk-sfn/core';
import { Duration, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, readable, stateOf } from '../../../tools/vitest/rendered-state';
import { LambdaInvocationType, LambdaInvoke } from '../src';
import type { LambdaInvokeProps } from '../src';

const handler = {
  runtime: lambda.Runtime.NODEJS_LATEST,
  handler: 'index.handler',
  code: lambda.Code.fromInline('exports.handler = async () => {}'),
};

let stack: Stack;
let lambdaFunction: lambda.Function;

beforeEach(() => {
  stack = new Stack();
  lambdaFunction = new lambda.Function(stack, 'Fn', handler);
});

/** A task without the retries that every other test would have to repeat. */
function invoke(props: Partial<LambdaInvokeProps>): LambdaInvoke {
  return new LambdaInvoke(stack, 'Invoke', { lambdaFunction, retryOnServiceExceptions: false, ...props });
}

describe('arguments', () => {
  test('the function gets the input of the state, and errors of the service are retried', () => {
    const task = new LambdaInvoke(stack, 'Invoke', { lambdaFunction });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Retry: [
        {
          ErrorEquals: [
            'Lambda.ClientExecutionTimeoutException',
            'Lambda.ServiceException',
            'Lambda.AWSLambdaException',
            'Lambda.SdkClientException',
          ],
          IntervalSeconds: 2,
          MaxAttempts: 6,
          BackoffRate: 2,
        },
      ],
      Resource: 'arn:<AWS::Partition>:states:::lambda:invoke',
      Parameters: { FunctionName: '<Fn.Arn>', 'Payload.$': '$' },
    });
  });

  test('all props have their place', () => {
    const task = LambdaInvoke.jsonPath(stack, 'Invoke', {
      lambdaFunction,
      payload: TaskInput.fromObject({ id: JsonPath.stringAt('$.id'), note: null }),
      invocationType: LambdaInvocationType.EVENT,
      clientContext: 'eyJhIjoxfQ==',
      qualifier: '3',
      retryOnServiceExceptions: false,
      comment: 'Tells the function',
      taskTimeout: sfn.Timeout.duration(Duration.seconds(30)),
      outputPath: '$.Payload',
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      Comment: 'Tells the function',
      End: true,
      TimeoutSeconds: 30,
      OutputPath: '$.Payload',
      Resource: 'arn:<AWS::Partition>:states:::lambda:invoke',
      Parameters: {
        FunctionName: '<Fn.Arn>',
        Payload: { 'id.$': '$.id', note: null },
        InvocationType: 'Event',
        ClientContext: 'eyJhIjoxfQ==',
        Qualifier: '3',
      },
    });
  });

  test.each<[string, TaskInput, object]>([
    ['a text', TaskInput.fromText('hello'), { Payload: 'hello' }],
    ['an empty object', TaskInput.fromObject({}), { Payload: {} }],
    ['a path', TaskInput.fromJsonPathAt('$.Payload'), { 'Payload.$': '$.Payload' }],
    ['a path, under the name of the specification', TaskInput.fromDataAt('$.input'), { 'Payload.$': '$.input' }],
    ['a path of the context', TaskInput.fromContextAt('$$.Execution'), { 'Payload.$': '$$.Execution' }],
    ['an intrinsic function', TaskInput.fromJsonPathAt('States.UUID()'), { 'Payload.$': 'States.UUID()' }],
    [
      'an input of sfn.TaskInput',
      sfn.TaskInput.fromObject({ a: sfn.JsonPath.numberAt('$.a') }),
      { Payload: { 'a.$': '$.a' } },
    ],
    [
      'a list with data of the state',
      TaskInput.fromObject({ list: ['x', JsonPath.stringAt('$.a')] }),
      { Payload: { 'list.$': "States.Array('x', $.a)" } },
    ],
  ])('the payload may be %s', (_, payload, rendered) => {
    expect(stateOf(invoke({ payload }))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::lambda:invoke',
      Parameters: { FunctionName: '<Fn.Arn>', ...rendered },
    });
  });

  test.each([
    ['RequestResponse', LambdaInvocationType.REQUEST_RESPONSE],
    ['Event', LambdaInvocationType.EVENT],
    ['DryRun', LambdaInvocationType.DRY_RUN],
  ])('the invocation type is %s', (rendered, invocationType) => {
    expect(stateOf(invoke({ invocationType }))).toMatchObject({ Parameters: { InvocationType: rendered } });
  });
});

describe('JSONata', () => {
  test('a JSONata state has Arguments and Output', () => {
    const task = LambdaInvoke.jsonata(stack, 'Invoke', {
      lambdaFunction,
      payload: TaskInput.fromObject({ id: Jsonata.string('$states.input.id'), raw: '{% $states.input.raw %}' }),
      retryOnServiceExceptions: false,
      outputs: { answer: '{% $states.result.Payload %}' },
    });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::lambda:invoke',
      Arguments: {
        FunctionName: '<Fn.Arn>',
        Payload: { id: '{% $states.input.id %}', raw: '{% $states.input.raw %}' },
      },
      Output: { answer: '{% $states.result.Payload %}' },
    });
  });

  test('the function gets the input of a JSONata state', () => {
    expect(stateOf(invoke({ queryLanguage: sfn.QueryLanguage.JSONATA }))).toMatchObject({
      Arguments: { FunctionName: '<Fn.Arn>', Payload: '{% $states.input %}' },
    });
  });

  test('a JSONata machine makes a task without a language of its own a JSONata state', () => {
    expect(stateOf(invoke({}), sfn.QueryLanguage.JSONATA)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::lambda:invoke',
      Arguments: { FunctionName: '<Fn.Arn>', Payload: '{% $states.input %}' },
    });
  });

  test('a task inside Map and Parallel speaks the language of the machine', () => {
    const parallel = new sfn.Parallel(stack, 'Parallel').branch(invoke({}));
    const map = new sfn.Map(stack, 'Map').itemProcessor(parallel);
    const machine = new sfn.StateGraph(map, 'machine').toGraphJson(sfn.QueryLanguage.JSONATA);

    expect(readable(stack.resolve(machine))).toMatchObject({
      States: {
        Map: {
          ItemProcessor: {
            States: {
              Parallel: {
                Branches: [
                  {
                    States: {
                      Invoke: {
                        Type: 'Task',
                        Resource: 'arn:<AWS::Partition>:states:::lambda:invoke',
                        Arguments: { FunctionName: '<Fn.Arn>', Payload: '{% $states.input %}' },
                      },
                    },
                  },
                ],
              },
            },
          },
        },
      },
    });
  });

  test('a JSONPath reference in a JSONata machine is an error', () => {
    const task = invoke({ payload: TaskInput.fromObject({ a: JsonPath.stringAt('$.a') }) });

    expect(messageOf(() => stateOf(task, sfn.QueryLanguage.JSONATA))).toBe(
      'Default/Invoke has a problem:\n' +
        "  - Payload.a is the JSONPath reference $.a in a JSONata state: write Jsonata.string('$states.input.a') or its like",
    );
  });

  test('a JSONata expression in a JSONPath state is an error', () => {
    const task = invoke({ payload: TaskInput.fromObject({ a: Jsonata.string('$states.input.a') }) });

    expect(messageOf(() => stateOf(task))).toBe(
      'Default/Invoke has a problem:\n' +
        '  - Payload.a is the JSONata expression $states.input.a in a JSONPath state: ' +
        'write JsonPath.stringAt or its like, or set queryLanguage to QueryLanguage.JSONATA',
    );
  });

  test('what a Catch hands on is kept in a JSONata machine', () => {
    const task = invoke({}).addCatch(new sfn.Pass(stack, 'Handler'), { outputs: '{% $states.errorOutput %}' });

    expect(stateOf(task, sfn.QueryLanguage.JSONATA)).toMatchObject({
      Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput %}', Next: 'Handler' }],
    });
  });
});

describe('retries', () => {
  test('of the user come after those for the service', () => {
    const task = new LambdaInvoke(stack, 'Invoke', { lambdaFunction }).addRetry({ errors: ['Busy'], maxAttempts: 2 });

    expect(stateOf(task)).toMatchObject({
      Retry: [{ MaxAttempts: 6 }, { ErrorEquals: ['Busy'], MaxAttempts: 2 }],
    });
  });

  test('for the service are left away on demand', () => {
    expect(stateOf(invoke({ retryOnServiceExceptions: false }))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::lambda:invoke',
      Parameters: { FunctionName: '<Fn.Arn>', 'Payload.$': '$' },
    });
  });
});

describe('payloadResponseOnly', () => {
  test('names the function itself and hands the input on', () => {
    expect(stateOf(invoke({ payloadResponseOnly: true, resultPath: '$.fn' }))).toEqual({
      Type: 'Task',
      End: true,
      ResultPath: '$.fn',
      Resource: '<Fn.Arn>',
    });
  });

  test('hands an object on as Parameters', () => {
    const payload = TaskInput.fromObject({ a: JsonPath.stringAt('$.a'), note: null });

    expect(stateOf(invoke({ payloadResponseOnly: true, inputPath: '$.in', payload }))).toEqual({
      Type: 'Task',
      End: true,
      InputPath: '$.in',
      Resource: '<Fn.Arn>',
      Parameters: { 'a.$': '$.a', note: null },
    });
  });

  test.each([
    ['$', undefined, undefined],
    ['$', '$.in', '$.in'],
    ['$.a', undefined, '$.a'],
    ['$.a', '$', '$.a'],
    ['$.a', '$.in', '$.in.a'],
    ['$[0].a', '$.in', '$.in[0].a'],
    ['$.a', '$$.Execution.Input', '$$.Execution.Input.a'],
    ['$$.Execution.Input', undefined, '$$.Execution.Input'],
    ['$$.Execution.Input', '$.in', '$$.Execution.Input'],
    ['$order.id', '$.in', '$order.id'],
  ])('hands on what %s finds, with inputPath %s, as InputPath %s', (path, inputPath, rendered) => {
    const task = invoke({ payloadResponseOnly: true, payload: TaskInput.fromJsonPathAt(path), inputPath });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      ...(rendered && { InputPath: rendered }),
      Resource: '<Fn.Arn>',
    });
  });

  test.each<[string, TaskInput, string]>([
    [
      'a text',
      TaskInput.fromText('hello'),
      'are "hello", but a JSONPath state hands on an object or what a path finds: put the value into an object, or use the query language JSONata',
    ],
    [
      'a text with data of the state',
      TaskInput.fromText(`Hello ${JsonPath.stringAt('$.name')}`),
      'are a text, but a JSONPath state hands on an object or what a path finds: put the value into an object, or use the query language JSONata',
    ],
    [
      'a list',
      TaskInput.fromObject([1, 2]),
      'are a list, but a JSONPath state hands on an object or what a path finds: put the value into an object, or use the query language JSONata',
    ],
    [
      'an intrinsic function',
      TaskInput.fromJsonPathAt('States.UUID()'),
      'are States.UUID(), which no input path can select: put it into an object, or use the query language JSONata',
    ],
    [
      'an expression',
      TaskInput.fromText(Jsonata.string('$states.input.a')),
      'are the JSONata expression $states.input.a in a JSONPath state: write a JSONPath, or set queryLanguage to QueryLanguage.JSONATA',
    ],
  ])('cannot hand on %s in a JSONPath state', (_, payload, problem) => {
    const task = invoke({ payloadResponseOnly: true, payload });

    expect(messageOf(() => stateOf(task))).toBe(`Default/Invoke has a problem:\n  - arguments ${problem}`);
  });

  test('cannot hand on a part of an input that is discarded', () => {
    const task = invoke({
      payloadResponseOnly: true,
      inputPath: JsonPath.DISCARD,
      payload: TaskInput.fromJsonPathAt('$.a'),
    });

    expect(messageOf(() => stateOf(task))).toBe(
      'Default/Invoke has a problem:\n' +
        '  - arguments are $.a, which no input path can select: put it into an object, or use the query language JSONata',
    );
  });

  test.each<[string, TaskInput | undefined, object]>([
    ['its input', undefined, {}],
    ['a text', TaskInput.fromText('hello'), { Arguments: 'hello' }],
    ['an object', TaskInput.fromObject({ a: Jsonata.number('1 + 1') }), { Arguments: { a: '{% 1 + 1 %}' } }],
    ['an expression', TaskInput.fromText('{% $states.input.a %}'), { Arguments: '{% $states.input.a %}' }],
    ['a list', TaskInput.fromObject([1, '{% $n %}']), { Arguments: [1, '{% $n %}'] }],
  ])('hands on %s in a JSONata state', (_, payload, rendered) => {
    const task = LambdaInvoke.jsonata(stack, 'Invoke', {
      lambdaFunction,
      payloadResponseOnly: true,
      retryOnServiceExceptions: false,
      payload,
    });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: '<Fn.Arn>',
      ...rendered,
    });
  });

  test('excludes what only the call of the service has', () => {
    expect(
      messageOf(() =>
        invoke({
          payloadResponseOnly: true,
          integrationPattern: sfn.IntegrationPattern.REQUEST_RESPONSE,
          invocationType: LambdaInvocationType.EVENT,
          clientContext: 'e30=',
          qualifier: '1',
        }),
      ),
    ).toBe(
      'Default/Invoke has 4 problems:\n' +
        "  - integrationPattern cannot be set beside payloadResponseOnly: leave one of the two away; outputPath: '$.Payload' selects the answer as well\n" +
        "  - invocationType cannot be set beside payloadResponseOnly: leave one of the two away; outputPath: '$.Payload' selects the answer as well\n" +
        "  - clientContext cannot be set beside payloadResponseOnly: leave one of the two away; outputPath: '$.Payload' selects the answer as well\n" +
        "  - qualifier cannot be set beside payloadResponseOnly: leave one of the two away; outputPath: '$.Payload' selects the answer as well",
    );
  });

  test('needs a function that is known', () => {
    const dynamic = lambda.Function.fromFunctionArn(stack, 'Dynamic', JsonPath.stringAt('$.arn'));

    expect(
      messageOf(() =>
        invoke({ payloadResponseOnly: true, lambdaFunction: dynamic, allowedTargets: [lambdaFunction.functionArn] }),
      ),
    ).toBe(
      'Default/Invoke has a problem:\n' +
        '  - resource comes from the state, but a state names what it calls when it is written: ' +
        'use the form of the task that takes the ARN as an argument',
    );
  });

  test('grants what the call of the service grants', () => {
    expect(permissionsOf(invoke({ payloadResponseOnly: true }))).toEqual([
      { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: ['<Fn.Arn>', '<Fn.Arn>:*'] },
    ]);
  });
});

describe('patterns', () => {
  test('waiting for the token hands it on', () => {
    const task = invoke({
      integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      payload: TaskInput.fromObject({ token: JsonPath.taskToken, input: JsonPath.stringAt('$.someField') }),
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::lambda:invoke.waitForTaskToken',
      Parameters: {
        FunctionName: '<Fn.Arn>',
        Payload: { 'token.$': '$$.Task.Token', 'input.$': '$.someField' },
      },
    });
  });

  test('the token may stand in a JSONata expression', () => {
    const task = LambdaInvoke.jsonata(stack, 'Invoke', {
      lambdaFunction,
      integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      payload: TaskInput.fromText('{% $merge([$states.input, {"token": $states.context.Task.Token}]) %}'),
    });

    expect(stateOf(task)).toMatchObject({
      Resource: 'arn:<AWS::Partition>:states:::lambda:invoke.waitForTaskToken',
      Arguments: { Payload: '{% $merge([$states.input, {"token": $states.context.Task.Token}]) %}' },
    });
  });

  test('waiting for a token that nobody gets is an error', () => {
    expect(messageOf(() => invoke({ integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN }))).toBe(
      'Default/Invoke has a problem:\n' +
        '  - integrationPattern is WAIT_FOR_TASK_TOKEN, but the arguments do not hand the token on, so that nobody could end the task: ' +
        'put JsonPath.taskToken or Jsonata.taskToken somewhere in the arguments',
    );
  });

  test('an invocation is no job to wait for', () => {
    expect(messageOf(() => invoke({ integrationPattern: sfn.IntegrationPattern.RUN_JOB }))).toBe(
      'Default/Invoke has a problem:\n' +
        '  - integrationPattern is RUN_JOB, which this task does not support: use REQUEST_RESPONSE or WAIT_FOR_TASK_TOKEN',
    );
  });
});

describe('permissions', () => {
  test.each([sfn.IntegrationPattern.REQUEST_RESPONSE, sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
    'with %s the function may be invoked',
    (integrationPattern) => {
      const task = invoke({ integrationPattern, payload: TaskInput.fromJsonPathAt('$$.Task.Token') });

      expect(permissionsOf(task)).toEqual([
        { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: ['<Fn.Arn>', '<Fn.Arn>:*'] },
      ]);
    },
  );

  test.each<[string, () => lambda.IFunction, string]>([
    ['a version', () => new lambda.Version(stack, 'Version', { lambda: lambdaFunction }), '<Version>'],
    ['the current version', () => lambdaFunction.currentVersion, '<FnCurrentVersion>'],
    ['the latest version', () => lambdaFunction.latestVersion, '<Fn.Arn>:$LATEST'],
    [
      'an imported version',
      () => lambda.Version.fromVersionAttributes(stack, 'Version', { lambda: lambdaFunction, version: '3' }),
      '<Fn.Arn>:3',
    ],
  ])('of %s cover its siblings, which running executions may still call', (_, version, functionName) => {
    const task = invoke({ lambdaFunction: version() });

    expect(stateOf(task)).toMatchObject({ Parameters: { FunctionName: functionName, 'Payload.$': '$' } });
    expect(permissionsOf(task)).toEqual([
      { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: ['<Fn.Arn>', '<Fn.Arn>:*'] },
    ]);
  });

  test('of a version that is imported by its ARN cover its siblings', () => {
    const arn = 'arn:aws:lambda:eu-west-1:111111111111:function:orders';
    const task = invoke({ lambdaFunction: lambda.Version.fromVersionArn(stack, 'Version', `${arn}:3`) });

    expect(stateOf(task)).toMatchObject({ Parameters: { FunctionName: `${arn}:3`, 'Payload.$': '$' } });
    expect(permissionsOf(task)).toEqual([
      { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: [arn, `${arn}:*`] },
    ]);
  });

  test.each<[string, () => lambda.IFunction, string]>([
    ['an alias', () => lambdaFunction.addAlias('live'), '<FnAliaslive>'],
    [
      'an imported alias',
      () =>
        lambda.Alias.fromAliasAttributes(stack, 'Alias', {
          aliasName: 'live',
          aliasVersion: lambda.Version.fromVersionAttributes(stack, 'Version', {
            lambda: lambdaFunction,
            version: '3',
          }),
        }),
      '<Fn.Arn>:live',
    ],
  ])('of %s are for it alone: it stays through deployments', (_, alias, arn) => {
    const task = invoke({ lambdaFunction: alias() });

    expect(stateOf(task)).toMatchObject({ Parameters: { FunctionName: arn, 'Payload.$': '$' } });
    expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: arn }]);
  });

  test('of an imported function cover its versions', () => {
    const arn = 'arn:aws:lambda:eu-west-1:111111111111:function:orders';
    const task = invoke({ lambdaFunction: lambda.Function.fromFunctionArn(stack, 'Imported', arn) });

    expect(stateOf(task)).toMatchObject({ Parameters: { FunctionName: arn, 'Payload.$': '$' } });
    expect(permissionsOf(task)).toEqual([
      { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: [arn, `${arn}:*`] },
    ]);
  });

  test('of a singleton, and of its version, cover its versions', () => {
    const singleton = new lambda.SingletonFunction(stack, 'Singleton', { ...handler, uuid: 'one' });
    const permissions = [
      {
        Effect: 'Allow',
        Action: 'lambda:InvokeFunction',
        Resource: ['<SingletonLambdaone.Arn>', '<SingletonLambdaone.Arn>:*'],
      },
    ];

    expect(permissionsOf(invoke({ lambdaFunction: singleton }))).toEqual(permissions);
    expect(permissionsOf(new LambdaInvoke(stack, 'Version', { lambdaFunction: singleton.currentVersion }))).toEqual(
      permissions,
    );
  });

  test('of tasks that invoke the same function are granted once', () => {
    const again = new LambdaInvoke(stack, 'Again', { lambdaFunction });
    const machine = new sfn.StateMachine(stack, 'Machine', {
      definitionBody: sfn.DefinitionBody.fromChainable(invoke({}).next(again)),
    });

    const { document } = machine.role.node.findChild('DefaultPolicy') as unknown as { document: unknown };

    expect(readable(stack.resolve(document))).toMatchObject({
      Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: ['<Fn.Arn>', '<Fn.Arn>:*'] }],
    });
  });
});

describe('a function from the state', () => {
  const allowed = ['arn:aws:lambda:eu-west-1:111111111111:function:tenant-*'];

  test('is one of those that are allowed', () => {
    const dynamic = lambda.Function.fromFunctionArn(stack, 'Dynamic', JsonPath.stringAt('$.functionArn'));
    const task = invoke({ lambdaFunction: dynamic, allowedTargets: allowed });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::lambda:invoke',
      Parameters: { 'FunctionName.$': '$.functionArn', 'Payload.$': '$' },
    });
    expect(permissionsOf(task)).toEqual([
      {
        Effect: 'Allow',
        Action: 'lambda:InvokeFunction',
        Resource: 'arn:aws:lambda:eu-west-1:111111111111:function:tenant-*',
      },
    ]);
  });

  test('may be chosen by JSONata', () => {
    const dynamic = lambda.Function.fromFunctionArn(stack, 'Dynamic', Jsonata.string('$states.input.arn'));
    const task = LambdaInvoke.jsonata(stack, 'Invoke', { lambdaFunction: dynamic, allowedTargets: allowed });

    expect(stateOf(task)).toMatchObject({
      Arguments: { FunctionName: '{% $states.input.arn %}', Payload: '{% $states.input %}' },
    });
  });

  test('that may be any is an error', () => {
    const dynamic = lambda.Function.fromFunctionArn(stack, 'Dynamic', JsonPath.stringAt('$.functionArn'));

    expect(messageOf(() => invoke({ lambdaFunction: dynamic }))).toBe(
      'Default/Invoke has a problem:\n' +
        '  - lambdaFunction comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedTargets',
    );
  });

  test('has no metrics of its own', () => {
    const dynamic = lambda.Function.fromFunctionArn(stack, 'Dynamic', JsonPath.stringAt('$.functionArn'));
    const task = invoke({ lambdaFunction: dynamic, allowedTargets: allowed });

    expect(messageOf(() => task.metricFailed())).toBe(
      "Task does not expose metrics. Use the 'metric()' function to add metrics.",
    );
  });
});

describe('metrics', () => {
  test('are those of the function', () => {
    const { dimensions, metricName, namespace, statistic } = invoke({ qualifier: 'live' }).metricFailed();

    expect(stack.resolve({ dimensions, metricName, namespace, statistic })).toEqual({
      namespace: 'AWS/States',
      metricName: 'LambdaFunctionsFailed',
      dimensions: { LambdaFunctionArn: { 'Fn::GetAtt': ['Fn9270CBC0', 'Arn'] }, Qualifier: 'live' },
      statistic: 'Sum',
    });
  });

  test('of time are in the singular', () => {
    expect(invoke({}).metricRunTime().metricName).toBe('LambdaFunctionRunTime');
  });
});
