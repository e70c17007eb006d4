import { join } from 'node:path';
import { runOrThrow } from '../../tools/src/run.ts';
import type { EngineResult } from './engine-report.ts';
import { MACHINES } from './engine-machines.ts';
import type { EngineSide, MachineName } from './engine-machines.ts';
import { interleaved } from './interleaved.ts';

/** What `engine-once.ts` prints. */
export interface EngineRun {
  /** Milliseconds of CPU time that one run takes when the engine is warm. */
  readonly run: number;
  /** Milliseconds of CPU time from loading the engine to the first output. */
  readonly started: number;
  readonly digest: string;
}

/**
 * Runs a machine on all engines that can, in turn, each time in a new process with the built packages.
 *
 * The definition is checked once, as users of either engine have it, before the clock starts.
 *
 * @param node the Node.js that runs all of them
 * @throws Error when the outputs differ
 */
export async function engineTime(name: MachineName, node: string): Promise<EngineResult> {
  const { sides, transitions, what } = MACHINES[name]();
  const started = new Map<EngineSide, number>();
  const digests = new Set<string>();
  const measure = (side: EngineSide) => async (): Promise<number> => {
    const { digest, run, ...more } = readRun(await runOnce(node, 'engine-once.ts', side, name));
    digests.add(digest);
    if (digests.size > 1) {
      throw new Error(`${what}: the engines differ in their output`);
    }
    started.set(side, Math.min(more.started, started.get(side) ?? Infinity));
    return run;
  };
  const measurements = Object.fromEntries(sides.map((side) => [side, measure(side)]));
  return { what, transitions, run: await interleaved(measurements, 3), started: Object.fromEntries(started) };
}

function readRun(printed: string): EngineRun {
  return JSON.parse(printed) as EngineRun;
}

/** Runs a script beside this one, and gives what it prints last. */
export async function runOnce(node: string, script: string, ...args: string[]): Promise<string> {
  const printed = await runOrThrow([node, '--expose-gc', join(import.meta.dirname, script), ...args], {
    cwd: join(import.meta.dirname, '..'),
  });
  return printed.trimEnd().split('\n').at(-1) ?? '';
}
