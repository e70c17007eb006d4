import { expect, test } from 'vitest';
import type { ParityCheck } from '../../src/parity/parity.ts';
import { parityReport, rowsNaming } from '../../src/parity/parity-report.ts';

const check = (name: string, owner: string | undefined, ...problems: string[]): ParityCheck => ({
  name,
  problems,
  package: owner,
  from: 'upstream',
});
const row = (id: string, input: string) => ({ id, cells: [input, 'there', 'not there', 'why'] });

test('sums up by package', () => {
  const checks = [
    check('Run', 'tasks-b'),
    check('Send', 'tasks-a'),
    check('SendProps', 'tasks-a'),
    check('SendProps.size', 'tasks-a', 'is missing'),
    { ...check('Old', 'tasks-a'), from: 'yesterday' },
    check('Lost', undefined, 'belongs to no package'),
  ];
  const { summary, ...rest } = parityReport(checks, []);
  expect(summary).toEqual([
    '            as in      names  by a row  gaps',
    'no package  upstream       0         0     1',
    'tasks-a     upstream       2         0     1',
    'tasks-a     yesterday      1         0     0',
    'tasks-b     upstream       1         0     0',
  ]);
  expect(rest).toEqual({
    gaps: ['tasks-a: SendProps.size is missing', 'no package: Lost belongs to no package'],
    passed: 4,
    failed: 2,
  });
});

test('a gap that has a row is on purpose', () => {
  const checks = [check('Task.ID', 'tasks-a', 'is missing')];
  const { summary, ...rest } = parityReport(checks, [row('no-id', '`Task.ID`, `Other.ID`')]);
  expect(summary).toEqual(['         as in     names  by a row  gaps', 'tasks-a  upstream      0         1     0']);
  expect(rest).toEqual({ gaps: [], passed: 1, failed: 0 });
});

test.each(['Task.ID', '`Task.IDs`', '`Task.ID.x`', '`new Task.ID`', 'another'])(
  'a row about %s is not about Task.ID',
  (input) => {
    const { failed } = parityReport([check('Task.ID', 'tasks-a', 'is missing')], [row('some-row', input)]);
    expect(failed).toBe(1);
  },
);

test('a row is needed for a gap only', () => {
  const rows = [row('no-id', 'takes `Task.ID`')];
  expect(rowsNaming(check('Task.ID', 'tasks-a', 'is missing'), rows)).toEqual(['no-id']);
  expect(rowsNaming(check('Task.ID', 'tasks-a'), rows)).toEqual([]);
});
