import { expect, test } from 'vitest';
import { step } from '../../src/demo/step.ts';

const take = async (milliseconds: number, patience: [number, number]) => {
  const lines: string[] = [];
  await step('baking', { print: (line) => lines.push(line), patience }, (atWorkOn) => {
    atWorkOn('the dough');
    atWorkOn(' ');
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
  });
  return lines;
};

test('a quick step says only that it is done', async () => {
  expect(await take(1, [60_000, 60_000])).toEqual([expect.stringMatching(/^✓ baking \(\d+\.\d s\)$/)]);
});

test('a step that takes long says what it is at', async () => {
  const lines = await take(100, [10, 60_000]);

  expect(lines).toEqual([expect.stringMatching(/^… baking, 0\.\d s: the dough$/), expect.stringMatching(/^✓ baking/)]);
});

test('a step that fails says so, and hands the error on', async () => {
  const lines: string[] = [];
  const failing = step('baking', { print: (line) => lines.push(line) }, () => Promise.reject(new Error('burnt')));

  await expect(failing).rejects.toThrow('burnt');
  expect(lines).toEqual([expect.stringMatching(/^✗ baking/)]);
});
