import { Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { expect, expectTypeOf, test } from 'vitest';
import { messageOf } from '../../../tools/vitest/rendered-state';
import { TaskInput } from '../src';

test.each([
  ['text', TaskInput.fromText('x'), sfn.TaskInput.fromText('x')],
  ['an object', TaskInput.fromObject({ a: 1 }), sfn.TaskInput.fromObject({ a: 1 })],
  ['data at a path', TaskInput.fromJsonPathAt('$.a'), sfn.TaskInput.fromJsonPathAt('$.a')],
  ['data at a path, by its older name', TaskInput.fromDataAt('$.a'), sfn.TaskInput.fromJsonPathAt('$.a')],
  [
    'data of the context, by its older name',
    TaskInput.fromContextAt('$$.Task'),
    sfn.TaskInput.fromJsonPathAt('$$.Task'),
  ],
])('%s is the input that sfn.TaskInput makes', (_, ours, upstreams) => {
  expect(ours).toBeInstanceOf(sfn.TaskInput);
  expect(new Stack().resolve({ ...ours })).toEqual(new Stack().resolve({ ...upstreams }));
});

test('both can be given where one is asked for', () => {
  expectTypeOf(TaskInput.fromText).returns.toEqualTypeOf<sfn.TaskInput>();
});

test.each([TaskInput.fromJsonPathAt, TaskInput.fromDataAt, TaskInput.fromContextAt])(
  'a path that is wrong fails where it is written (case %#)',
  (write) => {
    expect(messageOf(() => write('$.'))).toBe('A field name is missing at position 2 of "$."');
  },
);
