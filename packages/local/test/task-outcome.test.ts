import { expect, test } from 'vitest';
import { simulate } from '../src/simulate';
import { asJson, fail, neverEnds, ok } from '../src/task-outcome';
import type { TaskOutcome } from '../src/task-outcome';

/** Runs one task that waits for a token, with the given time-outs. */
function outcomeOf(outcome: TaskOutcome, timeouts: object = {}) {
  const Ask = {
    Type: 'Task',
    Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    Parameters: { 'MessageBody.$': '$$.Task.Token' },
    End: true,
    ...timeouts,
  };
  return simulate({ StartAt: 'Ask', States: { Ask } }, { tasks: { Ask: outcome } });
}

test('ok succeeds, with nothing else given an empty object', async () => {
  expect((await outcomeOf(ok({ a: 1 }))).output).toEqual({ a: 1 });
  expect((await outcomeOf(ok())).output).toEqual({});
});

test.each([
  [fail('Busy'), undefined],
  [fail('Busy', 'why'), 'why'],
  [fail('Busy', { why: 1 }), '{"why":1}'],
])('fail fails with a name and the text of a cause', async (outcome, cause) => {
  expect(await outcomeOf(outcome)).toMatchObject({ status: 'FAILED', error: 'Busy', cause });
});

test('the service takes the call before it ends', async () => {
  for (const outcome of [ok(), fail('Busy'), neverEnds()]) {
    const { history } = await outcomeOf(outcome, { TimeoutSeconds: 60 });

    expect(history.map(({ type }) => type)).toContain('TaskSubmitted');
  }
});

test('an outcome may come later, by the clock of the execution', async () => {
  expect((await outcomeOf(ok().after(3600))).seconds).toBe(3600);
  expect(await outcomeOf(fail('Busy').after(30))).toMatchObject({ error: 'Busy', seconds: 30 });
});

test('a later outcome needs heartbeats where the state asks for them', async () => {
  const heartbeats = { HeartbeatSeconds: 10 };

  expect(await outcomeOf(ok().after(60), heartbeats)).toMatchObject({ error: 'States.Timeout', seconds: 10 });
  expect(await outcomeOf(ok().after(60, { heartbeatSeconds: 9 }), heartbeats)).toMatchObject({
    status: 'SUCCEEDED',
    seconds: 60,
  });
});

test('what never ends is ended by the time-out of the state', async () => {
  expect(await outcomeOf(neverEnds(), { TimeoutSeconds: 5 })).toMatchObject({ error: 'States.Timeout', seconds: 5 });
});

test('an output is what JSON carries, and a copy', async () => {
  const output = { at: new Date(0), none: undefined, list: [1] };
  const outcome = ok(output);
  output.list.push(2);

  expect((await outcomeOf(outcome)).output).toEqual({ at: '1970-01-01T00:00:00.000Z', list: [1] });
  expect(asJson(undefined)).toBe(null);
});
