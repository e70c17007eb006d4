import { compileStateMachine, runStateMachine, seededEntropy } from '@cdk-sfn/local';
import type { Json } from '@cdk-sfn/local';
import { expect, it } from 'vitest';
import { answer, loop, MACHINES, map } from '../src/engine-machines.ts';

it.each([...Object.values(MACHINES).map((machine) => machine()), map(25), loop(10)])(
  '$what: enters as many states as it says',
  async ({ definition, input, transitions }) => {
    let entered = 0;
    const { status } = await runStateMachine(compileStateMachine(definition as Json), {
      input: input as Json,
      handler: (call) => answer(call.arguments as never) as Json,
      startTime: 0,
      entropy: (now) => seededEntropy('test', now),
      onVisit: () => entered++,
      limits: { historyEvents: Infinity },
    });
    expect(status).toBe('SUCCEEDED');
    expect(entered).toBe(transitions);
  },
);

it('leaves the machine in JSONata to ours', () => {
  expect(MACHINES.jsonata().sides).toEqual(['ours', 'read', 'forgetful']);
  expect(MACHINES.chain().sides).toContain('peer');
});
