import { chmodSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../../tools/test/temporary-folder.ts';
import { pythonEnvironment } from '../src/python-environment.ts';

afterEach(() => void vi.unstubAllEnvs());

/** Puts a python3 on the path that makes environments whose pip writes down what it is asked for. */
function fakePython(version = 0) {
  const dir = temporaryFolder({
    'bin/python3': [
      '#!/bin/sh',
      `if [ "$1" = -c ]; then echo 3.11.0; exit ${version}; fi`,
      'mkdir -p "$3/bin"',
      'printf \'#!/bin/sh\\necho "$@" >> "$(dirname "$0")/../../log"\\n\' > "$3/bin/pip"',
      'chmod +x "$3/bin/pip"',
    ].join('\n'),
    'requirements.txt': 'moto==5.2.5\n',
  });
  chmodSync(join(dir, 'bin/python3'), 0o755);
  vi.stubEnv('PATH', `${join(dir, 'bin')}${delimiter}${process.env.PATH ?? ''}`);
  return { dir: join(dir, 'environment'), requirements: join(dir, 'requirements.txt'), log: join(dir, 'log') };
}

test('installs the requirements once', async () => {
  const { dir, log, requirements } = fakePython();

  await pythonEnvironment({ dir, requirements });

  expect(await pythonEnvironment({ dir, requirements })).toBe(join(dir, 'bin'));
  expect(readFileSync(log, 'utf8')).toBe(`install --no-deps --requirement ${requirements}\ncheck\n`);
});

test('a Python that is too old is an error', async () => {
  const { dir, requirements } = fakePython(1);

  await expect(pythonEnvironment({ dir, requirements })).rejects.toThrow('This needs python3, 3.10 or later');
});
