import { Duration, Stack } from 'aws-cdk-lib';
import type { IResolvable } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as upstream from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { stateOf } from '../../../tools/vitest/rendered-state';
import { Jsonata, JsonPath, TaskInput, TaskRole } from '../src';
import type { Task, TaskStateBase, TaskStateBaseProps } from '../src';
import { argumentsOf, describedTask, JSONATA, parametersOf } from './described-task';

describe('our references in states of aws-cdk-lib render as its own', () => {
  test.each<[string, (its: typeof JsonPath | typeof sfn.JsonPath, stack: Stack) => sfn.State]>([
    [
      'in Pass',
      (its, stack) =>
        new sfn.Pass(stack, 'State', {
          inputPath: its.stringAt('$.in'),
          outputPath: its.stringAt('$.out'),
          resultPath: its.DISCARD,
          parameters: {
            text: its.stringAt('$.a'),
            number: its.numberAt('$.n'),
            list: its.listAt('$.l'),
            object: its.objectAt('$.o'),
            id: its.executionId,
            called: its.format('{} {}', its.stringAt('$.a'), its.arrayGetItem(its.listAt('$.l'), 0)),
            parsed: its.stringToJson(its.stringAt('$.json')),
          },
          assign: { v: its.stringAt('$.v') },
        }),
    ],
    [
      'in Map',
      (its, stack) =>
        new sfn.Map(stack, 'State', {
          itemsPath: its.stringAt('$.items'),
          itemSelector: { item: its.stringAt('$$.Map.Item.Value'), n: its.numberAt('$.n') },
          maxConcurrencyPath: its.stringAt('$.max'),
          resultSelector: { all: its.listAt('$[*]') },
        }).itemProcessor(new sfn.Pass(stack, 'Inside', { parameters: { a: its.stringAt('$.item') } })),
    ],
    [
      'in Parallel',
      (its, stack) =>
        new sfn.Parallel(stack, 'State', { parameters: { a: its.stringAt('$.a') } }).branch(
          new sfn.Pass(stack, 'Inside'),
        ),
    ],
    ['in Wait', (its, stack) => new sfn.Wait(stack, 'State', { time: sfn.WaitTime.secondsPath(its.stringAt('$.s')) })],
    [
      'in Fail',
      (its, stack) =>
        new sfn.Fail(stack, 'State', {
          causePath: its.format('cause {}', its.stringAt('$.c')),
          errorPath: its.stringAt('$.e'),
        }),
    ],
    ['in Succeed', (its, stack) => new sfn.Succeed(stack, 'State', { outputPath: its.stringAt('$.out') })],
    [
      'in a task of aws-stepfunctions-tasks',
      (its, stack) =>
        new upstream.LambdaInvoke(stack, 'State', {
          lambdaFunction: lambda.Function.fromFunctionArn(stack, 'Fn', 'arn:aws:lambda:x:1:function:f'),
          payload: sfn.TaskInput.fromObject({ a: its.stringAt('$.a'), token: its.taskToken }),
          integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN,
          taskTimeout: sfn.Timeout.duration(Duration.seconds(9)),
        }),
    ],
  ])('%s', (_, make) => {
    expect(stateOf(make(JsonPath, new Stack()))).toEqual(stateOf(make(sfn.JsonPath, new Stack())));
  });

  test('also true and false, which sfn.JsonPath does not have', () => {
    expect(stateOf(new sfn.Pass(new Stack(), 'State', { parameters: { a: JsonPath.booleanAt('$.b') } }))).toMatchObject(
      {
        Parameters: { 'a.$': '$.b' },
      },
    );
  });

  test('and inputs and roles', () => {
    const stack = new Stack();
    const task = new upstream.LambdaInvoke(stack, 'State', {
      lambdaFunction: lambda.Function.fromFunctionArn(stack, 'Fn', 'arn:aws:lambda:x:1:function:f'),
      payload: TaskInput.fromJsonPathAt('$.payload'),
      credentials: { role: TaskRole.fromRoleArnJsonPath('$.role') },
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: { 'Payload.$': '$.payload' },
      Credentials: { 'RoleArn.$': '$.role' },
    });
  });
});

describe('our expressions in states of aws-cdk-lib', () => {
  test.each<[string, (stack: Stack) => sfn.State, object]>([
    [
      'in Pass',
      (stack) =>
        sfn.Pass.jsonata(stack, 'State', {
          outputs: {
            a: Jsonata.string('$a'),
            n: Jsonata.number('$n'),
            l: Jsonata.list('$l'),
            b: Jsonata.boolean('$b'),
            o: Jsonata.object('$o'),
          },
          assign: { v: Jsonata.string('$v') },
        }),
      {
        Output: { a: '{% $a %}', n: '{% $n %}', l: '{% $l %}', b: '{% $b %}', o: '{% $o %}' },
        Assign: { v: '{% $v %}' },
      },
    ],
    [
      'in Choice',
      (stack) =>
        sfn.Choice.jsonata(stack, 'State').when(
          sfn.Condition.jsonata(Jsonata.expression('$a = 1')),
          new sfn.Succeed(stack, 'Yes'),
        ),
      { Choices: [{ Condition: '{% $a = 1 %}', Next: 'Yes' }] },
    ],
    [
      'in Wait',
      (stack) => sfn.Wait.jsonata(stack, 'State', { time: sfn.WaitTime.seconds(Jsonata.expression('$s')) }),
      { Seconds: '{% $s %}' },
    ],
    [
      'in Map',
      (stack) =>
        sfn.Map.jsonata(stack, 'State', {
          items: sfn.ProvideItems.jsonata(Jsonata.expression('$l')),
          itemSelector: { a: Jsonata.string('$a') },
        }).itemProcessor(new sfn.Pass(stack, 'Inside')),
      { Items: '{% $l %}', ItemSelector: { a: '{% $a %}' } },
    ],
  ])('%s', (_, make, expected) => {
    expect(stateOf(make(new Stack()))).toMatchObject(expected);
  });
});

