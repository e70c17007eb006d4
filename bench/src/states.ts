import { Duration, Stack } from 'aws-cdk-lib/core';
import * as ddb from 'aws-cdk-lib/aws-dynamodb';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';

/** The classes that the benchmark uses, of either side. */
export type Tasks = Pick<
  typeof tasks,
  | 'DynamoAttributeValue'
  | 'DynamoGetItem'
  | 'DynamoPutItem'
  | 'LambdaInvoke'
  | 'SnsPublish'
  | 'SqsSendMessage'
  | 'StepFunctionsStartExecution'
>;

const { JSONATA } = sfn.QueryLanguage;

/** Constructs machines of 100 states each, all 100 different, and resolves their definitions, whose total length it gives back. */
export function renderStates(tasks: Tasks, language: sfn.QueryLanguage, count: number): number {
  const stack = new Stack();
  const resources = resourcesIn(stack);
  let length = 0;
  for (let machine = 0; machine * 100 < count; machine++) {
    const scope = new Construct(stack, `Machine${machine}`);
    const failed = new sfn.Fail(scope, 'Failed');
    const states = Array.from({ length: 100 }, (_, i) => {
      const state =
        language === JSONATA ? inJsonata(tasks, scope, resources, i) : inJsonPath(tasks, scope, resources, i);
      return state.addRetry({ maxAttempts: 2, interval: Duration.seconds(2) }).addCatch(failed, { errors: ['Custom'] });
    });
    const chain = states.reduce<sfn.Chain | undefined>(
      (sofar, state) => sofar?.next(state) ?? sfn.Chain.start(state),
      undefined,
    );
    const construct = new sfn.StateMachine(scope, 'Resource', {
      definitionBody: sfn.DefinitionBody.fromChainable(chain!),
      queryLanguage: language,
    });
    const { definitionString } = construct.node.defaultChild as sfn.CfnStateMachine;
    length += JSON.stringify(stack.resolve(definitionString)).length;
  }
  return length;
}

interface Resources {
  readonly lambdaFunction: lambda.IFunction;
  readonly table: ddb.ITable;
  readonly topic: sns.ITopic;
  readonly queue: sqs.IQueue;
  readonly stateMachine: sfn.IStateMachine;
}

function resourcesIn(stack: Stack): Resources {
  return {
    lambdaFunction: lambda.Function.fromFunctionName(stack, 'Function', 'orders'),
    table: new ddb.Table(stack, 'Table', { partitionKey: { name: 'id', type: ddb.AttributeType.STRING } }),
    topic: new sns.Topic(stack, 'Topic'),
    queue: new sqs.Queue(stack, 'Queue'),
    stateMachine: sfn.StateMachine.fromStateMachineName(stack, 'Child', 'child'),
  };
}

function inJsonPath(tasks: Tasks, scope: Construct, resources: Resources, i: number): sfn.TaskStateBase {
  const { lambdaFunction, queue, stateMachine, table, topic } = resources;
  const { DynamoAttributeValue: Value } = tasks;
  const { JsonPath, TaskInput } = sfn;
  const id = `State ${i}`;
  const data = {
    id: JsonPath.stringAt(`$.order${i}.id`),
    total: JsonPath.numberAt(`$.order${i}.total`),
    text: JsonPath.format('Order {} of {}', JsonPath.stringAt(`$.order${i}.id`), JsonPath.stringAt('$.customer')),
    nested: { items: JsonPath.listAt(`$.order${i}.items`), literal: 'a', numbers: [1, 2, 3] },
  };
  switch (i % 6) {
    case 0:
      return new tasks.LambdaInvoke(scope, id, {
        lambdaFunction,
        payload: TaskInput.fromObject(data),
        resultSelector: { answer: JsonPath.objectAt('$.Payload') },
        resultPath: '$.checked',
      });
    case 1:
      return new tasks.DynamoPutItem(scope, id, {
        table,
        item: {
          id: Value.fromString(JsonPath.stringAt(`$.order${i}.id`)),
          count: Value.numberFromString(JsonPath.stringAt('$.count')),
          tags: Value.fromStringSet(['a', 'b']),
          map: Value.fromMap({ a: Value.fromString('b'), c: Value.fromNumber(1) }),
        },
        conditionExpression: 'attribute_not_exists(id)',
        resultPath: JsonPath.DISCARD,
      });
    case 2:
      return new tasks.SnsPublish(scope, id, { topic, message: TaskInput.fromObject(data), subject: 'Order' });
    case 3:
      return new tasks.SqsSendMessage(scope, id, { queue, messageBody: TaskInput.fromObject(data) });
    case 4:
      return new tasks.StepFunctionsStartExecution(scope, id, {
        stateMachine,
        input: TaskInput.fromObject(data),
        integrationPattern: sfn.IntegrationPattern.RUN_JOB,
      });
    default:
      return new tasks.DynamoGetItem(scope, id, {
        table,
        key: { id: Value.fromString(JsonPath.stringAt(`$.order${i}.id`)) },
        outputPath: '$.Item',
      });
  }
}

function inJsonata(tasks: Tasks, scope: Construct, resources: Resources, i: number): sfn.TaskStateBase {
  const { lambdaFunction, queue, stateMachine, table, topic } = resources;
  const { DynamoAttributeValue: Value } = tasks;
  const { TaskInput } = sfn;
  const id = `State ${i}`;
  const data = {
    id: `{% $states.input.order${i}.id %}`,
    total: `{% $states.input.order${i}.total %}`,
    text: `{% 'Order ' & $states.input.order${i}.id & ' of ' & $states.input.customer %}`,
    nested: { items: `{% $states.input.order${i}.items[price > 10] %}`, literal: 'a', numbers: [1, 2, 3] },
  };
  switch (i % 6) {
    case 0:
      return new tasks.LambdaInvoke(scope, id, {
        lambdaFunction,
        payload: TaskInput.fromObject(data),
        outputs: { answer: '{% $states.result.Payload %}' },
      });
    case 1:
      return new tasks.DynamoPutItem(scope, id, {
        table,
        item: {
          id: Value.fromString(`{% $states.input.order${i}.id %}`),
          count: Value.numberFromString('{% $string($states.input.count) %}'),
          tags: Value.fromStringSet(['a', 'b']),
          map: Value.fromMap({ a: Value.fromString('b'), c: Value.fromNumber(1) }),
        },
        conditionExpression: 'attribute_not_exists(id)',
      });
    case 2:
      return new tasks.SnsPublish(scope, id, { topic, message: TaskInput.fromObject(data), subject: 'Order' });
    case 3:
      return new tasks.SqsSendMessage(scope, id, { queue, messageBody: TaskInput.fromObject(data) });
    case 4:
      return new tasks.StepFunctionsStartExecution(scope, id, {
        stateMachine,
        input: TaskInput.fromObject(data),
        integrationPattern: sfn.IntegrationPattern.RUN_JOB,
      });
    default:
      return new tasks.DynamoGetItem(scope, id, {
        table,
        key: { id: Value.fromString(`{% $states.input.order${i}.id %}`) },
        outputs: '{% $states.result.Item %}',
      });
  }
}
