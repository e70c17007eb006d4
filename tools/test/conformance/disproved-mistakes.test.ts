import { expect, test } from 'vitest';
import { disprovedMistakes } from '../../src/conformance/disproved-mistakes.ts';

const reads = (more: object = {}) => ({
  StartAt: 'Make',
  States: {
    Make: { Type: 'Pass', Result: { a: 1 }, Next: 'Read' },
    Read: { Type: 'Pass', InputPath: '$.b', End: true, ...more },
  },
});
const exited = (...names: string[]) =>
  names.map((name) => ({ type: 'PassStateExited', stateExitedEventDetails: { name } }));

test('an execution that went on shows that there was no mistake', () => {
  expect(disprovedMistakes(reads(), exited('Make', 'Read'))).toEqual([
    'missingField /States/Read/InputPath: $.b cannot be there: b is looked for in an object with a and nothing else, but the execution went on',
  ]);
  expect(disprovedMistakes(JSON.stringify(reads()), exited('Make', 'Read'))).toHaveLength(1);
});

test('an execution that failed there, or was caught, shows nothing', () => {
  expect(disprovedMistakes(reads(), exited('Make'))).toEqual([]);
  expect(disprovedMistakes(reads({ Catch: [] }), exited('Make', 'Read'))).toEqual([]);
});
