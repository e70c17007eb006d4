// task-homes [--update]: @cdk-sfn/migrate knows which package has which name, and that is so; or it is told.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { GONE_NAMES } from '../../packages/migrate/src/gone-names.ts';
import { close } from '../src/closing-line.ts';
import { homesFile, homesModule, rangeProblems, taskHomes, untypedNames } from '../src/task-homes.ts';
import { workspaceRoot, type Manifest } from '../src/workspace.ts';

const { values } = parseArgs({ options: { update: { type: 'boolean', default: false } } });

const homes = taskHomes();
const current = await homesModule(homes);
if (values.update) writeFileSync(homesFile, current);

const manifest = JSON.parse(readFileSync(join(workspaceRoot, 'packages/migrate/package.json'), 'utf8')) as Manifest;
const problems = [
  ...(readFileSync(homesFile, 'utf8') === current
    ? []
    : ['packages/migrate/src/task-homes.ts is not what the packages export: run `pnpm task-homes --update`']),
  ...rangeProblems(homes, manifest),
  ...untypedNames()
    .filter((name) => !(name in GONE_NAMES))
    .map((name) => `packages/migrate/src/gone-names.ts lacks ${name}, which upstream has without types`),
];
for (const problem of problems) console.error(problem);
const names = Object.values(homes).flatMap((home) => [...home.values, ...home.types]);
close({ passed: names.length, failed: problems.length });
