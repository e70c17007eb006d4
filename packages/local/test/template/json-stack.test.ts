import { expect, test } from 'vitest';
import { JsonStack } from '../../src/template/json-stack';

const stack = new JsonStack(() => ({
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue', Metadata: { 'aws:cdk:path': 'Shop/Queue/Resource' } },
    Topic: { Type: 'AWS::SNS::Topic' },
  },
}));

test('what a section has', () => {
  expect(stack.logicalIds('Resources')).toEqual(['Queue', 'Topic']);
  expect(stack.entry('Resources', 'Topic')).toEqual({ Type: 'AWS::SNS::Topic' });
  expect(stack.typeOf('Queue')).toBe('AWS::SQS::Queue');
});

test('what is not there', () => {
  expect(stack.logicalIds('Outputs')).toEqual([]);
  expect(stack.entry('Resources', 'constructor')).toBe(undefined);
  expect(stack.typeOf('Bucket')).toBe(undefined);
  expect(stack.nested('Queue')).toBe(undefined);
  expect(stack.assetPath('a.zip')).toBe(undefined);
});

test('the path of a construct is that of the one users wrote', () => {
  expect(stack.constructPath('Queue')).toBe('Shop/Queue');
  expect(stack.constructPath('Topic')).toBe(undefined);
});

test('paths can come from elsewhere', () => {
  const constructPaths = () => new Map([['Topic', 'Shop/Topic/Resource']]);
  const elsewhere = new JsonStack(() => ({ Resources: { Topic: {} } }), { constructPaths });

  expect(elsewhere.constructPath('Topic')).toBe('Shop/Topic');
});

test('a stack by itself is the app', () => {
  expect(stack.app()).toEqual([stack]);
});

test('the template is read when something is asked for', () => {
  let read = 0;
  const lazy = new JsonStack(() => ({ Resources: { Queue: { Type: `read ${++read} times` } } }));

  expect(read).toBe(0);
  expect(lazy.typeOf('Queue')).toBe('read 1 times');
});
