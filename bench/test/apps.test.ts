import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readApps } from '../src/apps.ts';

const apps = readApps();
const dependencies = Object.keys(
  (JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as { dependencies: object })
    .dependencies,
);

it('finds the apps by their folders', () => {
  expect(apps.map(({ name }) => name)).toContain('dynamodb');
});

it.each(apps)(
  '$name is the same app with both sides, and imports the package that it is named after',
  ({ files, name }) => {
    const [ours, upstream] = [readFileSync(files.ours, 'utf8'), readFileSync(files.upstream, 'utf8')];
    expect(ours).toBe(upstream.replace('aws-cdk-lib/aws-stepfunctions-tasks', `@cdk-sfn/tasks-${name}`));
    expect(ours).toContain(`@cdk-sfn/tasks-${name}`);
    expect(readFileSync(files.baseline, 'utf8')).not.toMatch(/@cdk-sfn|stepfunctions-tasks/);
    expect(dependencies).toContain(`@cdk-sfn/tasks-${name}`);
  },
);
