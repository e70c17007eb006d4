import { JsonPath, TaskInput } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { formHeaders, formHeadersProblem } from '../src/headers';

const form = 'application/x-www-form-urlencoded';

test('are those of a form alone when there are no others', () => {
  expect(formHeaders(undefined)).toEqual({ 'Content-Type': form });
});

test('keep what they are otherwise', () => {
  expect(formHeaders(TaskInput.fromObject({ Accept: 'text/html' }))).toEqual({
    Accept: 'text/html',
    'Content-Type': form,
  });
});

test.each(['Content-Type', 'content-type', 'Content-Type.$'])('have one type: %s goes', (name) => {
  expect(formHeaders(TaskInput.fromObject({ [name]: '$.type' }))).toEqual({ 'Content-Type': form });
});

test.each([TaskInput.fromJsonPathAt('$.headers'), TaskInput.fromObject(JsonPath.objectAt('$.headers'))])(
  'from the state get the type put in by JSONPath',
  (headers) => {
    expect(new Stack().resolve(formHeaders(headers))).toBe(
      `States.JsonMerge($.headers, States.StringToJson('\\{"Content-Type":"${form}"\\}'), false)`,
    );
  },
);

test('from the state get the type put in by JSONata', () => {
  expect(new Stack().resolve(formHeaders(TaskInput.fromText('{% $states.input.headers %}')))).toBe(
    `{% $merge([$states.input.headers, {"Content-Type": "${form}"}]) %}`,
  );
});

test.each([undefined, TaskInput.fromObject({}), TaskInput.fromJsonPathAt('$.headers')])(
  'take one more where they have names',
  (headers) => {
    expect(formHeadersProblem(headers)).toBeUndefined();
  },
);

test.each([TaskInput.fromText('Accept: text/html'), TaskInput.fromObject(['Accept'])])(
  'take no more where they have no names',
  (headers) => {
    expect(formHeadersProblem(headers)).toEqual({
      prop: 'headers',
      problem: 'is no object, so that Content-Type cannot be put into it',
      fix: 'use TaskInput.fromObject, or leave urlEncodingFormat out',
    });
  },
);
