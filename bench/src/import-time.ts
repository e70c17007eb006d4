import { readFileSync } from 'node:fs';
import { SIDES } from './apps.ts';
import type { App, Side } from './apps.ts';
import { interleaved } from './interleaved.ts';
import type { Measurement } from './interleaved.ts';
import type { Result } from './report.ts';
import { startTime } from './start-time.ts';

/**
 * Loads an app in a new process and makes its constructs. aws-cdk-lib loads what is inside a module when a name of it
 * is used, so that nothing less would do.
 */
export async function importTime({ files, name }: App): Promise<Result> {
  const sides = Object.fromEntries(SIDES.map((side) => [side, startTime(readFileSync(files[side], 'utf8'))])) as Record<
    Side,
    Measurement
  >;
  return { what: `start an app, ${name}`, ...(await interleaved(sides, 11)) };
}
