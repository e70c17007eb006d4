// structure: holds every package against the mould.
import { close } from '../src/closing-line.ts';
import { structureExceptions } from '../src/structure-exceptions.ts';
import { checkStructure } from '../src/structure.ts';
import { workspaceRoot } from '../src/workspace.ts';

const { checked, problems } = checkStructure(workspaceRoot, structureExceptions);
for (const problem of problems) {
  console.error(`packages/${problem.package}: ${problem.about} ${problem.message} (${problem.rule})`);
}
const failed = new Set(problems.map((problem) => problem.package)).size;
close({ passed: Math.max(0, checked - failed), failed });
