import { CfnResource, Stack } from 'aws-cdk-lib/core';

/**
 * Does some work, and lets go of the stacks that it made. aws-cdk-lib keeps what each token stands for and who is
 * referred to for good, and with them all constructs that hang together with these.
 */
export function forgettingStacks<T>(work: () => T): T {
  const before = kept.map(({ size }) => size);
  try {
    return work();
  } finally {
    kept.forEach((map, i) => {
      for (const key of [...map.keys()].slice(before[i])) map.delete(key);
    });
  }
}

/** What is said of a token that was forgotten and is used again: one that is not of a stack, but of a module. */
export function isOfForgottenToken(error: unknown): boolean {
  return error instanceof Error && error.message.includes('Unrecognized token key');
}

const kept = whatTheCdkKeeps();

function whatTheCdkKeeps(): readonly Map<unknown, unknown>[] {
  // A stack reads the pseudo parameters, whose tokens are made once for all stacks.
  const reference = new CfnResource(new Stack(), 'Resource', { type: 'Any' }).getAtt('Arn');
  const { __cdkTokenMap: tokens } = globalThis as { __cdkTokenMap?: Record<string, unknown> };
  const { referenceTable } = reference.constructor as unknown as Record<string, unknown>;
  return [tokens?.numberTokenMap, tokens?.stringTokenMap, referenceTable].map((map) => {
    if (map instanceof Map) {
      return map;
    }
    throw new Error('aws-cdk-lib keeps its tokens or references elsewhere: see core/lib/private');
  });
}
