import { JsonPath, TaskInput } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { textProblem } from '../src/text-problem';

test.each([
  TaskInput.fromText('GET'),
  TaskInput.fromJsonPathAt('$.method'),
  TaskInput.fromObject(JsonPath.objectAt('$.method')),
])('text may be known or come from the state', (input) => {
  expect(textProblem('method', input)).toBeUndefined();
});

test.each([TaskInput.fromObject({ method: 'GET' }), TaskInput.fromObject({ method: JsonPath.stringAt('$.m') })])(
  'an object is no text',
  (input) => {
    expect(textProblem('method', input)).toEqual({
      prop: 'method',
      problem: 'is an object, but the service takes text',
      fix: 'use TaskInput.fromText',
    });
  },
);
