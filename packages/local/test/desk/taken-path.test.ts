import { expect, test } from 'vitest';
import { takenPath } from '../../src/desk/taken-path';
import { traceOf } from '../../src/desk/trace';
import { HistoryWriter } from './history-writer';

test('where it went, and where it did not', () => {
  const history = new HistoryWriter();
  let at = history.fail(history.enter('Task', 'Charge', history.start()), 'Declined');
  at = history.pass('Refund', history.exit('Task', 'Charge', at));
  history.add('ExecutionSucceeded', at, {});
  const path = takenPath([traceOf(history.events)]);
  expect(path.states).toEqual(
    new Map([
      ['Charge', { status: 'caught', visits: 1, attempts: 1 }],
      ['Refund', { status: 'succeeded', visits: 1, attempts: 0 }],
    ]),
  );
  expect(path.went('Charge', 'Refund', true)).toBe(true);
  expect(path.went('Charge', 'Refund', false)).toBe(false);
  expect(path.went('Refund', 'Charge', false)).toBe(false);
  expect([path.began('Charge'), path.began('Refund')]).toEqual([true, false]);
  expect([path.ended('Charge'), path.ended('Refund')]).toEqual([false, true]);
});

test('of several visits the worst one counts', () => {
  const history = new HistoryWriter();
  let at = history.pass('Loop', history.start());
  at = history.enter('Fail', 'Loop', at);
  history.add('ExecutionFailed', at, {});
  expect(takenPath([traceOf(history.events)]).states.get('Loop')).toEqual({ status: 'failed', visits: 2, attempts: 0 });
});

test('what child executions did counts too', () => {
  const history = new HistoryWriter();
  history.add('ExecutionSucceeded', history.pass('Item', history.start()), {});
  const trace = traceOf(history.events);
  expect(takenPath([trace, trace]).states.get('Item')?.visits).toBe(2);
});
