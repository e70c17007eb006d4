// package-table: writes the table of packages into the root README.
import { writePackageTable } from '../src/package-table.ts';
import { workspaceRoot } from '../src/workspace.ts';

writePackageTable(workspaceRoot);
