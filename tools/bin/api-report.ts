// api-report [--update] <package folder>…: the API that was built is the one that its report shows.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { apiReport } from '../src/api-report.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { update: { type: 'boolean', default: false } },
});

for (const dir of positionals) {
  const problems = apiReport(resolve(dir), values);
  for (const problem of problems) console.error(`${dir}: ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}
