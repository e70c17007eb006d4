// parity [package]…: every name of upstream's tasks is in our packages, with types that take what upstream's take.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRows } from '../differential/src/rows.ts';
import { close } from '../src/closing-line.ts';
import { everything, parity } from '../src/parity/parity.ts';
import { parityReport } from '../src/parity/parity-report.ts';
import { workspaceRoot } from '../src/workspace.ts';

const asked = process.argv.slice(2);
const checks = parity(everything());
const rows = readRows(readFileSync(join(workspaceRoot, 'docs/differences.md'), 'utf8'));
const report = parityReport(
  asked.length === 0 ? checks : checks.filter((check) => asked.includes(check.package ?? '')),
  rows,
);
for (const line of report.summary) console.log(line);
for (const gap of report.gaps) console.error(gap);
close(report);
