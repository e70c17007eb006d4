// test-node: the unit tests of the packages on the other versions of Node.js that we support.
import { close, closingLine } from '../src/closing-line.ts';
import { fetchNode } from '../src/node-version.ts';
import { runUnitTests } from '../src/unit-tests.ts';
import { workspaceRoot } from '../src/workspace.ts';

// `pnpm test` runs on the lowest version.
const versions = ['22', '24'];

const sum = { passed: 0, failed: 0 };
for (const major of versions) {
  console.log(`▸ Node.js ${major}: fetching it`);
  const { path, version } = await fetchNode(major);

  console.log(`▸ Node.js ${version}: unit tests`);
  const counts = await runUnitTests({
    cwd: workspaceRoot,
    node: path,
    filters: ['packages/', 'docs/'],
    onLine: console.log,
  });
  console.log(`Node.js ${version}: ${closingLine(counts)}`);
  sum.passed += counts.passed;
  sum.failed += counts.failed;
}
close(sum);
