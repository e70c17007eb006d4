import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { expect, test } from 'vitest';
import { descendants, enclosing, isConstruct, isElement, isStack } from '../../src/template/construct-tree';
import type { TreeConstruct } from '../../src/template/construct-tree';

const app = new App();
const stack = new Stack(app, 'Shop');
const scope = new Construct(stack, 'Scope');
const parameter = new CfnParameter(scope, 'Stage');
new Construct(stack, 'Last');

test('constructs are told from templates', () => {
  expect([app, stack, scope, parameter].every(isConstruct)).toBe(true);
  expect([{}, { node: {} }, { Resources: {} }, null, 'text'].some(isConstruct)).toBe(false);
});

test('stacks and elements are told from other constructs', () => {
  expect([app, stack, scope, parameter].map((construct) => isStack(construct as never))).toEqual([
    false,
    true,
    false,
    false,
  ]);
  expect([app, stack, scope, parameter].map((construct) => isElement(construct as never))).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

test('what is below, from the first to the last', () => {
  const paths = (construct: unknown, stop?: (construct: TreeConstruct) => boolean) =>
    [...descendants(construct as TreeConstruct, stop)].map(({ node }) => node.path);

  expect(paths(stack)).toEqual(['Shop', 'Shop/Scope', 'Shop/Scope/Stage', 'Shop/Last']);
  expect(paths(app, isStack)).toEqual(['', 'Shop']);
});

test('what is around', () => {
  expect(enclosing(parameter as never, isStack)).toBe(stack);
  expect(enclosing(stack as never, isStack)).toBe(stack);
  expect(enclosing(app as never, isStack)).toBe(undefined);
});
