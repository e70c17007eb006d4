// integrations [--update]: docs/integrations.md says what the tasks call and grant, or is made to say it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { close } from '../src/closing-line.ts';
import { compareSections, formattedPage } from '../src/integrations/integrations-page.ts';
import { factsOf } from '../src/integrations/task-facts.ts';
import { listPublicPackages, workspaceRoot } from '../src/workspace.ts';

// Cases try deprecated props as well.
process.env.JSII_DEPRECATED ??= 'quiet';

const { values } = parseArgs({ options: { update: { type: 'boolean', default: false } } });

const file = join(workspaceRoot, 'docs/integrations.md');
const current = await formattedPage(file, await factsOf(listPublicPackages()));
if (values.update) {
  writeFileSync(file, current);
} else {
  const { headings, stale } = compareSections(readFileSync(file, 'utf8'), current);
  for (const heading of stale) {
    console.error(`docs/integrations.md: "${heading}" is not what the code says: run \`pnpm integrations:update\``);
  }
  close({ passed: headings.length - stale.length, failed: stale.length });
}
