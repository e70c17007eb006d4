import { readFileSync } from 'node:fs';
import type { App } from './apps.ts';
import { interleaved } from './interleaved.ts';
import type { Result } from './report.ts';
import { startTime } from './start-time.ts';

/**
 * An app that imports its tasks from `@cdk-sfn/tasks`; the baseline imports them from the package that has them. With
 * `require` only that package is loaded; Node.js loads all of them for an ES module.
 */
export async function oneImportTime({ files, name }: App, type: 'commonjs' | 'module'): Promise<Result> {
  const baseline = readFileSync(files.ours, 'utf8');
  const sides = {
    baseline: startTime(baseline, type),
    ours: startTime(fromAllTasks(baseline), type),
    upstream: startTime(readFileSync(files.upstream, 'utf8'), type),
  };
  const what = `one import, ${name}${type === 'module' ? ', as an ES module' : ''}`;
  return { what, ...(await interleaved(sides, 11)), ...(type === 'commonjs' && { aim: 1.05 }) };
}

/** The app with its tasks from the package that passes on all. */
export function fromAllTasks(source: string): string {
  const changed = source.replace(/'@cdk-sfn\/tasks-[a-z\d-]+'/, "'@cdk-sfn/tasks'");
  if (changed === source) throw new Error('The app imports no tasks package');
  return changed;
}
