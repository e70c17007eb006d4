import { beforeEach, expect, test, vi } from 'vitest';
import { fetchNode } from '../src/node-version.ts';
import { runOrThrow } from '../src/run.ts';

vi.mock('../src/run.ts', () => ({ runOrThrow: vi.fn() }));

const says = vi.mocked(runOrThrow);

beforeEach(() => {
  says.mockReset();
});

test('takes the program from the last line that npx prints', async () => {
  says.mockResolvedValueOnce('npm warn something\n/cache/bin/node\n').mockResolvedValueOnce('v24.3.1\n');

  expect(await fetchNode('24')).toEqual({ path: '/cache/bin/node', version: 'v24.3.1' });
  expect(says).toHaveBeenLastCalledWith(['/cache/bin/node', '--version']);
});

test('refuses a program of another version', async () => {
  says.mockResolvedValueOnce('/usr/bin/node\n').mockResolvedValueOnce('v20.20.0\n');

  await expect(fetchNode('24')).rejects.toThrow('npx brought v20.20.0 for Node.js 24');
});
