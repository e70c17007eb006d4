import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { Annotations, Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { EvaluateExpression } from '../src';

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
});

test('renders the expression and the values that it needs', () => {
  const task = new EvaluateExpression(stack, 'Task', { expression: '$.a.b + $.c', resultPath: '$.sum' });

  expect(stack.resolve(task.toStateJson())).toEqual({
    End: true,
    Type: 'Task',
    ResultPath: '$.sum',
    Resource: { 'Fn::GetAtt': ['TaskEvalFunction5A5BDA9B', 'Arn'] },
    Parameters: {
      expression: '$.a.b + $.c',
      expressionAttributeValues: { '$.a.b.$': '$.a.b', '$.c.$': '$.c' },
    },
  });
});

describe('binds in the language of the state', () => {
  test.each([
    ['1 + 1', {}, {}],
    ['$', { '$.$': '$' }, { $: '{% $states.input %}' }],
    ['$.a', { '$.a.$': '$.a' }, { '$.a': '{% $states.input.a %}' }],
    ["$['a b'].c", { "$['a b'].c.$": "$['a b'].c" }, { "$['a b'].c": '{% $states.input.`a b`.c %}' }],
    [
      '$$.Execution.Id',
      { '$$.Execution.Id.$': '$$.Execution.Id' },
      { '$$.Execution.Id': '{% $states.context.Execution.Id %}' },
    ],
    ['$$', { '$$.$': '$$' }, { $$: '{% $states.context %}' }],
    ['$total.net * 2', { '$total.net.$': '$total.net' }, { '$total.net': '{% $total.net %}' }],
  ])('%s', (expression, jsonPath, jsonata) => {
    const inJsonPath = EvaluateExpression.jsonPath(stack, 'JsonPath', { expression });
    const inJsonata = EvaluateExpression.jsonata(stack, 'Jsonata', { expression });

    expect(stack.resolve(inJsonPath.toStateJson())).toMatchObject({
      Parameters: { expression, expressionAttributeValues: jsonPath },
    });
    expect(stack.resolve(inJsonata.toStateJson())).toMatchObject({
      QueryLanguage: 'JSONata',
      Arguments: { expression, expressionAttributeValues: jsonata },
    });
  });
});

test('does not warn of an expression that looks like a path', () => {
  new sfn.StateMachine(stack, 'Machine', {
    definitionBody: sfn.DefinitionBody.fromChainable(new EvaluateExpression(stack, 'Task', { expression: '$.total' })),
  });

  Template.fromStack(stack);
  Annotations.fromStack(stack).hasNoWarning('*', '*');
});

test('keeps what the deployment fills in', () => {
  const name = new CfnParameter(stack, 'Name').valueAsString;
  const task = new EvaluateExpression(stack, 'Task', { expression: `'${name}' + $.a` });

  expect(stack.resolve(task.toStateJson())).toMatchObject({
    Parameters: {
      expression: { 'Fn::Join': ['', ["'", { Ref: 'Name' }, "' + $.a"]] },
      expressionAttributeValues: { '$.a.$': '$.a' },
    },
  });
});

test('lets the machine invoke the function, and nothing else', () => {
  new sfn.StateMachine(stack, 'Machine', {
    definitionBody: sfn.DefinitionBody.fromChainable(new EvaluateExpression(stack, 'Task', { expression: '1' })),
  });
  const arn = { 'Fn::GetAtt': ['TaskEvalFunction5A5BDA9B', 'Arn'] };

  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: {
      Statement: [
        { Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: [arn, { 'Fn::Join': ['', [arn, ':*']] }] },
      ],
    },
  });
});

describe('says what is wrong', () => {
  test('with the expression and the runtime at once', () => {
    const props = { expression: '$.a + process.pid', runtime: lambda.Runtime.PYTHON_3_12 };

    expect(() => new EvaluateExpression(stack, 'Task', props)).toThrow(
      [
        'Stack/Task has 2 problems:',
        '  - expression has the unknown name process (line 1, column 7): an expression knows the state ($, $$, $variable), ' +
          'its own names and globals such as Math, JSON and Date; what needs more is work for a Lambda function of yours',
        '      $.a + process.pid',
        '            ^^^^^^^',
        '  - runtime is python3.12, which does not run JavaScript: use one of Node.js, such as lambda.Runtime.NODEJS_22_X',
      ].join('\n'),
    );
  });

  test('with a reference in the expression', () => {
    const expression = `${sfn.JsonPath.stringAt('$.code')} + 1`;

    expect(() => new EvaluateExpression(stack, 'Task', { expression })).toThrow(
      'expression holds a reference, whose value would become code: write the path itself, as in $.a + 1',
    );
  });

  test('with an integration pattern that a function cannot have', () => {
    const props = { expression: '1', integrationPattern: sfn.IntegrationPattern.RUN_JOB };

    expect(() => new EvaluateExpression(stack, 'Task', props)).toThrow('integrationPattern is RUN_JOB');
  });
});

test.each([lambda.Runtime.NODEJS_22_X, new lambda.Runtime('nodejs99.x')])('runs on $name', (runtime) => {
  expect(() => new EvaluateExpression(stack, 'Task', { expression: '1', runtime })).not.toThrow();
});

test('is a task of the CDK', () => {
  const task: sfn.TaskStateBase = new EvaluateExpression(stack, 'Task', { expression: '1' });

  expect(task.id).toBe('Task');
});
