import { expect, test } from 'vitest';
import { traceOf } from '../../src/desk/trace';
import type { Trace, TraceStep } from '../../src/desk/trace';
import { HistoryWriter } from './history-writer';

/** Names and ends of steps, with those inside. */
function outline(steps: readonly TraceStep[]): unknown[] {
  return steps.map(({ name, status, attempts }) => {
    const inside = attempts.map(({ branches }) => branches.map((branch) => [branch.status, ...outline(branch.steps)]));
    return inside.some((branches) => branches.length > 0) ? [name, status, inside] : [name, status];
  });
}

test('states in order, with their times', () => {
  const history = new HistoryWriter();
  let at = history.start('{"a":1}');
  at = history.pass('First', at);
  history.wait(500);
  at = history.pass('Second', at);
  history.add('ExecutionSucceeded', at, { output: '{"b":2}' });

  expect(traceOf(history.events)).toMatchObject({
    status: 'succeeded',
    startedAt: 0,
    duration: 550,
    input: '{"a":1}',
    output: '{"b":2}',
    events: 6,
    steps: [
      { name: 'First', type: 'Pass', status: 'succeeded', startedAt: 10, duration: 10, attempts: [] },
      { name: 'Second', type: 'Pass', status: 'succeeded', startedAt: 530, duration: 10, attempts: [] },
    ],
  });
});

test('a history that goes on has a state that runs', () => {
  const history = new HistoryWriter();
  history.enter('Wait', 'Pause', history.start());
  const { status, duration, steps } = traceOf(history.events);
  expect({ status, duration }).toEqual({ status: 'running', duration: undefined });
  expect(outline(steps)).toEqual([['Pause', 'running']]);
});

test('no history at all', () => {
  expect(traceOf([])).toMatchObject({ status: 'running', steps: [], events: 0 });
});

test('a task that was retried has an attempt for each call', () => {
  const history = new HistoryWriter();
  let at = history.enter('Task', 'Charge', history.start());
  at = history.fail(at, 'Busy', 'try later');
  history.wait(2000);
  at = history.succeed(at);
  at = history.exit('Task', 'Charge', at);
  history.add('ExecutionSucceeded', at, {});

  const [step] = traceOf(history.events).steps;
  expect(step).not.toHaveProperty('error');
  expect(step).toMatchObject({
    status: 'succeeded',
    attempts: [
      { status: 'failed', error: 'Busy', cause: 'try later', startedAt: 20, duration: 20, resource: 'lambda:invoke' },
      { status: 'succeeded', startedAt: 2050, duration: 20, arguments: '{"FunctionName":"f"}' },
    ],
  });
});

test('a task that failed and was left was caught', () => {
  const history = new HistoryWriter();
  let at = history.enter('Task', 'Charge', history.start());
  at = history.exit('Task', 'Charge', history.fail(at, 'Declined', 'no money'));
  at = history.pass('Refund', at);
  history.add('ExecutionSucceeded', at, {});

  const { steps } = traceOf(history.events);
  expect(outline(steps)).toEqual([
    ['Charge', 'caught'],
    ['Refund', 'succeeded'],
  ]);
  expect(steps[0]).toMatchObject({ error: 'Declined', cause: 'no money' });
});

test('a task that timed out', () => {
  const history = new HistoryWriter();
  let at = history.enter('Task', 'Charge', history.start());
  at = history.add('TaskScheduled', at, { resourceType: 'sqs', resource: 'sendMessage.waitForTaskToken' });
  at = history.add('TaskTimedOut', at, { error: 'States.Timeout' });
  history.add('ExecutionFailed', at, { error: 'States.Timeout' });

  expect(traceOf(history.events).steps[0]).toMatchObject({
    status: 'failed',
    error: 'States.Timeout',
    attempts: [{ status: 'timedOut', resource: 'sqs:sendMessage.waitForTaskToken' }],
  });
});

