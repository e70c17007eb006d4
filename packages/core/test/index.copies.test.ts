import { Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { messageOf, readable, stateOf } from '../../../tools/vitest/rendered-state';
import * as ours from '../src';

type Core = typeof ours;

/** The same package loaded again, as when two versions of it are installed. */
let theirs: Core;

beforeAll(async () => {
  vi.resetModules();
  theirs = await import('../src/index.js');
});

const { REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;

function lend(core: Core, stack: Stack, id: string, args: unknown, props: ours.TaskStateBaseProps = {}): ours.Task {
  const task: ours.IStepFunctionsTask = {
    describe: () => ({
      resource: { service: 'books', action: 'lend', patterns: [REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN] },
      arguments: args,
    }),
  };
  return new core.Task(stack, id, { ...props, task });
}

test('there are two copies', () => {
  expect(theirs.Task).not.toBe(ours.Task);
  expect(theirs.TaskValidationError).not.toBe(ours.TaskValidationError);
});

describe.each([
  ['theirs in ours', () => [theirs, ours] as const],
  ['ours in theirs', () => [ours, theirs] as const],
])('%s', (_, copies) => {
  test('references of JSONPath', () => {
    const [values, tasks] = copies();
    const { JsonPath, StateData, TaskInput, TaskRole } = values;
    const args = {
      text: JsonPath.stringAt('$.a'),
      number: JsonPath.numberAt('$.n'),
      list: JsonPath.listAt('$.l'),
      flag: JsonPath.booleanAt('$.b'),
      object: JsonPath.objectAt('$.o'),
      either: StateData.at('$.e'),
      inText: `${JsonPath.stringAt('$.a')} and ${ours.JsonPath.numberAt('$.n')}`,
      inList: ['x', JsonPath.stringAt('$.a')],
      inFunction: tasks.JsonPath.base64Encode(JsonPath.stringAt('$.a')),
      input: TaskInput.fromJsonPathAt('$.i').value as unknown,
    };
    const state = lend(tasks, new Stack(), 'Lend', args, {
      credentials: { role: TaskRole.fromRoleArnJsonPath('$.role') },
    });

    expect(stateOf(state)).toMatchObject({
      Credentials: { 'RoleArn.$': '$.role' },
      Parameters: {
        'text.$': '$.a',
        'number.$': '$.n',
        'list.$': '$.l',
        'flag.$': '$.b',
        'object.$': '$.o',
        'either.$': '$.e',
        'inText.$': "States.Format('{} and {}', $.a, $.n)",
        'inList.$': "States.Array('x', $.a)",
        'inFunction.$': 'States.Base64Encode($.a)',
        'input.$': '$.i',
      },
    });
  });

  test('expressions', () => {
    const [{ Jsonata, StateData }, tasks] = copies();
    const args = {
      text: Jsonata.string('$a'),
      number: Jsonata.number('$n'),
      list: Jsonata.list('$l'),
      flag: Jsonata.boolean('$b'),
      object: Jsonata.object('$o'),
      either: StateData.at('$.e'),
      inText: `${Jsonata.string('$a')} and ${ours.Jsonata.string('$b')}`,
    };

    expect(stateOf(lend(tasks, new Stack(), 'Lend', args, { queryLanguage: sfn.QueryLanguage.JSONATA }))).toMatchObject(
      {
        Arguments: {
          text: '{% $a %}',
          number: '{% $n %}',
          list: '{% $l %}',
          flag: '{% $b %}',
          object: '{% $o %}',
          either: '{% $states.input.e %}',
          inText: '{% ($a) & " and " & ($b) %}',
        },
      },
    );
  });

  test('references to the task token', () => {
    const [{ Jsonata, JsonPath }, tasks] = copies();
    const props = { integrationPattern: WAIT_FOR_TASK_TOKEN };

    expect(() => lend(tasks, new Stack(), 'Lend', { a: JsonPath.taskToken }, props)).not.toThrow();
    expect(() => lend(tasks, new Stack(), 'Lend', { a: Jsonata.taskToken }, props)).not.toThrow();
    expect(() => lend(tasks, new Stack(), 'Lend', { a: JsonPath.executionId }, props)).toThrow();
  });

  test('references in a permission', () => {
    const [{ Jsonata, JsonPath }, { taskTarget }] = copies();

    expect(taskTarget(new Stack(), 'book', JsonPath.stringAt('$.a'), {}).isFromState).toBe(true);
    expect(taskTarget(new Stack(), 'book', Jsonata.string('$a'), {}).isFromState).toBe(true);
  });

  test('errors', () => {
    const [thrower, asked] = copies();
    const { ExpressionSyntaxError, TaskValidationError } = asked;

    expect(ExpressionSyntaxError.isExpressionSyntaxError(errorOf(() => thrower.parsePath('$.')))).toBe(true);
    expect(
      TaskValidationError.isTaskValidationError(
        errorOf(() => lend(thrower, new Stack(), 'Lend', {}, { resultPath: 'x' })),
      ),
    ).toBe(true);
  });

  test('states of one machine, around and inside each other', () => {
    const [inner, outer] = copies();
    const stack = new Stack();
    const input = { input: inner.StateData.input };
    const first = lend(outer, stack, 'First', input);
    const second = lend(inner, stack, 'Second', input);
    const third = lend(outer, stack, 'Third', input).addCatch(lend(inner, stack, 'Handler', input));
    const map = new sfn.Map(stack, 'Map').itemProcessor(second.next(third));
    const chain = first.next(new sfn.Parallel(stack, 'Parallel').branch(map));

    const definition = new sfn.StateGraph(chain.startState, 'machine').toGraphJson(sfn.QueryLanguage.JSONATA);

    const languages = JSON.stringify(readable(stack.resolve(definition))).match(
      /"(Arguments|Parameters)":\{.*? %\}"\}/g,
    );
    expect(languages).toEqual(Array(4).fill('"Arguments":{"input":"{% $states.input %}"}'));
  });

  test('the other language, as an error', () => {
    const [{ Jsonata }, tasks] = copies();

    expect(
      messageOf(() => stateOf(lend(tasks, new Stack(undefined, 'Stack'), 'Lend', { a: Jsonata.string('$x') }))),
    ).toBe(
      'Stack/Lend has a problem:\n' +
        '  - a is the JSONata expression $x in a JSONPath state: write JsonPath.stringAt or its like, or set queryLanguage to QueryLanguage.JSONATA',
    );
  });
});

function errorOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
