import { expect, test } from 'vitest';
import { TraceBuilder } from '../../src/desk/trace-builder';
import type { TraceFocus } from '../../src/desk/trace-builder';
import { HistoryWriter } from './history-writer';

/** What each event of a history was about: its type, the state, the branch, the depth and the time. */
function foci(history: HistoryWriter): unknown[] {
  const builder = new TraceBuilder();
  return history.events.map((event) => {
    const { step, branch, depth, at }: TraceFocus = builder.add(event);
    return [event.type, step?.name, branch && `${branch.kind} ${branch.index}`, depth, at];
  });
}

test('an event is about the state that it is in', () => {
  const history = new HistoryWriter();
  const at = history.pass('First', history.start());
  history.add('ExecutionSucceeded', at, {});

  expect(foci(history)).toEqual([
    ['ExecutionStarted', undefined, undefined, 0, 0],
    ['PassStateEntered', 'First', undefined, 0, 10],
    ['PassStateExited', 'First', undefined, 0, 20],
    ['ExecutionSucceeded', undefined, undefined, 0, 30],
  ]);
});

test('iterations that take turns are told apart by what came before in each', () => {
  const history = new HistoryWriter();
  const map = history.add('MapStateStarted', history.enter('Map', 'Each', history.start()), { length: 2 });
  const first = history.add('MapIterationStarted', map, { name: 'Each', index: 0 });
  const second = history.add('MapIterationStarted', map, { name: 'Each', index: 1 });
  const inFirst = history.enter('Wait', 'Pause', first);
  const inSecond = history.enter('Wait', 'Pause', second);
  history.exit('Wait', 'Pause', inFirst);
  history.exit('Wait', 'Pause', inSecond);

  expect(foci(history).slice(3)).toEqual([
    ['MapIterationStarted', undefined, 'iteration 0', 1, 30],
    ['MapIterationStarted', undefined, 'iteration 1', 1, 40],
    ['WaitStateEntered', 'Pause', 'iteration 0', 1, 50],
    ['WaitStateEntered', 'Pause', 'iteration 1', 1, 60],
    ['WaitStateExited', 'Pause', 'iteration 0', 1, 70],
    ['WaitStateExited', 'Pause', 'iteration 1', 1, 80],
  ]);
});

test('a state in two states is two deep', () => {
  const history = new HistoryWriter();
  const outer = history.add('ParallelStateStarted', history.enter('Parallel', 'Both', history.start()));
  const map = history.add('MapStateStarted', history.enter('Map', 'Each', outer), { length: 1 });
  history.pass('Inner', history.add('MapIterationStarted', map, { name: 'Each', index: 0 }));

  expect(foci(history).at(-1)).toEqual(['PassStateExited', 'Inner', 'iteration 0', 2, 70]);
});

test('an event whose predecessor is unknown is where the one before it was', () => {
  const history = new HistoryWriter();
  history.enter('Task', 'Charge', history.start());
  history.add('TaskScheduled', 900, { resourceType: 'lambda', resource: 'invoke' });

  expect(foci(history).at(-1)).toEqual(['TaskScheduled', 'Charge', undefined, 0, 20]);
});

test('what is known grows with each event', () => {
  const history = new HistoryWriter();
  const charge = history.enter('Task', 'Charge', history.start());
  history.exit('Task', 'Charge', history.succeed(charge));
  const builder = new TraceBuilder();
  const known = history.events.map((event) => {
    builder.add(event);
    const { events, steps } = builder.trace();
    return [events, steps[0]?.status, steps[0]?.attempts[0]?.status];
  });

  expect(known).toEqual([
    [1, undefined, undefined],
    [2, 'running', undefined],
    [3, 'running', 'running'],
    [4, 'running', 'running'],
    [5, 'running', 'succeeded'],
    [6, 'succeeded', 'succeeded'],
  ]);
});
