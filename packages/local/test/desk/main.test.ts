import { afterEach, expect, test, vi } from 'vitest';

const { argv } = process;

afterEach(() => {
  process.argv = argv;
  process.exitCode = undefined;
  process.removeAllListeners('SIGINT');
});

test('the process prints, and ends with the code of the command', async () => {
  process.argv = ['node', 'cdk-sfn-local', 'walk'];
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await import('../../src/desk/main.js');
  await vi.waitFor(() => expect(process.exitCode).toBe(2));
  expect(write.mock.calls.join('')).toBe(
    "There is no command 'walk': write one of run, graph, asl, trace.\nSee cdk-sfn-local --help\n",
  );
});
