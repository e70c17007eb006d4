// structure [package folder]: holds every package against the mould, or one.
import { close } from '../src/closing-line.ts';
import { structureExceptions } from '../src/structure-exceptions.ts';
import { isPackageTableCurrent } from '../src/package-table.ts';
import { checkStructure } from '../src/structure.ts';
import { workspaceRoot } from '../src/workspace.ts';

const [only] = process.argv.slice(2);
const { packages, problems } = checkStructure(workspaceRoot, structureExceptions);
const isAsked = (folder: string) => only === undefined || only === `packages/${folder}`;
const asked = problems.filter((problem) => isAsked(problem.package));
for (const { package: folder, about, message, rule } of asked) {
  console.error(`packages/${folder}: ${about} ${message} (${rule})`);
}
const passed = packages.filter(isAsked).filter((folder) => asked.every((problem) => problem.package !== folder)).length;
const failed = new Set(asked.map((problem) => problem.package)).size;

const isReadmeCurrent = only !== undefined || isPackageTableCurrent(workspaceRoot);
if (!isReadmeCurrent) console.error('README.md: its table is not that of the packages: run `pnpm readme:update`');
close({ passed, failed: isReadmeCurrent ? failed : failed + 1 });
