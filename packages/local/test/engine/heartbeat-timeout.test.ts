import { expect, test } from 'vitest';
import { HeartbeatTimeout, matchedName } from '../../src/engine/heartbeat-timeout';
import { TaskFailure } from '../../src/engine/task-call';

test('a missing heartbeat is a time-out in the history, and has its own name for Retry and Catch', () => {
  const timeout = new HeartbeatTimeout();
  expect(TaskFailure.isTaskFailure(timeout)).toBe(true);
  expect(timeout.error).toBe('States.Timeout');
  expect(matchedName(timeout)).toBe('States.HeartbeatTimeout');
});

test.each([['States.Timeout'], ['Busy'], [undefined]])('another failure is matched by its name: %s', (error) => {
  expect(matchedName(new TaskFailure(error))).toBe(error);
});
