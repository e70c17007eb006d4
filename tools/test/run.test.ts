import { afterEach, expect, test, vi } from 'vitest';
import { pnpm, run, runOrThrow, script } from '../src/run.ts';

const node = (code: string) => [process.execPath, '--eval', code] as const;

test('keeps what both streams said, and hands on each line', async () => {
  const lines: string[] = [];

  const result = await run(node('console.log("out"); console.error("err")'), { onLine: (line) => lines.push(line) });

  expect(result.exitCode).toBe(0);
  expect(result.output.split('\n').sort()).toEqual(['', 'err', 'out']);
  expect(lines.sort()).toEqual(['err', 'out']);
});

test('gives the exit code of what failed', async () => {
  expect(await run(node('process.exit(3)'))).toEqual({ exitCode: 3, output: '' });
});

test('throws, when asked to, with what was said', async () => {
  await expect(runOrThrow(node('console.log("why"); process.exit(3)'))).rejects.toThrow(/ended with 3\nwhy/);
  await expect(runOrThrow(node('console.log("fine")'))).resolves.toBe('fine\n');
});

afterEach(() => {
  vi.unstubAllEnvs();
});

test('pnpm is the one that runs us', () => {
  vi.stubEnv('npm_execpath', '/somewhere/pnpm.cjs');

  expect(script('build')).toEqual([process.execPath, '/somewhere/pnpm.cjs', 'run', '--silent', 'build']);
});

test('pnpm is the pinned one when npm runs us, or nobody', () => {
  vi.stubEnv('npm_execpath', '/somewhere/npm-cli.js');

  expect(pnpm('pack')).toEqual(['npx', '-y', expect.stringMatching(/^pnpm@\d+\.\d+\.\d+$/), 'pack']);
});
