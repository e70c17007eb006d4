import { TaskInput } from '@cdk-sfn/core';
import { Aws } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { methodProblems, methodsToGrant } from '../src/method';

const GET = TaskInput.fromText('GET');
const anyMethod = TaskInput.fromJsonPathAt('$.method');

test.each(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', Aws.STACK_NAME, '{% $states.input.method %}'])(
  '%s is a method',
  (method) => {
    expect(methodProblems(TaskInput.fromText(method), [method])).toEqual([]);
  },
);

test('others are none', () => {
  const fix = 'use GET, POST, PUT, DELETE, PATCH, OPTIONS or HEAD';

  expect(methodProblems(TaskInput.fromText('get'), ['GET', 'TRACE'])).toEqual([
    { prop: 'method', problem: 'is "get", which Step Functions does not send', fix },
    { prop: 'allowedMethods', problem: 'has "TRACE", which Step Functions does not send', fix },
  ]);
});

test('the method is granted when it is known', () => {
  expect(methodsToGrant(GET, ['HEAD'])).toEqual(['GET']);
});

test('those that are allowed are granted when it comes from the state', () => {
  expect(methodsToGrant(anyMethod, ['GET', 'HEAD'])).toEqual(['GET', 'HEAD']);
});

test('any is granted when nothing says which', () => {
  expect(methodsToGrant(anyMethod, undefined)).toBeUndefined();
});
