import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TaskStateBase } from 'aws-cdk-lib/aws-stepfunctions';
import * as upstreamTasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { everyDifference, everyTask } from '../cases/core.ts';
import { everything, parity } from '../../src/parity/parity.ts';
import { rowsNaming } from '../../src/parity/parity-report.ts';
import { workspaceRoot } from '../../src/workspace.ts';
import type { Choice } from '../src/case.ts';
import { combinations } from '../src/combinations.ts';
import { everyModel } from '../src/every-model.ts';
import { expectation, meets, withoutOurWords } from '../src/expectation.ts';
import { isRefused, Workshop } from '../src/outcome.ts';
import { readRows } from '../src/rows.ts';
import { forgettingStacks } from '../src/stack-memory.ts';
import { surroundings } from '../src/surroundings.ts';
import { ours, upstream } from '../src/tasks-modules.ts';

const models = everyModel.map((model) => ({
  ...model,
  dimensions: [...model.dimensions, ...everyTask, ...surroundings],
}));

/** The rows of docs/differences.md that some case has shown. */
const shown = new Set<string>();

// Upstream prints about its own deprecated props.
beforeAll(() => void vi.stubEnv('JSII_DEPRECATED', 'quiet'));
afterAll(() => void vi.unstubAllEnvs());

describe('drop-in: the same input, upstream and ours', () => {
  for (const model of models) {
    const cases = combinations(model.dimensions);
    it(`${model.name}: ${cases.size} cases`, { timeout: 180_000 }, () => {
      const faults = forgettingStacks(() => {
        const oracle = new Workshop(upstream);
        const sides = ours.map((side) => ({ ...side, workshop: new Workshop(side.tasks) }));
        return [...cases].flatMap(([name, choice]) => {
          const ofWord = [...choice.values()].some((value) => value.ofWord);
          const withOurWords = expectation(oracle, model, choice, everyDifference);
          return sides.flatMap(({ hasOurWords, name: side, workshop }): object[] => {
            const { outcome, rows } =
              hasOurWords || !ofWord
                ? withOurWords
                : expectation(oracle, model, withoutOurWords(choice), everyDifference);
            const actual = workshop.outcome(model, choice);
            if (!meets(actual, outcome)) {
              return [{ name, side, rows, upstreamWithDifferences: outcome, ours: actual }];
            }
            if (isRefused(actual) && rows.length === 0 && isCombined(choice) && (hasOurWords || !ofWord)) {
              return [{ name, side, rows, refusedByBoth: actual.refused, advice: 'mark the value as `alone`' }];
            }
            rows.forEach((row) => shown.add(row));
            return [];
          });
        });
      });
      expect(
        faults.slice(0, 3),
        `${faults.length} differences that no row of docs/differences.md accounts for; here are some`,
      ).toEqual([]);
    });
  }
});

/** True when all values are meant to be rendered, so that the case shows something. */
function isCombined(choice: Choice): boolean {
  const language = choice.get('language')!.language;
  return [...choice.values()].every(
    (value) => !value.alone && (value.language === undefined || value.language === language),
  );
}

describe('docs/differences.md', () => {
  const rows = readRows(readFileSync(join(workspaceRoot, 'docs/differences.md'), 'utf8'));
  const ids = rows.map(({ id }) => id);

  it('has each id once', () => {
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it('has a row for each difference that the cases show', () => {
    expect([...shown].filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('has no row that neither a case nor a name shows', () => {
    const others = rows.filter(({ id }) => !shown.has(id));
    const ofNames = new Set(parity(everything()).flatMap((check) => rowsNaming(check, others)));
    expect(others.map(({ id }) => id).filter((id) => !ofNames.has(id))).toEqual([]);
  });
});

it('has cases for every task of ours that upstream has', () => {
  const isTask = (x: unknown): boolean => typeof x === 'function' && x.prototype instanceof TaskStateBase;
  const both = Object.entries(upstreamTasks)
    .filter(([name, value]) => isTask(value) && name in ours[0]!.tasks && isTask(ours[0]!.tasks[name as never]))
    .map(([name]) => name);
  const untested = both.filter((name) => !models.some(({ className }) => className === name));
  expect(both.length).toBeGreaterThan(0);
  expect(untested).toEqual([]);
});
