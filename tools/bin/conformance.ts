// conformance: our engine, as built, against recorded executions of the service, where they are at hand.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KNOWN_MISSES } from '../conformance/known-misses.ts';
import { close } from '../src/closing-line.ts';
import { checkRecords, type ConformanceRecord, type ReplayedRecord } from '../src/conformance/check-records.ts';
import { runOrThrow } from '../src/run.ts';
import { workspaceRoot } from '../src/workspace.ts';

const records = join(workspaceRoot, '../shared/conformance');
if (existsSync(records)) {
  await replay();
} else {
  console.log('There are no recorded executions in ../shared/conformance: nothing to hold the engine against');
  close({ passed: 1, failed: 0 });
}

async function replay(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'cdk-sfn-conformance-'));
  try {
    const cases = join(records, 'cases');
    const results = join(dir, 'results.json');
    const adapter = join(workspaceRoot, 'tools/conformance/adapter.mjs');
    await runOrThrow([process.execPath, join(records, 'run.mjs'), cases, adapter, '--json', results]);
    const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
    const { definitions, ends, explained, histories, passed, problems } = checkRecords(
      read(results) as ReplayedRecord[],
      (file) => read(join(cases, file)) as ConformanceRecord,
      KNOWN_MISSES,
    );
    console.log(`${ends.same} of ${ends.total} executions end as recorded`);
    console.log(`${histories.same} of ${histories.total} histories are as recorded`);
    console.log(`${definitions.same} of ${definitions.total} definitions have no mistake that the execution disproves`);
    for (const { differences, why } of explained) {
      console.log(`- ${why}:\n    ${differences.join('\n    ')}`);
    }
    problems.forEach((problem) => console.log(`✗ ${problem}`));
    close({ passed, failed: problems.length });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
