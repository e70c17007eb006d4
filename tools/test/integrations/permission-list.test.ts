import { expect, test } from 'vitest';
import { lines, sortedOut } from '../../src/integrations/permission-list.ts';
import type { Grant } from '../../src/integrations/permission-list.ts';

const grant = (action: string, resource: string, ...conditions: string[]): Grant => ({ action, resource, conditions });
const run = grant('x:Run', '<job ARN>');

test('what the plain case grants is always granted', () => {
  expect(sortedOut([[run], [run]])).toEqual({ always: [run], ifUsed: [] });
  expect(sortedOut([])).toEqual({ always: [], ifUsed: [] });
});

test('what other cases grant as well is granted if used, once', () => {
  const decrypt = grant('kms:Decrypt', '<key ARN>');
  expect(sortedOut([[run], [run, decrypt], [run], [run, decrypt]])).toEqual({ always: [run], ifUsed: [decrypt] });
  expect(sortedOut([[], [decrypt]])).toEqual({ always: [], ifUsed: [decrypt] });
});

test('the same action on another resource is not more', () => {
  expect(sortedOut([[run], [grant('x:Run', 'job/<jobName>')]])).toEqual({ always: [run], ifUsed: [] });
});

test('the same action on a further resource is more', () => {
  const further = grant('x:Run', '<other ARN>');
  expect(sortedOut([[run], [run, further]])).toEqual({ always: [run], ifUsed: [further] });
});

test('a line has the actions that are granted on the same resources', () => {
  const grants = [
    run,
    grant('x:Run', '<job ARN>:*'),
    grant('x:Stop', '<job ARN>'),
    grant('x:Stop', '<job ARN>:*'),
    grant('x:List', '*'),
    grant('x:Pass', '<job ARN>', 'iam:PassedToService'),
    grant('x:See', '<job ARN>'),
    grant('x:Run', '<job ARN>'),
  ];
  expect(lines(grants)).toEqual([
    { actions: ['x:Run', 'x:Stop'], resources: ['<job ARN>', '<job ARN>:*'], conditions: [] },
    { actions: ['x:List'], resources: ['*'], conditions: [] },
    { actions: ['x:Pass'], resources: ['<job ARN>'], conditions: ['iam:PassedToService'] },
    { actions: ['x:See'], resources: ['<job ARN>'], conditions: [] },
  ]);
});
