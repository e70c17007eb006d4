// new-package <service> [--action StartJobRun] [--title 'AWS Glue']: a package of the mould, ready to be filled.
import { parseArgs } from 'node:util';
import { newPackage } from '../src/new-package.ts';
import { pnpm, runOrThrow } from '../src/run.ts';
import { workspaceRoot } from '../src/workspace.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { action: { type: 'string' }, title: { type: 'string' } },
});
const [service] = positionals;
if (service === undefined)
  throw new Error("usage: pnpm new-package <service> [--action StartJobRun] [--title 'AWS Glue']");

const written = newPackage(workspaceRoot, { service, ...values });
for (const path of written) console.log(path);
const atRoot = { cwd: workspaceRoot, onLine: (line: string) => process.stdout.write(`${line}\n`) };
await runOrThrow(...pnpm(['install']), atRoot);
await runOrThrow('node_modules/.bin/prettier', ['--write', ...written], atRoot);
await runOrThrow('node_modules/.bin/nx', ['api:update', `@cdk-sfn/tasks-${service}`], atRoot);
