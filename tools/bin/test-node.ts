// test-node: the unit tests of the packages on the other versions of Node.js that we support.
import { tmpdir } from 'node:os';
import { close, closingLine } from '../src/closing-line.ts';
import { runOrThrow } from '../src/run.ts';
import { runUnitTests } from '../src/unit-tests.ts';
import { workspaceRoot } from '../src/workspace.ts';

// `pnpm test` runs on the lowest version.
const versions = ['22', '24'];

const sum = { passed: 0, failed: 0 };
for (const version of versions) {
  console.log(`▸ Node.js ${version}: fetching it`);
  // Outside the work tree, so that npx takes nothing from it.
  const printed = await runOrThrow(['npx', '-y', `node@${version}`, '-p', 'process.execPath'], { cwd: tmpdir() });
  const node = printed.trimEnd().split('\n').at(-1) ?? '';
  const actual = (await runOrThrow([node, '--version'])).trim();
  if (!actual.startsWith(`v${version}.`)) throw new Error(`npx brought ${actual} for Node.js ${version}`);

  console.log(`▸ Node.js ${actual}: unit tests`);
  const counts = await runUnitTests({ cwd: workspaceRoot, node, filters: ['packages/', 'docs/'], onLine: console.log });
  console.log(`Node.js ${actual}: ${closingLine(counts)}`);
  sum.passed += counts.passed;
  sum.failed += counts.failed;
}
close(sum);
