// errors [--update]: the constants with names of errors are what AWS's models and our facts say, or are made so.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { close } from '../src/closing-line.ts';
import { DeclaredErrors } from '../src/error-names/declared-errors.ts';
import { errorsFile, errorsFileName } from '../src/error-names/errors-file.ts';
import { localNameProblems } from '../src/error-names/local-names.ts';
import { leftoverFiles, packageErrors, silentClasses } from '../src/error-names/package-errors.ts';
import { describedTasks } from '../src/error-names/service-calls.ts';
import { services } from '../src/error-names/services.ts';
import { listPublicPackages, workspaceRoot } from '../src/workspace.ts';
import { readServices } from '../wire/src/service.ts';

// Cases try deprecated props as well.
process.env.JSII_DEPRECATED ??= 'quiet';

const { values } = parseArgs({ options: { update: { type: 'boolean', default: false } } });

const clients = await readServices(join(workspaceRoot, 'tools/wire/services'));
const declared = new DeclaredErrors(import.meta.filename);
const packages = listPublicPackages();
const tasks = await describedTasks(packages);
const counts = { passed: 0, failed: 0 };
const check = (problem: string | undefined): void => {
  counts[problem === undefined ? 'passed' : 'failed'] += 1;
  if (problem !== undefined) console.error(problem);
};

for (const each of packages) {
  const own = tasks.filter(({ folder }) => folder === each.folder);
  const catalogues = packageErrors(own, { clients, declared, services });
  for (const catalogue of catalogues) {
    const name = errorsFileName(catalogue);
    const file = join(each.dir, name);
    const wanted = await errorsFile(file, catalogue);
    if (values.update) writeFileSync(file, wanted);
    const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === wanted;
    check(
      isCurrent
        ? undefined
        : `packages/${each.folder}/${name} is not what AWS's models say: run \`pnpm errors --update\``,
    );
  }
  for (const name of leftoverFiles(each, catalogues)) {
    if (values.update) rmSync(join(each.dir, name));
    else check(`packages/${each.folder}/${name} is about nothing that a task calls: run \`pnpm errors --update\``);
  }
  for (const className of silentClasses(own, { services })) {
    check(`packages/${each.folder}: ${className} describes itself without \`errors\`: give it those of its file`);
  }
}
for (const [service, facts] of Object.entries(services)) {
  const problems = localNameProblems(service, facts);
  problems.forEach(check);
  if (problems.length === 0) check(undefined);
}
close(counts);