test('an expression that failed', () => {
  const history = new HistoryWriter();
  let at = history.enter('Pass', 'Compute', history.start());
  at = history.add('EvaluationFailed', at, { state: 'Compute', error: 'States.QueryEvaluationError', cause: 'bad' });
  history.add('ExecutionFailed', at, { error: 'States.QueryEvaluationError', cause: 'bad' });
  expect(traceOf(history.events).steps[0]).toMatchObject({ status: 'failed', error: 'States.QueryEvaluationError' });
});

test('a state that the execution failed in has its error', () => {
  const history = new HistoryWriter();
  const at = history.enter('Fail', 'Stop', history.start());
  history.add('ExecutionFailed', at, { error: 'Enough', cause: 'really' });
  expect(traceOf(history.events)).toMatchObject({
    status: 'failed',
    error: 'Enough',
    steps: [{ name: 'Stop', status: 'failed', error: 'Enough', cause: 'really' }],
  });
});

test.each([
  ['ExecutionTimedOut', 'timedOut'],
  ['ExecutionAborted', 'aborted'],
])('%s ends what was open', (type, status) => {
  const history = new HistoryWriter();
  const at = history.enter('Wait', 'Pause', history.start());
  history.add(type, at, {});
  const trace = traceOf(history.events);
  expect(trace.status).toBe(status);
  expect(outline(trace.steps)).toEqual([['Pause', status]]);
});

test('branches of a Parallel state, whose events are mixed', () => {
  const history = new HistoryWriter();
  let at = history.enter('Parallel', 'Both', history.start());
  at = history.add('ParallelStateStarted', at);
  const left = history.enter('Pass', 'Left', at);
  const right = history.enter('Pass', 'Right', at);
  const leftDone = history.exit('Pass', 'Left', left);
  const last = history.exit('Pass', 'Right', right);
  history.pass('Left 2', leftDone);
  at = history.exit('Parallel', 'Both', history.add('ParallelStateSucceeded', last));
  at = history.pass('After', at);
  history.add('ExecutionSucceeded', at, {});

  const { steps } = traceOf(history.events);
  expect(outline(steps)).toEqual([
    [
      'Both',
      'succeeded',
      [
        [
          ['succeeded', ['Left', 'succeeded'], ['Left 2', 'succeeded']],
          ['succeeded', ['Right', 'succeeded']],
        ],
      ],
    ],
    ['After', 'succeeded'],
  ]);
  // A branch takes as long as its states, not as long as the other branches.
  expect(steps[0]!.attempts[0]!.branches.map(({ duration }) => duration)).toEqual([50, 20]);
});

test('a branch that failed aborts the others, and was caught', () => {
  const history = new HistoryWriter();
  let at = history.enter('Parallel', 'Both', history.start());
  at = history.add('ParallelStateStarted', at);
  history.enter('Wait', 'Slow', at);
  const failed = history.fail(history.enter('Task', 'Broken', at), 'Oops', 'why');
  at = history.exit('Parallel', 'Both', history.add('ParallelStateFailed', failed));
  history.add('ExecutionSucceeded', at, {});

  const { steps } = traceOf(history.events);
  expect(outline(steps)).toEqual([
    [
      'Both',
      'caught',
      [
        [
          ['aborted', ['Slow', 'aborted']],
          ['failed', ['Broken', 'failed']],
        ],
      ],
    ],
  ]);
  expect(steps[0]).toMatchObject({ error: 'Oops', cause: 'why' });
});

test('a Parallel state that is tried again without saying so', () => {
  const history = new HistoryWriter();
  const entered = history.enter('Parallel', 'Both', history.start());
  const started = history.add('ParallelStateStarted', entered);
  history.fail(history.enter('Task', 'Broken', started), 'Oops');
  const last = history.exit('Task', 'Broken', history.succeed(history.enter('Task', 'Broken', started)));
  const at = history.exit('Parallel', 'Both', history.add('ParallelStateSucceeded', last));
  history.add('ExecutionSucceeded', at, {});
  expect(outline(traceOf(history.events).steps)).toEqual([
    ['Both', 'succeeded', [[['failed', ['Broken', 'failed']]], [['succeeded', ['Broken', 'succeeded']]]]],
  ]);
});

