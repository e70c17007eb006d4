// test-cdk: types and unit tests of the packages with the lowest aws-cdk-lib that they allow, and with the newest.
import { Catalog } from '../src/catalog.ts';
import { close, closingLine } from '../src/closing-line.ts';
import { pnpm, runOrThrow } from '../src/run.ts';
import { runUnitTests } from '../src/unit-tests.ts';
import { withWorkTreeCopy } from '../src/work-tree-copy.ts';
import { workspaceRoot } from '../src/workspace.ts';

const catalog = Catalog.read(workspaceRoot);
const peers = ['aws-cdk-lib', 'constructs'];
const pairs = {
  floor: Object.fromEntries(peers.map((name) => [name, catalog.floor(name)])),
  newest: Object.fromEntries(peers.map((name) => [name, catalog.pinned(name)])),
};

const sum = { passed: 0, failed: 0 };
for (const [pair, versions] of Object.entries(pairs)) {
  const label = `${pair}, ${Object.entries(versions).flat().join(' ')}`;
  await withWorkTreeCopy(workspaceRoot, async (copy) => {
    console.log(`▸ ${label}: installing`);
    Catalog.read(copy).pin(versions);
    await runOrThrow(pnpm('install', '--no-frozen-lockfile', '--prefer-offline', '--reporter=append-only'), {
      cwd: copy,
    });

    console.log(`▸ ${label}: unit tests`);
    const counts = await runUnitTests({ cwd: copy, filters: ['packages/', 'docs/'], onLine: console.log });
    console.log(`${label}: ${closingLine(counts)}`);
    sum.passed += counts.passed;
    sum.failed += counts.failed;
  });
}
close(sum);
