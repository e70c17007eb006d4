import { expect, test } from 'vitest';
import { traceOf } from '../../src/desk/trace';
import { traceText } from '../../src/desk/trace-text';
import type { TraceTextOptions } from '../../src/desk/trace-text';
import { HistoryWriter } from './history-writer';

function textOf({ events }: HistoryWriter, options?: TraceTextOptions): string {
  return traceText(traceOf(events), options);
}

test('a line a state, and the result below', () => {
  const history = new HistoryWriter();
  let at = history.pass('First', history.start());
  history.wait(2500);
  at = history.pass('A longer name', at);
  history.add('ExecutionSucceeded', at, { output: '{"b":2}' });
  expect(textOf(history)).toBe(`\
✓ First          Pass        10 ms
✓ A longer name  Pass        10 ms

The execution succeeded after 2.5 s, 6 events
  output {"b":2}
`);
});

test('attempts, with the time between them', () => {
  const history = new HistoryWriter();
  let at = history.fail(history.enter('Task', 'Charge', history.start()), 'Busy', 'try later');
  history.wait(3000);
  at = history.exit('Task', 'Charge', history.succeed(at));
  history.add('ExecutionSucceeded', at, {});
  expect(textOf(history)).toBe(`\
✓ Charge  Task          3 s  lambda:invoke  2 attempts
  ✗ attempt 1: Busy: try later
  ✓ attempt 2, 3 s later: succeeded

The execution succeeded after 3 s, 10 events
`);
});

test('an error that was caught stands below its state', () => {
  const history = new HistoryWriter();
  let at = history.fail(history.enter('Task', 'Charge', history.start()), 'Declined', 'no money');
  at = history.pass('Refund', history.exit('Task', 'Charge', at));
  history.add('ExecutionSucceeded', at, {});
  expect(textOf(history)).toBe(`\
! Charge  Task        40 ms  lambda:invoke  caught
  Declined: no money
✓ Refund  Pass        10 ms

The execution succeeded after 80 ms, 9 events
`);
});

test('an error that ended the execution has its cause at the end', () => {
  const history = new HistoryWriter();
  const at = history.fail(history.enter('Task', 'Charge', history.start()), 'Declined', 'no money');
  history.add('ExecutionFailed', at, { error: 'Declined', cause: 'no money' });
  expect(textOf(history)).toBe(`\
✗ Charge  Task        40 ms  lambda:invoke  Declined

The execution failed after 50 ms, 6 events
  Declined: no money
`);
});

test('functions and activities by their names', () => {
  const history = new HistoryWriter();
  let at = history.enter('Task', 'Call', history.start());
  at = history.add('LambdaFunctionScheduled', at, { resource: 'arn:aws:lambda:eu-west-1:123456789012:function:pay' });
  at = history.exit('Task', 'Call', history.add('LambdaFunctionSucceeded', at, { output: '1' }));
  at = history.enter('Task', 'Work', at);
  at = history.add('ActivityScheduled', at, { resource: 'arn:aws:states:eu-west-1:123456789012:activity:sign' });
  history.add('ActivitySucceeded', at, { output: '1' });
  expect(textOf(history)).toBe(`\
✓ Call  Task        30 ms  lambda:pay
… Work  Task               activity:sign

The execution still runs, 8 events
`);
});

test('branches stand below their state', () => {
  const history = new HistoryWriter();
  const started = history.add('ParallelStateStarted', history.enter('Parallel', 'Both', history.start()));
  history.pass('Left', started);
  const last = history.pass('Right', started);
  const at = history.exit('Parallel', 'Both', history.add('ParallelStateSucceeded', last));
  history.add('ExecutionSucceeded', at, {});
  expect(textOf(history)).toBe(`\
✓ Both       Parallel    70 ms
  branch 1  10 ms
    ✓ Left   Pass        10 ms
  branch 2  10 ms
    ✓ Right  Pass        10 ms

The execution succeeded after 90 ms, 10 events
`);
});

function mapOf(length: number, failing: readonly number[]): HistoryWriter {
  const history = new HistoryWriter();
  const started = history.add('MapStateStarted', history.enter('Map', 'Each', history.start()), { length });
  let at = started;
  for (let index = 0; index < length; index++) {
    at = history.add('MapIterationStarted', started, { name: 'Each', index });
    if (failing.includes(index)) {
      at = history.fail(history.enter('Task', 'Item', at), 'Oops', `of ${index}`);
      history.add('MapIterationFailed', at, { name: 'Each', index });
    } else {
      at = history.pass('Item', at);
      history.add('MapIterationSucceeded', at, { name: 'Each', index });
    }
  }
  at = history.exit('Map', 'Each', history.add('MapStateSucceeded', at));
  history.add('ExecutionSucceeded', at, {});
  return history;
}

