import { describe, expect, test } from 'vitest';
import type { QueryLanguage } from '../src/state-scope';
import { problemsOf } from './problems-of';

const task = (state: object, language?: QueryLanguage) =>
  problemsOf({ Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', End: true, ...state }, { language });

describe('a resource', () => {
  test.each([
    'arn:aws:lambda:us-east-1:123456789012:function:Charge',
    'arn:aws-cn:states:::aws-sdk:s3:getObject',
    '<FunctionArn>',
    '${FunctionArn}',
    'arn:${Partition}:states:::sqs:sendMessage',
  ])('may be %s', (Resource) => {
    expect(task({ Resource })).toEqual([]);
  });

  test.each(['', 'sqs:sendMessage', 'arn:aws:states:::aws-sdk:s3:getObject.sync'])('may not be %j', (Resource) => {
    expect(task({ Resource })).toEqual([`Resource: Value is not a valid resource ARN: '${Resource}'`]);
  });

  test('is text', () => {
    expect(task({ Resource: { Ref: 'Function' } })).toEqual(['Resource: Value is not a string']);
  });

  test('is no expression', () => {
    expect(task({ Resource: '{% $arn %}' }, 'JSONata')).toEqual([
      'Resource: Value is a JSONata expression, which a resource ARN cannot be',
    ]);
  });
});

describe('seconds', () => {
  test.each(['TimeoutSeconds', 'HeartbeatSeconds'])('of %s are from 1 to 99999999', (name) => {
    expect(task({ [name]: 1 })).toEqual([]);
    expect(task({ [name]: 99_999_999 })).toEqual([]);
    expect(task({ [name]: 0 })).toEqual([`${name}: Value is less than 1`]);
    expect(task({ [name]: 100_000_000 })).toEqual([`${name}: Value is more than 99999999`]);
  });

  test('may be an expression in JSONata', () => {
    expect(task({ TimeoutSeconds: '{% 1 %}', HeartbeatSeconds: '{% 1 %}' }, 'JSONata')).toEqual([]);
    expect(task({ TimeoutSeconds: '{% 1 %}' })).toEqual(['TimeoutSeconds: Value is not a whole number']);
  });

  test.each(['TimeoutSeconds', 'HeartbeatSeconds'])('of %s may come from a path in JSONPath', (name) => {
    expect(task({ [`${name}Path`]: '$.a' })).toEqual([]);
    expect(task({ [name]: 1, [`${name}Path`]: '$.a' })).toEqual([
      `: There is more than one of the fields ${name}, ${name}Path`,
    ]);
  });

  test('of the heartbeat are less than those of the time-out', () => {
    expect(task({ TimeoutSeconds: 2, HeartbeatSeconds: 1 })).toEqual([]);
    expect(task({ TimeoutSeconds: 2, HeartbeatSeconds: 2 })).toEqual([
      'HeartbeatSeconds: Value is not less than TimeoutSeconds',
    ]);
  });
});

test('credentials are a template', () => {
  expect(task({ Credentials: { 'RoleArn.$': '$.role' } })).toEqual([]);
  expect(task({ Credentials: { RoleArn: '{% $role %}' } }, 'JSONata')).toEqual([]);
  expect(task({ Credentials: 'arn:aws:iam::123456789012:role/Other' })).toEqual([
    'Credentials: Value is not an object',
  ]);
});

describe('an Express workflow', () => {
  const express = (Resource: string) => problemsOf({ Type: 'Task', Resource, End: true }, { type: 'EXPRESS' });

  test('calls and goes on', () => {
    expect(express('arn:aws:states:::sqs:sendMessage')).toEqual([]);
    expect(express('arn:aws:states:::http:invoke')).toEqual([]);
    expect(express('arn:aws:lambda:us-east-1:123456789012:function:Charge')).toEqual([]);
  });

  test.each(['states:startExecution.sync:2', 'sqs:sendMessage.waitForTaskToken'])('cannot wait for %s', (name) => {
    expect(express(`arn:aws:states:::${name}`)).toEqual([
      `Resource: An Express workflow cannot wait for '${name.split(':').slice(1).join(':')}'`,
    ]);
    expect(task({ Resource: `arn:aws:states:::${name}` })).toEqual([]);
  });

  test('cannot have an activity', () => {
    const activity = 'arn:aws:states:us-east-1:123456789012:activity:Approve';
    expect(express(activity)).toEqual(['Resource: An Express workflow cannot have an activity']);
    expect(task({ Resource: activity })).toEqual([]);
  });
});
