import { expect, it } from 'vitest';
import { map } from '../src/engine-machines.ts';
import { prepare, prepareOurs } from '../src/engine-run.ts';

it('runs a machine with the function stood in for', async () => {
  const run = await prepare('ours', map(2));
  expect(await run()).toEqual([
    { id: 0, total: 0 },
    { id: 1, total: 2 },
  ]);
});

it('sees each call', async () => {
  let calls = 0;
  const run = await prepareOurs(map(3), { keepHistory: false, onCall: () => calls++ });
  await run();
  expect(calls).toBe(3);
});

it('says why a run failed', async () => {
  const run = await prepareOurs(map(3), { keepHistory: false, payloadBytes: 60 });
  await expect(run()).rejects.toThrow('60');
});
