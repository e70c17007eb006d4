import { expect, test } from 'vitest';
import { accountsFor } from '../src/difference.ts';

const difference = (at: string) => ({ cases: ['one'], at, moto: '', ours: '', why: '' });
const at = (...path: string[]) => ({ path, moto: 1, ours: 2 });

test.each([
  ['output.a', ['output', 'a']],
  ['output.*', ['output', 'a']],
  ['output.**', ['output', 'a', 'b']],
  ['output.**', ['output']],
  ['**', ['status']],
  ['queues.*.*.body', ['queues', 'Queue', '0', 'body']],
])('%s accounts for %j', (pattern, path) => {
  expect(accountsFor(difference(pattern), 'one', at(...path))).toBe(true);
});

test.each([
  ['output.a', ['output', 'b']],
  ['output', ['output', 'a']],
  ['output.*', ['output']],
  ['queues.*.*.body', ['queues', 'Queue', '0', 'content']],
])('%s does not account for %j', (pattern, path) => {
  expect(accountsFor(difference(pattern), 'one', at(...path))).toBe(false);
});

test('a difference is for the cases that it names', () => {
  expect(accountsFor(difference('**'), 'another', at('status'))).toBe(false);
});
