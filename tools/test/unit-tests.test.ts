import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runUnitTests } from '../src/unit-tests.ts';
import { workspaceRoot } from '../src/workspace.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A work tree with our own vitest setup and these tests. */
function workTree(files: Record<string, string>): string {
  const root = temporaryFolder(files);
  for (const file of ['vitest.config.mts', 'tools/vitest']) {
    cpSync(join(workspaceRoot, file), join(root, file), { recursive: true });
  }
  symlinkSync(join(workspaceRoot, 'node_modules'), join(root, 'node_modules'));
  return root;
}

const suite = (body: string) => `import { expect, test, vi } from 'vitest';\n${body}`;
const passing = suite("test('adds', () => { expect(1 + 1).toBe(2); });");

test('counts what passed and what failed', async () => {
  const cwd = workTree({
    'test/a.test.ts': suite(
      "test('adds', () => { expect(1 + 1).toBe(2); });\ntest('lies', () => { expect(1).toBe(2); });",
    ),
    'test/b.test.ts': passing,
  });

  expect(await runUnitTests({ cwd })).toEqual({ passed: 2, failed: 1 });
});

test('a file that cannot be loaded has failed', async () => {
  const cwd = workTree({ 'test/a.test.ts': "import './nowhere';", 'test/b.test.ts': passing });

  expect(await runUnitTests({ cwd })).toEqual({ passed: 1, failed: 1 });
});

test('a run without tests has failed', async () => {
  expect(await runUnitTests({ cwd: workTree({}) })).toEqual({ passed: 0, failed: 1 });
});

test('a filter picks files', async () => {
  const cwd = workTree({ 'test/a.test.ts': "import './nowhere';", 'test/b.test.ts': passing });

  expect(await runUnitTests({ cwd, filters: ['b.test'] })).toEqual({ passed: 1, failed: 0 });
});

test('a test that prints has failed, unless it expects the output', async () => {
  const cwd = workTree({
    'test/a.test.ts': suite("test('prints', () => { console.warn('careful'); });"),
    'test/b.test.ts': suite(
      "test('expects', () => { const warn = vi.spyOn(console, 'warn').mockReturnValue(); console.warn('x'); expect(warn).toHaveBeenCalled(); });",
    ),
  });

  expect(await runUnitTests({ cwd })).toEqual({ passed: 1, failed: 1 });
});
