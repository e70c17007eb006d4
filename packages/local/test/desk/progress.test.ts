import { expect, test } from 'vitest';
import { progressOf } from '../../src/desk/progress';
import { HistoryWriter } from './history-writer';

function linesOf(history: HistoryWriter, children: readonly HistoryWriter[] = []): string[] {
  const lines: string[] = [];
  const tell = progressOf({ write: (line) => lines.push(line) });
  history.events.forEach((event) => tell(event, 'main'));
  children.forEach(({ events }, index) => events.forEach((event) => tell(event, `child ${index}`)));
  return lines;
}

test('what is entered, and what fails', () => {
  const history = new HistoryWriter();
  let at = history.fail(history.enter('Task', 'Charge', history.start()), 'Busy');
  history.wait(2000);
  at = history.pass('After', history.exit('Task', 'Charge', history.fail(at, 'Declined')));
  history.add('ExecutionSucceeded', at, {});
  expect(linesOf(history)).toEqual([
    '    10 ms  → Charge Task\n',
    '    40 ms  ✗ Charge: Busy\n',
    '      2 s  ✗ Charge attempt 2: Declined\n',
    '      2 s  → After Pass\n',
  ]);
});

test('of a Map the first iteration, how far it is, and what fails', () => {
  const history = new HistoryWriter();
  const started = history.add('MapStateStarted', history.enter('Map', 'Each', history.start()), { length: 20 });
  for (let index = 0; index < 20; index++) {
    let at = history.add('MapIterationStarted', started, { name: 'Each', index });
    at = index === 12 ? history.fail(history.enter('Task', 'Item', at), 'Oops') : history.pass('Item', at);
    history.add(index === 12 ? 'MapIterationFailed' : 'MapIterationSucceeded', at, { name: 'Each', index });
  }
  expect(linesOf(history).map((line) => line.trim().replace(/^[\d.]+ m?s +/, ''))).toEqual([
    '→ Each Map',
    '→ Item [0] Pass',
    ...['2', '4', '6', '8', '10', '12'].map((count) => `Each ${count} of 20`),
    '✗ Item [12]: Oops',
    ...['14', '16', '18', '20'].map((count) => `Each ${count} of 20`),
  ]);
});

test('child executions are counted, ever fewer lines', () => {
  const main = new HistoryWriter();
  main.start();
  const children = Array.from({ length: 30 }, () => {
    const child = new HistoryWriter();
    child.add('ExecutionSucceeded', child.start(), {});
    return child;
  });
  const lines = linesOf(main, children);
  expect(lines).toHaveLength(12);
  expect(lines.at(-1)).toBe('     0 ms    30 child executions ended\n');
});

test('a name cannot move the cursor', () => {
  const history = new HistoryWriter();
  history.enter('Pass', 'A\u001b[2J\n', history.start());
  expect(linesOf(history)).toEqual(['    10 ms  → A\\u001b[2J\\n Pass\n']);
});
