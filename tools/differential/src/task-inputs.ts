import { Aws, Lazy } from 'aws-cdk-lib/core';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Values } from './case.ts';
import { swapped } from './edits.ts';

/** What a prop of the type `TaskInput` may be given, in both languages. */
export const taskInputs: Values<sfn.TaskInput> = {
  object: ({ TaskInput }) =>
    TaskInput.fromObject({ text: 'b', number: 1, deep: { yes: true, list: ['a', 2], no: {} } }),
  text: ({ TaskInput }) => TaskInput.fromText('Hello'),
  'CDK token': ({ TaskInput }) => TaskInput.fromText(Aws.REGION),
  'object with CDK tokens': ({ TaskInput }) =>
    TaskInput.fromObject({
      region: Aws.REGION,
      text: `in ${Aws.REGION}`,
      late: Lazy.string({ produce: () => 'late' }),
      number: Lazy.number({ produce: () => 5 }),
      list: [Aws.REGION],
    }),
  path: { language: 'JSONPath', make: ({ TaskInput }) => TaskInput.fromJsonPathAt('$.a.b') },
  'context path': { language: 'JSONPath', make: ({ TaskInput }) => TaskInput.fromJsonPathAt('$$.Execution.Input') },
  variable: { language: 'JSONPath', make: ({ TaskInput }) => TaskInput.fromJsonPathAt('$var.a') },
  'text of a reference': {
    language: 'JSONPath',
    make: ({ JsonPath, TaskInput }) => TaskInput.fromText(JsonPath.stringAt('$.a')),
  },
  'intrinsic function': {
    language: 'JSONPath',
    make: ({ JsonPath, TaskInput }) => TaskInput.fromText(JsonPath.format('Hello {}', JsonPath.stringAt('$.name'))),
  },
  'object with references': {
    language: 'JSONPath',
    make: ({ JsonPath, TaskInput }) =>
      TaskInput.fromObject({
        text: JsonPath.stringAt('$.a'),
        number: JsonPath.numberAt('$.n'),
        list: JsonPath.listAt('$.list'),
        object: JsonPath.objectAt('$.o'),
        literal: 'b',
        deep: { all: JsonPath.entirePayload, context: JsonPath.entireContext, deeper: { id: JsonPath.executionId } },
        items: [{ id: JsonPath.stringAt('$.id') }, { id: 'c' }],
      }),
  },
  'object with null': {
    make: ({ TaskInput }) => TaskInput.fromObject({ a: null, deep: [{ b: null, c: 1 }], only: 3 }),
    differences: swapped('null', { deep: [{ c: 1 }], only: 3 }, { a: null, deep: [{ b: null, c: 1 }], only: 3 }),
  },
  'object with paths under keys of its own': {
    language: 'JSONPath',
    alone: true,
    make: ({ TaskInput }) => TaskInput.fromObject({ 'a.$': '$.a' }),
  },
  'object with a reference under a key that says so': {
    language: 'JSONPath',
    alone: true,
    make: ({ JsonPath, TaskInput }) => TaskInput.fromObject({ 'a.$': JsonPath.stringAt('$.a') }),
    as: {
      row: 'key-that-says-path',
      make: ({ JsonPath, TaskInput }) => TaskInput.fromObject({ a: JsonPath.stringAt('$.a') }),
    },
  },
  'object with a reference in text': {
    language: 'JSONPath',
    make: ({ JsonPath, TaskInput }) => TaskInput.fromObject({ text: `Hello ${JsonPath.stringAt('$.name')}!` }),
    as: {
      row: 'reference-in-text',
      make: ({ JsonPath, TaskInput }) =>
        TaskInput.fromObject({ text: JsonPath.format('Hello {}!', JsonPath.stringAt('$.name')) }),
    },
  },
  'object with a reference in a list': {
    language: 'JSONPath',
    make: ({ JsonPath, TaskInput }) => TaskInput.fromObject({ list: ['a', JsonPath.stringAt('$.b'), 1] }),
    as: {
      row: 'reference-in-list',
      make: ({ JsonPath, TaskInput }) =>
        TaskInput.fromObject({ list: JsonPath.array('a', JsonPath.stringAt('$.b'), 1 as never) }),
    },
  },
  'object with text that looks like a path': {
    alone: true,
    make: ({ TaskInput }) => TaskInput.fromObject({ a: '$.a' }),
  },
  'object with expressions': {
    language: 'JSONata',
    make: ({ TaskInput }) =>
      TaskInput.fromObject({ a: '{% $states.input.a %}', deep: { list: ['{% 1 + 1 %}', 'b'] }, literal: 2 }),
  },
  expression: { language: 'JSONata', make: ({ TaskInput }) => TaskInput.fromText('{% $states.input.order %}') },
};

