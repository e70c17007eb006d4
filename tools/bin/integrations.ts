// integrations [--update]: docs/integrations.md says what the tasks call and grant, and packages/asl/data/integrations.json
// what Step Functions calls by name; or both are made to say it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { close } from '../src/closing-line.ts';
import { integrationData, integrationDataText } from '../src/integrations/integration-data.ts';
import { compareSections, formattedPage } from '../src/integrations/integrations-page.ts';
import { factsOf } from '../src/integrations/task-facts.ts';
import { listPublicPackages, workspaceRoot } from '../src/workspace.ts';
import { ApiModels } from '../wire/src/api-models.ts';
import { readServices } from '../wire/src/service.ts';

// Cases try deprecated props as well.
process.env.JSII_DEPRECATED ??= 'quiet';

const { values } = parseArgs({ options: { update: { type: 'boolean', default: false } } });

const facts = await factsOf(listPublicPackages());
const page = join(workspaceRoot, 'docs/integrations.md');
const currentPage = await formattedPage(page, facts);
const data = join(workspaceRoot, 'packages/asl/data/integrations.json');
const services = await readServices(join(import.meta.dirname, '../wire/services'));
const currentData = integrationDataText(integrationData(facts, services, new ApiModels(import.meta.filename)));
if (values.update) {
  writeFileSync(page, currentPage);
  writeFileSync(data, currentData);
} else {
  const { headings, stale } = compareSections(readFileSync(page, 'utf8'), currentPage);
  for (const heading of stale) {
    console.error(`docs/integrations.md: "${heading}" is not what the code says: run \`pnpm integrations:update\``);
  }
  const isDataStale = readFileSync(data, 'utf8') !== currentData;
  if (isDataStale) {
    console.error('packages/asl/data/integrations.json is not what the code says: run `pnpm integrations:update`');
  }
  const failed = stale.length + (isDataStale ? 1 : 0);
  close({ passed: headings.length + 1 - failed, failed });
}
