import { stripVTControlCharacters } from 'node:util';
import { closingLine, readClosingLine, type Counts } from './closing-line.ts';
import { run, type Command } from './run.ts';

/** A command, such as one of the repository's own. */
export interface Check {
  name: string;
  command: Command;
  cwd?: string;
  /** Names of the checks, before this one, whose result it builds on. */
  needs?: readonly string[];
}

export interface CheckRunOptions {
  print: (line: string) => void;
  /** How many checks run at a time. */
  parallel?: number;
  /** After how many milliseconds, and then how often, a running check says that it is at work. */
  patience?: readonly [first: number, then: number];
}

/**
 * Runs all checks, whatever fails, and adds up what they really ran: the counts of a check's closing line, or one for
 * a check that has none.
 */
export async function runChecks(checks: readonly Check[], options: CheckRunOptions): Promise<Counts> {
  const slot = slots(options.parallel ?? 2);
  const results = new Map<string, Promise<Counts>>();
  for (const check of checks) {
    const needs = [...results].filter(([name]) => check.needs?.includes(name)).map(([, result]) => result);
    results.set(
      check.name,
      Promise.all(needs).then((needed) => {
        if (needed.every((counts) => counts.failed === 0)) return slot(() => runCheck(check, options));
        options.print(`✗ ${check.name}: not run, for it needs ${check.needs?.join(', ') ?? ''}`);
        return { passed: 0, failed: 1 };
      }),
    );
  }
  const all = await Promise.all(results.values());
  return all.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), none);
}

async function runCheck({ name, command, cwd = process.cwd() }: Check, options: CheckRunOptions): Promise<Counts> {
  const { print, patience: [first, then] = [2_000, 10_000] } = options;
  const start = Date.now();
  const seconds = () => `${((Date.now() - start) / 1000).toFixed(1)} s`;
  let said = '';
  const atWork = () => {
    print(`… ${name}, ${seconds()}${said && `: ${said}`}`);
    timer = setTimeout(atWork, then);
  };
  let timer = setTimeout(atWork, first);

  const { exitCode, output } = await run(command, {
    cwd,
    onLine: (line) => {
      said = plain(line) || said;
    },
  });
  clearTimeout(timer);

  const counts = verdict(exitCode, readClosingLine(output));
  print(`${counts.failed === 0 ? '✓' : '✗'} ${name}: ${closingLine(counts)} (${seconds()})`);
  if (counts.failed > 0) print(output.trimEnd().replace(/^/gm, '    '));
  return counts;
}

/** A check that ended badly has failed, whatever it counted; one that counted nothing, but counts, has failed too. */
function verdict(exitCode: number, counts: Counts | undefined): Counts {
  if (counts === undefined) return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const { passed, failed } = counts;
  return failed === 0 && (exitCode !== 0 || passed === 0) ? { passed, failed: 1 } : counts;
}

/** At most so many at a time, first come first served. */
function slots(free: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

const none: Counts = { passed: 0, failed: 0 };

const plain = (line: string) => stripVTControlCharacters(line).trim().slice(0, 100);