test('iterations of a Map, one after the other as well as at the same time', () => {
  const history = new HistoryWriter();
  let at = history.enter('Map', 'Each', history.start());
  const started = history.add('MapStateStarted', at, { length: 3 });
  const first = history.add('MapIterationStarted', started, { name: 'Each', index: 0 });
  const second = history.add('MapIterationStarted', started, { name: 'Each', index: 1 });
  const secondDone = history.pass('Item', second);
  const firstDone = history.pass('Item', first);
  history.add('MapIterationSucceeded', firstDone, { name: 'Each', index: 0 });
  // The service lets the next iteration follow what freed its place.
  const third = history.add('MapIterationStarted', firstDone, { name: 'Each', index: 2 });
  history.add('MapIterationSucceeded', secondDone, { name: 'Each', index: 1 });
  const thirdDone = history.pass('Item', third);
  history.add('MapIterationSucceeded', thirdDone, { name: 'Each', index: 2 });
  history.add('MapStateSucceeded', thirdDone);
  at = history.exit('Map', 'Each', thirdDone);
  history.add('ExecutionSucceeded', at, {});

  const { steps } = traceOf(history.events);
  const iteration = ['succeeded', ['Item', 'succeeded']];
  expect(outline(steps)).toEqual([['Each', 'succeeded', [[iteration, iteration, iteration]]]]);
  expect(steps[0]!.attempts[0]).toMatchObject({ length: 3, branches: [{ index: 0 }, { index: 1 }, { index: 2 }] });
});

test('a Map inside of a Map', () => {
  const history = new HistoryWriter();
  const outer = history.add('MapStateStarted', history.enter('Map', 'Outer', history.start()), { length: 1 });
  const inOuter = history.add('MapIterationStarted', outer, { name: 'Outer', index: 0 });
  const inner = history.add('MapStateStarted', history.enter('Map', 'Inner', inOuter), { length: 1 });
  const inInner = history.pass('Item', history.add('MapIterationStarted', inner, { name: 'Inner', index: 0 }));
  history.add('MapIterationSucceeded', inInner, { name: 'Inner', index: 0 });
  history.add('MapStateSucceeded', inInner);
  const innerDone = history.exit('Map', 'Inner', inInner);
  history.add('MapIterationSucceeded', innerDone, { name: 'Outer', index: 0 });
  history.add('MapStateSucceeded', innerDone);
  history.add('ExecutionSucceeded', history.exit('Map', 'Outer', innerDone), {});
  expect(outline(traceOf(history.events).steps)).toEqual([
    ['Outer', 'succeeded', [[['succeeded', ['Inner', 'succeeded', [[['succeeded', ['Item', 'succeeded']]]]]]]]],
  ]);
});

test('a Map that was retried, and then caught', () => {
  const history = new HistoryWriter();
  let at = history.enter('Map', 'Each', history.start());
  for (let attempt = 0; attempt < 2; attempt++) {
    const started = history.add('MapStateStarted', at, { length: 1 });
    const iteration = history.add('MapIterationStarted', started, { name: 'Each', index: 0 });
    at = history.enter('Fail', 'Stop', iteration);
    history.add('MapIterationFailed', at, { name: 'Each', index: 0 });
  }
  at = history.add('MapStateFailed', at);
  at = history.exit('Map', 'Each', at, '{"Error":"Enough","Cause":"really"}');
  history.add('ExecutionSucceeded', at, {});

  const { steps } = traceOf(history.events);
  const attempt = [['failed', ['Stop', 'failed']]];
  expect(outline(steps)).toEqual([['Each', 'caught', [attempt, attempt]]]);
  // After a Fail state the history has the error in the output only.
  expect(steps[0]).toMatchObject({
    error: 'Enough',
    cause: 'really',
    attempts: [{ status: 'failed' }, { status: 'failed' }],
  });
});

