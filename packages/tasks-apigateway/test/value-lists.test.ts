import { Jsonata, JsonPath, TaskInput } from '@cdk-sfn/core';
import { Lazy, Stack } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, stateOf } from '../../../tools/vitest/rendered-state';
import { CallApiGatewayHttpApiEndpoint, HttpMethod } from '../src';

let stack: Stack;
let api: HttpApi;

beforeEach(() => {
  stack = new Stack();
  api = new HttpApi(stack, 'Api');
});

describe.each([
  ['headers', 'Headers'],
  ['queryParameters', 'QueryParameters'],
] as const)('%s', (prop, field) => {
  const jsonPathState = (values: TaskInput) =>
    stateOf(new CallApiGatewayHttpApiEndpoint(stack, 'Call', { api, method: HttpMethod.GET, [prop]: values }));
  const jsonataState = (values: TaskInput) =>
    stateOf(CallApiGatewayHttpApiEndpoint.jsonata(stack, 'Call', { api, method: HttpMethod.GET, [prop]: values }));

  test('have lists of values', () => {
    expect(jsonPathState(TaskInput.fromObject({ a: ['1', '2'] }))).toMatchObject({
      Parameters: { [field]: { a: ['1', '2'] } },
    });
  });

  test('have a list of one for text, a number or a boolean', () => {
    const late = Lazy.string({ produce: () => 'late' });

    expect(jsonPathState(TaskInput.fromObject({ a: 'x', b: 1.5, c: false, d: late }))).toMatchObject({
      Parameters: { [field]: { a: ['x'], b: ['1.5'], c: ['false'], d: ['late'] } },
    });
  });

  test('have a list of one for references to text and numbers', () => {
    const values = TaskInput.fromObject({
      a: JsonPath.stringAt('$.a'),
      b: `b-${JsonPath.stringAt('$.b')}`,
      c: JsonPath.numberAt('$.c'),
      d: JsonPath.uuid(),
      e: sfn.JsonPath.taskToken,
    });

    expect(jsonPathState(values)).toMatchObject({
      Parameters: {
        [field]: {
          'a.$': 'States.Array($.a)',
          'b.$': "States.Array(States.Format('b-{}', $.b))",
          'c.$': "States.Array(States.Format('{}', $.c))",
          'd.$': 'States.Array(States.UUID())',
          'e.$': 'States.Array($$.Task.Token)',
        },
      },
    });
  });

  test('keep references to lists as they are', () => {
    const values = TaskInput.fromObject({
      a: JsonPath.listAt('$.a'),
      b: JsonPath.array(JsonPath.stringAt('$.b')),
      c: sfn.JsonPath.array(sfn.JsonPath.taskToken),
      d: JsonPath.stringSplit('x,y', ','),
      e: JsonPath.objectAt('$.e'),
      'f.$': '$.f',
    });

    expect(jsonPathState(values)).toMatchObject({
      Parameters: {
        [field]: {
          'a.$': '$.a',
          'b.$': 'States.Array($.b)',
          'c.$': 'States.Array($$.Task.Token)',
          'd.$': "States.StringSplit('x,y', ',')",
          'e.$': '$.e',
          'f.$': '$.f',
        },
      },
    });
  });

  test('have a list of one for JSONata that is text', () => {
    const values = TaskInput.fromObject({
      a: 'x',
      b: Jsonata.string('$states.input.b'),
      c: Jsonata.number('$states.input.c'),
      d: '{% $states.context.Task.Token %}',
    });

    expect(jsonataState(values)).toMatchObject({
      Arguments: {
        [field]: {
          a: ['x'],
          b: ['{% $states.input.b %}'],
          c: ['{% $string($states.input.c) %}'],
          d: ['{% $states.context.Task.Token %}'],
        },
      },
    });
  });

  test('keep JSONata that may be a list as it is', () => {
    const values = TaskInput.fromObject({
      a: Jsonata.list('$states.input.a'),
      b: '{% [$states.context.Task.Token] %}',
      c: '{% $states.input.c %}',
    });

    expect(jsonataState(values)).toMatchObject({
      Arguments: {
        [field]: { a: '{% $states.input.a %}', b: '{% [$states.context.Task.Token] %}', c: '{% $states.input.c %}' },
      },
    });
  });

  test('may come from the state as a whole, in either language', () => {
    expect(jsonPathState(TaskInput.fromJsonPathAt('$.values'))).toMatchObject({
      Parameters: { [`${field}.$`]: '$.values' },
    });
    stack.node.tryRemoveChild('Call');
    expect(jsonPathState(TaskInput.fromObject(JsonPath.objectAt('$.values')))).toMatchObject({
      Parameters: { [`${field}.$`]: '$.values' },
    });
    stack.node.tryRemoveChild('Call');
    expect(jsonataState(TaskInput.fromText('{% $states.input.values %}'))).toMatchObject({
      Arguments: { [field]: '{% $states.input.values %}' },
    });
  });

  test('have names, which text and lists have not', () => {
    expect(messageOf(() => jsonPathState(TaskInput.fromText('a=1')))).toBe(
      `Default/Call has a problem:\n  - ${prop} is no object, but the service takes values by their names: use TaskInput.fromObject`,
    );
    stack.node.tryRemoveChild('Call');
    expect(messageOf(() => jsonPathState(TaskInput.fromObject(['a'])))).toBe(
      `Default/Call has a problem:\n  - ${prop} is no object, but the service takes values by their names: use TaskInput.fromObject`,
    );
  });
});
