import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OWN_MANIFEST, rangeOf } from '../src/package-ranges';
import { TASK_HOMES } from '../src/task-homes';

test('each package has the range that it has here', () => {
  const { devDependencies } = JSON.parse(
    readFileSync(join(__dirname, '../package.json'), 'utf8'),
  ) as typeof OWN_MANIFEST;
  expect(OWN_MANIFEST.devDependencies).toEqual(devDependencies);
  for (const name of [...Object.keys(TASK_HOMES), '@cdk-sfn/tasks']) {
    // `pnpm pack` writes the versions.
    expect(rangeOf(name), name).toBe('workspace:^');
  }
});

test('what is not known may be of any version', () => {
  expect(rangeOf('@cdk-sfn/tasks-nothing')).toBe('*');
});