test('a Map that tolerates failures succeeds', () => {
  const history = new HistoryWriter();
  const started = history.add('MapStateStarted', history.enter('Map', 'Each', history.start()), { length: 1 });
  const iteration = history.add('MapIterationStarted', started, { name: 'Each', index: 0 });
  let at = history.fail(history.enter('Task', 'Work', iteration), 'Oops');
  history.add('MapIterationFailed', at, { name: 'Each', index: 0 });
  at = history.exit('Map', 'Each', history.add('MapStateSucceeded', at));
  history.add('ExecutionSucceeded', at, {});
  expect(outline(traceOf(history.events).steps)).toEqual([['Each', 'succeeded', [[['failed', ['Work', 'failed']]]]]]);
});

test('a distributed Map has its Map Run', () => {
  const history = new HistoryWriter();
  let at = history.add('MapStateStarted', history.enter('Map', 'Each', history.start()), { length: 2 });
  at = history.add('MapRunStarted', at, { mapRunArn: 'arn:run' });
  at = history.add('MapRunFailed', at, { error: 'States.ExceedToleratedFailureThreshold', cause: 'too many' });
  at = history.add('MapStateFailed', at);
  history.add('ExecutionFailed', at, { error: 'States.ExceedToleratedFailureThreshold', cause: 'too many' });
  expect(traceOf(history.events).steps[0]).toMatchObject({
    status: 'failed',
    error: 'States.ExceedToleratedFailureThreshold',
    attempts: [{ status: 'failed', mapRunArn: 'arn:run', length: 2 }],
  });
});

test('a failure deep inside marks all that is around', () => {
  const history = new HistoryWriter();
  const started = history.add('ParallelStateStarted', history.enter('Parallel', 'Both', history.start()));
  const failed = history.fail(history.enter('Task', 'Work', started), 'Oops', 'why');
  history.add('ExecutionFailed', failed, { error: 'Oops', cause: 'why' });
  const trace: Trace = traceOf(history.events);
  expect(outline(trace.steps)).toEqual([['Both', 'failed', [[['failed', ['Work', 'failed']]]]]]);
});

test('variables that a state assigned', () => {
  const history = new HistoryWriter();
  const at = history.enter('Pass', 'Set', history.start());
  history.exit('Pass', 'Set', at);
  history.events.push({
    ...history.events.pop()!,
    stateExitedEventDetails: { name: 'Set', assignedVariables: { n: '1' } },
  });
  expect(traceOf(history.events).steps[0]!.assigned).toEqual({ n: '1' });
});

test('events that do not fit are passed over', () => {
  const history = new HistoryWriter();
  const at = history.start();
  history.exit('Pass', 'Never entered', at);
  history.add('TaskFailed', 99, { error: 'Oops' });
  history.add('MapIterationSucceeded', at, { name: 'Nowhere', index: 0 });
  history.add('MapStateFailed', at);
  history.add('SomethingNew', at);
  history.add('ExecutionSucceeded', at, {});
  expect(traceOf(history.events)).toMatchObject({ status: 'succeeded', steps: [] });
});

test('a Map over 20,000 items takes time in proportion', () => {
  const history = new HistoryWriter();
  const started = history.add('MapStateStarted', history.enter('Map', 'Each', history.start()), { length: 20_000 });
  let at = started;
  for (let index = 0; index < 20_000; index++) {
    at = history.pass('Item', history.add('MapIterationStarted', started, { name: 'Each', index }));
    history.add('MapIterationSucceeded', at, { name: 'Each', index });
  }
  history.add('ExecutionSucceeded', history.exit('Map', 'Each', history.add('MapStateSucceeded', at)), {});
  const before = performance.now();
  expect(traceOf(history.events).steps[0]!.attempts[0]!.branches).toHaveLength(20_000);
  expect(performance.now() - before).toBeLessThan(2000);
});
