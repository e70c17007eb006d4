import type { MemoryResult } from './engine-report.ts';
import { loop, map } from './engine-machines.ts';
import { runOnce } from './engine-time.ts';

/** What a run has alive must not grow with what has run, so that ten times as long a loop takes hardly more. */
export async function loopMemory(node: string): Promise<MemoryResult> {
  const rounds = [10_000, 100_000] as const;
  const [less, more] = [await most(node, 'loop', rounds[0]), await most(node, 'loop', rounds[1])];
  return { what: rounds.map((count) => loop(count).what), less, more, aim: { more: 1_000_000 } };
}

/** What a Map has alive are its items and their results: ten times as many take ten times as much. */
export async function mapMemory(node: string): Promise<MemoryResult> {
  const items = [10_000, 100_000] as const;
  const [less, more] = [await most(node, 'map', items[0]), await most(node, 'map', items[1])];
  return { what: items.map((count) => map(count).what), less, more, aim: { times: 11 } };
}

async function most(node: string, kind: string, size: number): Promise<number> {
  return Number(await runOnce(node, 'engine-memory-once.ts', kind, String(size)));
}
