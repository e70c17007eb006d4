import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readApps } from '../src/apps.ts';
import { fromAllTasks } from '../src/one-import-time.ts';

it.each(readApps())('$name has its tasks from one import, and is the same otherwise', ({ files, name }) => {
  const source = readFileSync(files.ours, 'utf8');
  const changed = fromAllTasks(source);

  expect(changed).not.toContain(`@cdk-sfn/tasks-${name}`);
  expect(changed.replace("'@cdk-sfn/tasks'", `'@cdk-sfn/tasks-${name}'`)).toBe(source);
});

it('is only for apps with a tasks package', () => {
  expect(() => fromAllTasks("import { Stack } from 'aws-cdk-lib';")).toThrow('The app imports no tasks package');
});
