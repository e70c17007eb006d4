import { Jsonata, JsonPath, TaskInput } from '@cdk-sfn/core';
import { Aws, Lazy, Stack, Token } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, stateOf } from '../../../tools/vitest/rendered-state';
import { GlueStartJobRun } from '../src';

let stack: Stack;

beforeEach(() => {
  stack = new Stack();
});

function run(args: TaskInput): GlueStartJobRun {
  return new GlueStartJobRun(stack, 'Run', { glueJobName: 'orders', arguments: args });
}

describe('the arguments of a job', () => {
  test('are texts', () => {
    const task = run(
      TaskInput.fromObject({
        '--day': JsonPath.stringAt('$.day'),
        '--days': JsonPath.format('{}', JsonPath.numberAt('$.days')),
        '--mode': 'full',
        '--region': Aws.REGION,
        '--bucket': Lazy.string({ produce: () => 'lake' }),
        '--table': Lazy.any({ produce: () => 'orders' }),
        '--order': JsonPath.jsonToString(JsonPath.objectAt('$.order')),
        '--unused': undefined,
      }),
    );

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::glue:startJobRun',
      Parameters: {
        JobName: 'orders',
        Arguments: {
          '--day.$': '$.day',
          '--days.$': "States.Format('{}', $.days)",
          '--mode': 'full',
          '--region': '<AWS::Region>',
          '--bucket': 'lake',
          '--table': 'orders',
          '--order.$': 'States.JsonToString($.order)',
        },
      },
    });
  });

  test('may be any object from the state', () => {
    expect(stateOf(run(sfn.TaskInput.fromJsonPathAt('$.arguments')))).toMatchObject({
      Parameters: { 'Arguments.$': '$.arguments' },
    });
  });

  test('may be an expression', () => {
    const task = GlueStartJobRun.jsonata(stack, 'Run', {
      glueJobName: 'orders',
      arguments: TaskInput.fromObject({
        '--day': '{% $states.input.day %}',
        '--month': Jsonata.string('$states.input.month'),
        '--tags': Jsonata.object('$string($states.input.tags)'),
      }),
    });

    expect(stateOf(task)).toMatchObject({
      Arguments: {
        Arguments: {
          '--day': '{% $states.input.day %}',
          '--month': '{% $states.input.month %}',
          '--tags': '{% $string($states.input.tags) %}',
        },
      },
    });
  });

  test.each(['--day monday', Aws.REGION])('have names, which the text %s has not', (text) => {
    expect(messageOf(() => run(TaskInput.fromText(text)))).toBe(
      'Default/Run has a problem:\n' +
        '  - arguments is text, but the arguments of a job have names: use TaskInput.fromObject, or a reference to an object',
    );
  });

  test.each([
    ['a number', 1],
    ['a number', JsonPath.numberAt('$.n')],
    ['a number', Token.asNumber(1)],
    ['true', true],
    ['null', null],
    ['a list', ['a']],
    ['a list', JsonPath.listAt('$.l')],
    ['an object', { a: 'b' }],
  ])('are not %s', (kind, value) => {
    expect(messageOf(() => run(TaskInput.fromObject({ '--mode': 'full', '--a': value })))).toBe(
      'Default/Run has a problem:\n' +
        `  - arguments.--a is ${kind}, but the arguments of a job are text: ` +
        'give text, which JsonPath.format makes of numbers and JsonPath.jsonToString of objects',
    );
  });
});
