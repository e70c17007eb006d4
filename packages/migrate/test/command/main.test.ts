import { afterEach, expect, test, vi } from 'vitest';

const { argv } = process;

afterEach(() => {
  process.argv = argv;
  process.exitCode = undefined;
});

test('the process prints, and ends with the code of the command', async () => {
  process.argv = ['node', 'cdk-sfn-migrate', 'a', 'b'];
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await import('../../src/command/main.js');
  expect(process.exitCode).toBe(2);
  expect(write.mock.calls.join('')).toBe(
    "There is one path, and 'b' is a second one.\nNothing was changed. See cdk-sfn-migrate --help\n",
  );
});
