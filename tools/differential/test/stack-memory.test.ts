import { setTimeout as later } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Aws, CfnResource, Lazy, Stack, Token } from 'aws-cdk-lib/core';
import { expect, it } from 'vitest';
import { forgettingStacks, isOfForgottenToken } from '../src/stack-memory.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** A stack of which everything is kept that aws-cdk-lib keeps. */
function stackWithTokens(): WeakRef<Stack> {
  const stack = new Stack();
  const resource = new CfnResource(stack, 'Resource', { type: 'Any' });
  stack.resolve([
    Token.asString(resource.getAtt('Arn')),
    Token.asNumber(resource.getAtt('Size')),
    Lazy.string({ produce: () => stack.stackName }),
    resource.ref,
  ]);
  return new WeakRef(stack);
}

/** What a WeakRef leads to is alive until its job ends. */
async function isAlive(stack: WeakRef<Stack>): Promise<boolean> {
  await later(0);
  collectGarbage();
  return stack.deref() !== undefined;
}

it('lets go of the stacks that some work made', async () => {
  expect(await isAlive(forgettingStacks(stackWithTokens))).toBe(false);
});

it('has something to let go of', async () => {
  expect(await isAlive(stackWithTokens())).toBe(true);
});

it('lets go of them when the work fails', async () => {
  let stack: WeakRef<Stack> | undefined;
  const work = () => {
    stack = stackWithTokens();
    throw new Error('failed');
  };
  expect(() => forgettingStacks(work)).toThrow('failed');
  expect(await isAlive(stack!)).toBe(false);
});

it('keeps the tokens of others', () => {
  const stack = new Stack();
  const [before, size] = [Lazy.string({ produce: () => 'before' }), Token.asNumber(Lazy.number({ produce: () => 7 }))];
  const within = forgettingStacks(() => `${Aws.ACCOUNT_ID} ${before}`);

  expect(stack.resolve([within, before, size])).toEqual([
    { 'Fn::Join': ['', [{ Ref: 'AWS::AccountId' }, ' before']] },
    'before',
    7,
  ]);
});

it('knows what is said of a token that was forgotten', () => {
  const forgotten = forgettingStacks(() => Lazy.string({ produce: () => 'forgotten' }));

  expect(isOfForgottenToken(thrownBy(() => new Stack().resolve(forgotten)))).toBe(true);
  expect(isOfForgottenToken(new Error('another'))).toBe(false);
});

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
