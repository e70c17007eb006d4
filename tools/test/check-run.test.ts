import { expect, test } from 'vitest';
import { runChecks, type Check } from '../src/check-run.ts';

const node = (name: string, code: string, needs: string[] = []): Check => ({
  name,
  command: [process.execPath, '--eval', code],
  needs,
});

async function run(checks: Check[], patience?: [number, number]) {
  const lines: string[] = [];
  const counts = await runChecks(checks, { print: (line) => lines.push(line), ...(patience && { patience }) });
  return { counts, lines };
}

test('a check counts once, or what its closing line says', async () => {
  const { counts } = await run([node('silent', ''), node('counting', 'console.log("7 passed, 0 failed")')]);

  expect(counts).toEqual({ passed: 8, failed: 0 });
});

test('a failing check is counted and shown, and the others run all the same', async () => {
  const { counts, lines } = await run([
    node('bad', 'console.error("it is broken"); process.exit(1)'),
    node('good', ''),
  ]);

  expect(counts).toEqual({ passed: 1, failed: 1 });
  expect(lines.join('\n')).toMatch(/^✗ bad: 0 passed, 1 failed .*\n {4}it is broken$/m);
});

test('a check that counts failures keeps its counts', async () => {
  const { counts } = await run([node('bad', 'console.log("3 passed, 2 failed"); process.exit(1)')]);

  expect(counts).toEqual({ passed: 3, failed: 2 });
});

test('a check that ends badly has failed, whatever it counted', async () => {
  const { counts } = await run([node('bad', 'console.log("3 passed, 0 failed"); process.exit(1)')]);

  expect(counts).toEqual({ passed: 3, failed: 1 });
});

test('a check that counts nothing has failed', async () => {
  const { counts } = await run([node('empty', 'console.log("0 passed, 0 failed")')]);

  expect(counts).toEqual({ passed: 0, failed: 1 });
});

test('a program that does not exist has failed', async () => {
  const { counts } = await run([{ name: 'missing', command: ['no-such-program-of-ours'] }]);

  expect(counts).toEqual({ passed: 0, failed: 1 });
});

test('a check is not run when one that it needs failed', async () => {
  const { counts, lines } = await run([
    node('build', 'process.exit(1)'),
    node('pack', 'console.log("packed")', ['build']),
  ]);

  expect(counts).toEqual({ passed: 0, failed: 2 });
  expect(lines).toContain('✗ pack: not run, for it needs build');
});

test('a check that takes long says that it is at work', async () => {
  const { lines } = await run([node('slow', 'console.log("step 1"); setTimeout(() => {}, 1000)')], [500, 10_000]);

  expect(lines[0]).toMatch(/^… slow, 0\.\d s(: step 1)?$/);
  expect(lines[1]).toMatch(/^✓ slow: 1 passed, 0 failed/);
});