test('of many iterations the first ones and those that failed', () => {
  expect(textOf(mapOf(1200, [700]), { iterations: 1 })).toBe(
    `\
✓ Each      Map          48 s  1,200 items
  [0]  30 ms
    ✓ Item  Pass        10 ms
  … 699 more
  [700]  50 ms
    ✗ Item  Task        40 ms  lambda:invoke
      Oops: of 700
  … 499 more
  in all: 1,199 succeeded, 1 failed

The execution succeeded after 48 s, 4,808 events
`,
  );
});

test('of a few iterations all', () => {
  expect(textOf(mapOf(2, []))).toBe(`\
✓ Each      Map        110 ms  2 items
  [0]  30 ms
    ✓ Item  Pass        10 ms
  [1]  30 ms
    ✓ Item  Pass        10 ms

The execution succeeded after 130 ms, 14 events
`);
});

test('inputs, arguments, results and variables on request', () => {
  const history = new HistoryWriter();
  let at = history.enter('Task', 'Charge', history.start('{"a":1}'), '{"a":1}');
  at = history.succeed(at, '{"paid":true}');
  history.exit('Task', 'Charge', at);
  history.events.push({
    ...history.events.pop()!,
    stateExitedEventDetails: { name: 'Charge', output: '{"paid":true}', assignedVariables: { total: '7' } },
  });
  history.add('ExecutionSucceeded', at, { output: '{"paid":true}' });
  expect(textOf(history, { io: true })).toBe(`\
  input {"a":1}
✓ Charge  Task        40 ms  lambda:invoke
    input {"a":1}
    sent {"FunctionName":"f"}
    output {"paid":true}
    $total 7

The execution succeeded after 60 ms, 7 events
  output {"paid":true}
`);
});

test('long values are cut', () => {
  const history = new HistoryWriter();
  history.add('ExecutionSucceeded', history.start(), { output: `"${'x'.repeat(2000)}"` });
  expect(textOf(history, { characters: 5 })).toContain('  output "xxxx… (1,997 more characters)\n');
});

test('what a name or a cause would do to the terminal is written out', () => {
  const history = new HistoryWriter();
  const at = history.enter('Fail', 'Bad\u001b[2J', history.start());
  history.add('ExecutionFailed', at, { error: 'E\u0007', cause: 'line\nline' });
  expect(textOf(history)).toBe(`\
✗ Bad\\u001b[2J  Fail        10 ms  E\\u0007

The execution failed after 20 ms, 3 events
  E\\u0007: line\\nline
`);
});

test('colours on request', () => {
  const history = new HistoryWriter();
  history.add('ExecutionSucceeded', history.pass('First', history.start()), {});
  expect(textOf(history, { coloured: true })).toContain('\u001b[32m✓\u001b[39m \u001b[1mFirst\u001b[22m');
  expect(textOf(history)).not.toContain('\u001b');
});

test('what is nested too deep is left out', () => {
  const history = new HistoryWriter();
  let at = history.start();
  for (let level = 0; level < 1000; level++) {
    at = history.add('ParallelStateStarted', history.enter('Parallel', `Level ${level}`, at));
  }
  const text = textOf(history);
  expect(text).toContain('… deeper than 40 levels');
  expect(text).not.toContain('Level 41');
});

test('child executions are counted, and those that failed are shown', () => {
  const main = new HistoryWriter();
  main.add('ExecutionSucceeded', main.pass('Each', main.start()), {});
  const well = new HistoryWriter();
  well.add('ExecutionSucceeded', well.pass('Item', well.start()), {});
  const broken = new HistoryWriter();
  broken.add('ExecutionFailed', broken.enter('Fail', 'Stop', broken.start()), { error: 'Oops', cause: 'why' });
  expect(textOf(main, { children: [traceOf(well.events), traceOf(broken.events)] })).toBe(`\
✓ Each  Pass        10 ms

2 child executions: 1 succeeded, 1 failed
  ✗ Stop  Fail        10 ms
    Oops: why

The execution succeeded after 30 ms, 4 events
`);
});

test('long times stand below each other', () => {
  const history = new HistoryWriter();
  let at = history.enter('Wait', 'Pause', history.start());
  history.wait(250_000);
  at = history.pass('After', history.exit('Wait', 'Pause', at));
  history.add('ExecutionSucceeded', at, {});
  expect(textOf(history)).toContain(`\
✓ Pause  Wait      4 min 10 s
✓ After  Pass           10 ms
`);
});
