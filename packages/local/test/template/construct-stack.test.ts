import { App, CfnOutput, CfnParameter, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { expect, test } from 'vitest';
import { ConstructApp } from '../../src/template/construct-stack';
import type { TreeConstruct } from '../../src/template/construct-tree';

function shop() {
  const app = new App();
  const outer = new Stack(app, 'Shop', { env: { region: 'eu-west-1', account: '111111111111' } });
  const inner = new NestedStack(outer, 'Inner');
  const other = new Stack(new Stage(app, 'Test'), 'Other');
  const outerQueue = new sqs.Queue(outer, 'Queue');
  const innerQueue = new sqs.Queue(inner, 'Queue', { queueName: outerQueue.queueName });
  return { app, outer, inner, other, outerQueue, innerQueue };
}

const read = (construct: unknown) => new ConstructApp(construct as TreeConstruct).stackOf(construct as TreeConstruct)!;

test('what a stack is bound to', () => {
  const { outer, other } = shop();

  expect(read(outer)).toMatchObject({ name: 'Shop', region: 'eu-west-1', account: '111111111111' });
  expect(read(other)).toMatchObject({ name: 'Test-Other', region: undefined, account: undefined });
});

test('sections of the template', () => {
  const { outer } = shop();
  new CfnParameter(outer, 'Stage', { default: 'test' });
  new CfnOutput(outer, 'Url', { value: 'x' });
  const stack = read(outer);

  expect(stack.logicalIds('Parameters')).toEqual(['Stage']);
  expect(stack.entry('Parameters', 'Stage')).toEqual({ Type: 'String', Default: 'test' });
  expect(stack.entry('Outputs', 'Url')).toEqual({ Value: 'x' });
  expect(stack.typeOf('Queue4A7E3555')).toBe('AWS::SQS::Queue');
  expect(stack.constructPath('Queue4A7E3555')).toBe('Shop/Queue');
  expect(stack.entry('Resources', 'constructor')).toBe(undefined);
});

test('a nested stack is part of another, and has what is in it', () => {
  const { outer, inner, innerQueue } = shop();
  const stack = read(inner);
  const [resource = ''] = read(outer)
    .logicalIds('Resources')
    .filter((id) => id.startsWith('Inner'));

  expect(read(innerQueue).construct).toBe(inner);
  expect(stack.parent).toMatchObject({ logicalId: resource, stack: { name: 'Shop' } });
  expect(stack.name).toBe(`Shop-${resource}`);
  expect(read(outer).nested(resource)?.name).toBe(stack.name);
  expect(read(outer).nested('Queue4A7E3555')).toBe(undefined);
});

test('a reference to another stack says which, even when there is one of the same id', () => {
  const { outer, inner, outerQueue, innerQueue } = shop();
  const id = outer.resolve((outerQueue.node.defaultChild as sqs.CfnQueue).logicalId) as string;
  expect(inner.resolve((innerQueue.node.defaultChild as sqs.CfnQueue).logicalId)).toBe(id);
  const stack = read(inner);
  const queue = stack.entry('Resources', id) as { Properties: { QueueName: { 'Fn::GetAtt': string[] } } };
  const [reference = ''] = queue.Properties.QueueName['Fn::GetAtt'];

  expect(stack.foreign(reference)).toMatchObject({ stack: { name: 'Shop' }, logicalId: id });
  expect(stack.foreign(id)).toBe(undefined);
});

test('the id of a resource of another stack is only that in a text', () => {
  const { outer, inner } = shop();
  const queue = new sqs.Queue(inner, 'Twin', {
    queueName: `twin-of-${(outer.node.findChild('Queue').node.defaultChild as sqs.CfnQueue).logicalId}`,
  });
  const id = inner.getLogicalId(queue.node.defaultChild as sqs.CfnQueue);

  expect(read(inner).entry('Resources', id)).toMatchObject({ Properties: { QueueName: 'twin-of-Queue4A7E3555' } });
});

test('the tree is as it was', () => {
  const { app, outer, inner, outerQueue } = shop();
  const before = app.node.findAll().map(({ node }) => node.path);
  read(inner).logicalIds('Resources');
  read(inner).entry('Resources', 'Queue4A7E3555');

  expect(app.node.findAll().map(({ node }) => node.path)).toEqual(before);
  expect(Object.hasOwn(outer, 'getLogicalId')).toBe(false);
  expect(outer.getLogicalId(outerQueue.node.defaultChild as sqs.CfnQueue)).toBe('Queue4A7E3555');
  new sqs.Queue(outer, 'Later');
  expect(read(outer).logicalIds('Resources')).toContainEqual(expect.stringMatching(/^Later/));
});

test('an asset that is not there', () => {
  expect(read(shop().outer).assetPath('abc.zip')).toBe(undefined);
});