test('references of sfn.JsonPath work in our tasks', () => {
  expect(
    parametersOf({
      text: sfn.JsonPath.stringAt('$.a'),
      number: sfn.JsonPath.numberAt('$.n'),
      list: sfn.JsonPath.listAt('$.l'),
      object: sfn.JsonPath.objectAt('$.o'),
      inText: `Hello ${sfn.JsonPath.stringAt('$.a')}, ${sfn.JsonPath.numberAt('$.n')}`,
      inList: ['x', sfn.JsonPath.stringAt('$.a')],
      inFunction: JsonPath.format('{}', sfn.JsonPath.uuid()),
      input: sfn.TaskInput.fromJsonPathAt('$.i').value as unknown,
    }),
  ).toEqual({
    'text.$': '$.a',
    'number.$': '$.n',
    'list.$': '$.l',
    'object.$': '$.o',
    'inText.$': "States.Format('Hello {}, {}', $.a, $.n)",
    'inList.$': "States.Array('x', $.a)",
    'inFunction.$': "States.Format('{}', States.UUID())",
    'input.$': '$.i',
  });
});

test('our tasks stand where states of aws-cdk-lib stand', () => {
  expectTypeOf<Task>().toExtend<sfn.TaskStateBase>();
  expectTypeOf<Task>().toExtend<sfn.State>();
  expectTypeOf<Task>().toExtend<sfn.INextable>();
  expectTypeOf<Task>().toExtend<sfn.IChainable>();
  expectTypeOf<TaskStateBase>().toExtend<sfn.TaskStateBase>();
  expectTypeOf<TaskStateBaseProps>().toExtend<sfn.TaskStateBaseProps>();
  expectTypeOf<sfn.TaskStateBaseProps>().toExtend<TaskStateBaseProps>();

  const stack = new Stack(undefined, 'Stack');
  const task = (id: string) => describedTask({}, {}, {}, { stack, id });
  const chain = sfn.Chain.start(task('First'))
    .next(
      new sfn.Choice(stack, 'Choice')
        .when(sfn.Condition.isPresent('$.a'), task('Yes'))
        .otherwise(task('No'))
        .afterwards(),
    )
    .next(new sfn.Parallel(stack, 'Parallel').branch(task('Branch')).addCatch(task('Handler')))
    .next(new sfn.Map(stack, 'Map').itemProcessor(task('Item').next(new sfn.Succeed(stack, 'Done'))))
    .next(task('Last'));

  const { States } = new sfn.StateGraph(chain.startState, 'machine').toGraphJson() as { States: object };
  expect(Object.keys(States).sort()).toEqual(['Choice', 'First', 'Handler', 'Last', 'Map', 'No', 'Parallel', 'Yes']);
});

test('expressions go where their types are asked for', () => {
  interface Book {
    readonly title: string;
    readonly pages: number;
    readonly lent: boolean;
    readonly authors: string[];
    readonly borrower: { [key: string]: any };
    readonly publisher: IResolvable;
    readonly anything: any;
  }
  const book: Book = {
    title: Jsonata.string('$title'),
    pages: Jsonata.number('$pages'),
    lent: Jsonata.boolean('$lent'),
    authors: Jsonata.list('$authors'),
    borrower: Jsonata.object('$borrower'),
    publisher: Jsonata.object('$publisher'),
    anything: Jsonata.object('$anything'),
  };
  const sameByPath: Book = {
    title: JsonPath.stringAt('$.title'),
    pages: JsonPath.numberAt('$.pages'),
    lent: JsonPath.booleanAt('$.lent'),
    authors: JsonPath.listAt('$.authors'),
    borrower: JsonPath.objectAt('$.borrower'),
    publisher: JsonPath.objectAt('$.publisher'),
    anything: JsonPath.objectAt('$.anything'),
  };
  const props: TaskStateBaseProps = {
    ...JSONATA,
    outputs: Jsonata.object('$states.result'),
    taskTimeout: sfn.Timeout.duration(Duration.seconds(Jsonata.number('$t'))),
  };

  expect(argumentsOf(book)).toEqual(Object.fromEntries(Object.keys(book).map((name) => [name, `{% $${name} %}`])));
  expect(parametersOf(sameByPath)).toEqual(
    Object.fromEntries(Object.keys(book).map((name) => [`${name}.$`, `$.${name}`])),
  );
  expect(stateOf(describedTask({}, props))).toMatchObject({
    Output: '{% $states.result %}',
    TimeoutSeconds: '{% $t %}',
  });
});
