// api-report [--update] <package folder>…
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { apiReport } from '../src/api-report.ts';
import { close } from '../src/closing-line.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { update: { type: 'boolean', default: false } },
});

let failed = 0;
for (const dir of positionals) {
  const problems = apiReport(resolve(dir), values);
  for (const problem of problems) console.error(`${dir}: ${problem}`);
  if (problems.length > 0) failed += 1;
}
close({ passed: positionals.length - failed, failed });
