import { Aws, Lazy, Token } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { expect, test } from 'vitest';
import { Jsonata, JsonPath, TaskInput, textMapProblems } from '../src';

test.each([
  undefined,
  TaskInput.fromObject({ text: 'a', region: Aws.REGION, late: Lazy.any({ produce: () => 'late' }), left: undefined }),
  TaskInput.fromObject({ path: JsonPath.stringAt('$.a'), object: JsonPath.objectAt('$.b') }),
  TaskInput.fromObject({ number: JsonPath.format('{}', JsonPath.numberAt('$.c')) }),
  TaskInput.fromObject({ written: '{% $states.input.a %}', made: Jsonata.string('$states.input.b') }),
  TaskInput.fromText(JsonPath.stringAt('$.map')),
  TaskInput.fromText('{% $states.input.map %}'),
  sfn.TaskInput.fromJsonPathAt('$.map'),
])('texts by their names, or what may be such: %#', (input) => {
  expect(textMapProblems('arguments', input, 'the arguments of a job')).toEqual([]);
});

test.each(['--day monday', Aws.REGION])('the text %s has no names', (text) => {
  expect(textMapProblems('arguments', TaskInput.fromText(text), 'the arguments of a job')).toEqual([
    {
      prop: 'arguments',
      problem: 'is text, but the arguments of a job have names',
      fix: 'use TaskInput.fromObject, or a reference to an object',
    },
  ]);
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
])('%s is no text', (kind, value) => {
  expect(textMapProblems('payload', TaskInput.fromObject({ mode: 'full', size: value }), 'parameters')).toEqual([
    {
      prop: 'payload.size',
      problem: `is ${kind}, but parameters are text`,
      fix: 'give text, which JsonPath.format makes of numbers and JsonPath.jsonToString of objects',
    },
  ]);
});
