import { expect, test } from 'vitest';
import { adapted, withReferences, withResources } from '../src/adaptation.ts';

const template = {
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue' },
    Machine: { Type: 'Machine', Properties: { Text: { 'Fn::Join': ['', ['a', { Ref: 'Queue' }]] } } },
  },
};

test('values stand in place of references', () => {
  expect(withReferences(template, (id) => (id === 'Queue' ? 'url' : undefined)).Resources.Machine).toEqual({
    Type: 'Machine',
    Properties: { Text: { 'Fn::Join': ['', ['a', 'url']] } },
  });
});

test('references without a value stay', () => {
  expect(withReferences(template, () => undefined)).toEqual(template);
});

test('resources become others', () => {
  expect(
    withResources(template, (resource, id) => (id === 'Queue' ? { Type: 'Other' } : resource)).Resources.Queue,
  ).toEqual({ Type: 'Other' });
});

test('adaptations are made one after the other', () => {
  const rename = (from: string, to: string) => ({
    lack: from,
    stacks: [],
    apply: (before: typeof template) =>
      withResources(before, (resource) => (resource.Type === from ? { Type: to } : resource)) as typeof template,
  });
  const steps = [rename('AWS::SQS::Queue', 'B'), rename('B', 'C')] as never;

  expect(adapted(template, steps).Resources.Queue).toEqual({ Type: 'C' });
});
