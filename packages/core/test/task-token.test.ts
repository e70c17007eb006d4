import { Aws } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { messageOf, stateOf } from '../../../tools/vitest/rendered-state';
import { FieldUtils, Jsonata, JsonPath, StateData } from '../src';
import { describedTask } from './described-task';

const WAITS = { integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN };
const token = JsonPath.taskToken;

describe('the token is handed on', () => {
  test.each<[string, unknown]>([
    ['as a field', { a: token }],
    ['as that of sfn.JsonPath', { a: sfn.JsonPath.taskToken }],
    ['as a reference of either language', { a: StateData.at('$$.Task.Token') }],
    ['nested', { a: { b: [{ c: token }] } }],
    ['in a list', { a: ['x', token] }],
    ['in text', { a: `token=${token}` }],
    ['in text in a list', { a: [`token=${token}`] }],
    ['inside an intrinsic function', { a: JsonPath.base64Encode(JsonPath.format('{}', token)) }],
    ['beside a list', { a: [JsonPath.stringAt('$.x'), { b: token }] }],
    ['under a key that says so', { 'a.$': '$$.Task.Token' }],
    ['in a function under a key that says so', { 'a.$': "States.Format('{}', $$.Task.Token)" }],
    ['with quoted names', { 'a.$': "$$['Task']['Token']" }],
    ['in the task object', { a: JsonPath.objectAt('$$.Task') }],
    ['in the context object', { a: JsonPath.entireContext }],
    ['as JSONata', { a: Jsonata.taskToken }],
    ['as JSONata text', { a: '{% $states.context.Task.Token %}' }],
    ['in JSONata text with what deployment fills in', { a: `{% $states.context.Task.Token & "${Aws.REGION}" %}` }],
    ['in text as JSONata', { a: `token=${Jsonata.taskToken}` }],
    ['in a JSONata object', { a: Jsonata.object('{"t": {"u": $states.context.Task.Token}}') }],
    [
      'in a JSONata object made from the input',
      { a: Jsonata.object('$states.input.{"t": $states.context.Task.Token}') },
    ],
    ['in a JSONata function', { a: Jsonata.string('$f($states.context.Task.Token)') }],
    ['in the JSONata task object', { a: Jsonata.object('$states.context.Task') }],
    ['in the JSONata context', { a: Jsonata.object('$states.context') }],
    ['in all of $states', { a: Jsonata.object('$states') }],
    ['with quoted JSONata names', { a: Jsonata.string('$states.context.`Task`.`Token`') }],
  ])('%s', (_, args) => {
    expect(FieldUtils.containsTaskToken(args as object)).toBe(true);
    expect(() => describedTask(args, WAITS)).not.toThrow();
  });

  test('as the whole of the arguments', () => {
    expect(() => describedTask(JsonPath.entireContext, WAITS)).not.toThrow();
    expect(() => describedTask(Jsonata.object('$states.context'), WAITS)).not.toThrow();
  });
});

describe('the token is not handed on', () => {
  test.each<[string, unknown]>([
    ['without arguments', undefined],
    ['by other data', { a: JsonPath.stringAt('$.Task.Token'), b: JsonPath.executionId }],
    ['by a neighbour of it', { a: JsonPath.stringAt('$$.Task.TokenX'), b: JsonPath.stringAt('$$.State') }],
    ['by a path into it', { a: JsonPath.stringAt('$$.Task.Token.x') }],
    ['by text that looks like it', { a: '$$.Task.Token' }],
    ['by a sentence about it', { a: 'send $$.Task.Token back' }],
    ['by a key named like it', { '$$.Task.Token': 'x' }],
    ['by a JSONata text about it', { a: Jsonata.string('"$states.context.Task.Token"') }],
    ['by JSONata input', { a: Jsonata.object('$states.input.context.Task.Token') }],
    ['by another part of the JSONata context', { a: Jsonata.object('$states.context.Execution') }],
    ['by a sentence with JSONata in it', { a: 'send {% $states.context.Task.Token %} back' }],
    ['by a field of a JSONata variable', { a: Jsonata.object('$other.context.Task.Token') }],
  ])('%s', (_, args) => {
    expect(FieldUtils.containsTaskToken(args as object)).toBe(false);
    expect(messageOf(() => describedTask(args, WAITS))).toBe(
      'Stack/Lend has a problem:\n' +
        '  - integrationPattern is WAIT_FOR_TASK_TOKEN, but the arguments do not hand the token on, so that nobody ' +
        'could end the task: put JsonPath.taskToken or Jsonata.taskToken somewhere in the arguments',
    );
  });
});

test('an expression that deployment completes gets the benefit of the doubt', () => {
  expect(FieldUtils.containsTaskToken({ a: JsonPath.stringAt(`$$.${Aws.REGION}`) })).toBe(true);
});

test('a task that waits has it in its resource', () => {
  expect(stateOf(describedTask({ a: token }, WAITS))).toMatchObject({
    Resource: 'arn:<AWS::Partition>:states:::books:lend.waitForTaskToken',
    Parameters: { 'a.$': '$$.Task.Token' },
  });
});
