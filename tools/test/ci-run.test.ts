import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../src/run.ts';
import { workspaceRoot } from '../src/workspace.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Runs .ci/run with an npx that does what the script of a command says. */
async function ciRun(commands: Record<string, string>) {
  const cases = Object.entries(commands).map(([command, script]) => `${command}) ${script} ;;`);
  const dir = temporaryFolder({ 'bin/npx': `#!/bin/sh\ncase "$3" in\n${cases.join('\n')}\nesac\n` });
  chmodSync(join(dir, 'bin/npx'), 0o755);
  cpSync(join(workspaceRoot, '.ci'), join(dir, '.ci'), { recursive: true });
  const path = `${join(dir, 'bin')}${delimiter}${process.env.PATH ?? ''}`;
  const { exitCode, output } = await run(['bash', '.ci/run'], { cwd: dir, env: { PATH: path } });
  return { exitCode, last: output.trimEnd().split('\n').at(-1) };
}

const says = (line: string, exitCode = 0) => `echo "${line}"; exit ${exitCode}`;
const good = {
  test: says('30 passed, 0 failed'),
  'test:node': says('20 passed, 0 failed'),
  'test:cdk': says('10 passed, 0 failed'),
  'aws-sdk-data': says('8 passed, 0 failed'),
  e2e: says('4 passed, 0 failed'),
  'cfn-lint': says('2 passed, 0 failed'),
};

test('adds up what the commands ran', async () => {
  expect(await ciRun(good)).toEqual({ exitCode: 0, last: '74 passed, 0 failed' });
});

test('goes on after a failure, and fails', async () => {
  expect(await ciRun({ ...good, test: says('29 passed, 1 failed', 1) })).toEqual({
    exitCode: 1,
    last: '73 passed, 1 failed',
  });
});

test.each([
  ['breaks off without counting', 'exit 1', '44 passed, 1 failed'],
  ['ends badly without a failure', says('30 passed, 0 failed', 1), '74 passed, 1 failed'],
  ['says nothing', 'true', '44 passed, 1 failed'],
  ['ran nothing', says('0 passed, 0 failed'), '44 passed, 1 failed'],
])('a command that %s has failed', async (_, script, last) => {
  expect(await ciRun({ ...good, test: script })).toEqual({ exitCode: 1, last });
});

test('is executable', () => {
  expect(() => execFileSync('test', ['-x', join(workspaceRoot, '.ci/run')])).not.toThrow();
});
