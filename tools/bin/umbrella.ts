// umbrella: makes @cdk-sfn/tasks depend on every tasks package, and pass on each.
import { pnpm, runOrThrow } from '../src/run.ts';
import { writeUmbrella } from '../src/umbrella.ts';
import { workspaceRoot } from '../src/workspace.ts';

const written = writeUmbrella(workspaceRoot);
for (const file of written) console.log(file);
if (written.length > 0) {
  await runOrThrow(pnpm('install', '--no-frozen-lockfile', '--reporter=append-only'), { cwd: workspaceRoot });
}
