// new-package <service> [--action StartJobRun] [--title 'AWS Glue']: a package of the mould, ready to be filled.
import { parseArgs } from 'node:util';
import { newPackage } from '../src/new-package.ts';
import { pnpm, runOrThrow, script, type Command } from '../src/run.ts';
import { workspaceRoot } from '../src/workspace.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { action: { type: 'string' }, title: { type: 'string' } },
});
const [service] = positionals;
if (service === undefined) {
  throw new Error("usage: pnpm new-package <service> [--action StartJobRun] [--title 'AWS Glue']");
}

const written = newPackage(workspaceRoot, { service, ...values });
for (const path of written) console.log(path);
const steps: Command[] = [
  pnpm('install', '--no-frozen-lockfile', '--reporter=append-only'),
  script('tasks:update'),
  ['node_modules/.bin/prettier', '--write', '--log-level', 'warn', ...written],
  script('readme:update'),
  script('integrations:update'),
  script('api:update', '--projects', `@cdk-sfn/tasks-${service}`),
];
for (const step of steps) {
  await runOrThrow(step, { cwd: workspaceRoot, onLine: console.log });
}
