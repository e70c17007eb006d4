import type { KnownMiss } from '../../conformance/known-misses.ts';
import { disprovedMistakes } from './disproved-mistakes.ts';
import { historyDifferences, type HistoryEvent } from './history-differences.ts';

/** How a record and our run of it ended: an element of what `run.mjs --json` writes. */
export interface ReplayedRecord {
  readonly file: string;
  /** True when the run ended as the record did. */
  readonly same: boolean;
  readonly want: Ending;
  readonly got: Ending & { readonly history?: readonly HistoryEvent[] };
}

interface Ending {
  readonly status?: string;
  readonly output?: unknown;
  readonly error?: string;
  readonly cause?: string;
}

/** What a record says, of which more is in its file. */
export interface ConformanceRecord {
  readonly definition: unknown;
  readonly input: unknown;
  readonly recorded: { readonly events?: readonly HistoryEvent[] };
}

/** What the records say of our engine. */
export interface Verdict {
  readonly ends: { readonly same: number; readonly total: number };
  readonly histories: { readonly same: number; readonly total: number };
  /** Those of which no mistake was found that the recorded execution does not have. */
  readonly definitions: { readonly same: number; readonly total: number };
  /** Differences that are known, by why they are there. */
  readonly explained: readonly { readonly why: string; readonly differences: readonly string[] }[];
  /** What fails the check: differences that nobody explained, and explanations of none. */
  readonly problems: readonly string[];
  /** How many ends, histories and definitions are as they are to be. */
  readonly passed: number;
}

/**
 * Holds ends and whole histories against the records.
 *
 * @param readRecord gives what is in the file of a record
 */
export function checkRecords(
  replayed: readonly ReplayedRecord[],
  readRecord: (file: string) => ConformanceRecord,
  known: readonly KnownMiss[],
): Verdict {
  const ends = { same: 0, total: 0 };
  const histories = { same: 0, total: 0 };
  const definitions = { same: 0, total: 0 };
  const explained = new Map<KnownMiss, Map<string, string[]>>(known.map((miss) => [miss, new Map()]));
  const problems: string[] = [];
  let passed = 0;

  const judge = (record: string, lines: readonly string[], count: { same: number; total: number }) => {
    count.total++;
    count.same += lines.length === 0 ? 1 : 0;
    const open = lines.filter((line) => {
      const miss = known.find(({ differs, records }) => records.includes(record) && line.includes(differs));
      if (miss === undefined) return true;
      const lines = explained.get(miss);
      lines?.set(record, [...(lines.get(record) ?? []), `${record}: ${line}`]);
      return false;
    });
    passed += open.length === 0 ? 1 : 0;
    problems.push(...open.map((line) => `${record}: ${line}`));
  };

  for (const { file, got, same, want } of replayed) {
    const record = file.replace(/\.json$/, '');
    judge(record, same ? [] : [`ends as ${ending(got)}, not as ${ending(want)}`], ends);
    const { definition, input, recorded } = readRecord(file);
    if (recorded.events !== undefined) {
      judge(record, disprovedMistakes(definition, recorded.events), definitions);
      judge(record, historyDifferences(recorded.events, got.history ?? [], input), histories);
    }
  }
  for (const [{ differs, records }, lines] of explained) {
    for (const record of records.filter((name) => !lines.has(name))) {
      problems.push(`${record}: known-misses.ts explains "${differs}", but there is no such difference`);
    }
  }
  return {
    ends,
    histories,
    definitions,
    explained: [...explained].map(([{ why }, lines]) => ({ why, differences: [...lines.values()].flat() })),
    problems,
    passed,
  };
}

function ending({ status = 'nothing', ...rest }: Ending): string {
  const { cause, error, output } = rest;
  const details = [error, cause, output === undefined ? undefined : JSON.stringify(output)];
  return [status, ...details.filter((detail) => detail !== undefined)].join(' ').slice(0, 300);
}
