import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Counts } from './closing-line.ts';
import { run } from './run.ts';

export interface UnitTestOptions {
  /** The work tree whose tests are run. */
  cwd: string;
  /** The Node.js that runs them. */
  node?: string;
  /** Parts of paths, to run only some files. */
  filters?: string[];
  onLine?: (line: string) => void;
}

/** Runs vitest and counts what it really ran; a run of nothing, or one that broke off, counts as a failure. */
export async function runUnitTests({
  cwd,
  node = process.execPath,
  filters = [],
  onLine,
}: UnitTestOptions): Promise<Counts> {
  const dir = mkdtempSync(join(tmpdir(), 'cdk-sfn-unit-'));
  const report = join(dir, 'report.json');
  try {
    const { exitCode } = await run(
      [
        node,
        'node_modules/vitest/vitest.mjs',
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...filters,
      ],
      { cwd, onLine },
    );
    const { passed, failed } = readReport(report);
    return exitCode !== 0 && failed === 0 ? { passed, failed: 1 } : { passed, failed };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function readReport(path: string): Counts {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      testResults: { status: string; assertionResults: unknown[] }[];
    };
    // A file that cannot be loaded fails without a single test.
    const unloaded = report.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    );
    return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