/** What a prop of the type `TaskInput` may be given where it has to be an object of texts. */
export const textInputs: Values<sfn.TaskInput> = {
  texts: ({ TaskInput }) =>
    TaskInput.fromObject({ a: 'b', region: Aws.REGION, late: Lazy.string({ produce: () => 'c' }) }),
  'no texts': ({ TaskInput }) => TaskInput.fromObject({}),
  'texts and references': {
    language: 'JSONPath',
    make: ({ JsonPath, TaskInput }) =>
      TaskInput.fromObject({
        a: 'b',
        text: JsonPath.stringAt('$.a'),
        number: JsonPath.format('{}', JsonPath.stringAt('$.n')),
        id: JsonPath.executionId,
      }),
  },
  'texts and expressions': {
    language: 'JSONata',
    make: ({ TaskInput }) => TaskInput.fromObject({ a: 'b', text: '{% $states.input.a %}' }),
  },
  ...chosen(
    'path',
    'context path',
    'variable',
    'text of a reference',
    'object with a reference in text',
    'object with a reference under a key that says so',
    'object with paths under keys of its own',
    'object with text that looks like a path',
    'expression',
  ),
};

/** What a prop of the type `TaskInput` may not be given where it has to be an object of texts. */
export const otherThanTextInputs: Values<sfn.TaskInput> = chosen(
  'object',
  'CDK token',
  'object with CDK tokens',
  'object with references',
  'object with null',
  'object with a reference in a list',
  'object with expressions',
);

function chosen(...names: string[]): Values<sfn.TaskInput> {
  return Object.fromEntries(names.map((name) => [name, taskInputs[name]!]));
}

/** What a prop of the type `TaskInput` may be given where the task's token has to be in it. */
export const callbackInputs: Values<sfn.TaskInput> = {
  object: {
    language: 'JSONPath',
    make: ({ JsonPath, TaskInput }) => TaskInput.fromObject({ token: JsonPath.taskToken, a: 'b' }),
  },
  'object with an expression': {
    language: 'JSONata',
    make: ({ TaskInput }) => TaskInput.fromObject({ token: '{% $states.context.Task.Token %}', a: 'b' }),
  },
  'deep in an object': {
    language: 'JSONPath',
    make: ({ JsonPath, TaskInput }) => TaskInput.fromObject({ a: { b: { token: JsonPath.taskToken } }, c: [{ d: 1 }] }),
  },
  'the token alone': {
    language: 'JSONPath',
    make: ({ JsonPath, TaskInput }) => TaskInput.fromText(JsonPath.taskToken),
  },
  'the context': {
    language: 'JSONPath',
    make: ({ JsonPath, TaskInput }) => TaskInput.fromText(JsonPath.entireContext),
  },
  'the task of the context': { language: 'JSONPath', make: ({ TaskInput }) => TaskInput.fromJsonPathAt('$$.Task') },
  'expression of the token': {
    language: 'JSONata',
    make: ({ TaskInput }) => TaskInput.fromText('{% $states.context.Task.Token %}'),
  },
  'expression of the context': {
    language: 'JSONata',
    make: ({ TaskInput }) => TaskInput.fromText('{% $states.context %}'),
  },
  'expression with the token in an object': {
    language: 'JSONata',
    make: ({ TaskInput }) => TaskInput.fromText("{% {'token': $states.context.Task.Token, 'a': 1} %}"),
  },
  'token in an intrinsic function': {
    language: 'JSONPath',
    alone: true,
    make: ({ JsonPath, TaskInput }) => TaskInput.fromObject({ text: JsonPath.format('token={}', JsonPath.taskToken) }),
  },
  'no token': { alone: true, make: ({ TaskInput }) => TaskInput.fromObject({ a: 'b' }) },
  'text without token': { alone: true, make: ({ TaskInput }) => TaskInput.fromText('Hello') },
};
