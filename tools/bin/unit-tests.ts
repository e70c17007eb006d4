// unit-tests [filter]…: runs the unit tests, all or those whose path holds a filter.
import { close } from '../src/closing-line.ts';
import { runUnitTests } from '../src/unit-tests.ts';
import { workspaceRoot } from '../src/workspace.ts';

close(await runUnitTests({ cwd: workspaceRoot, filters: process.argv.slice(2), onLine: console.log }));
