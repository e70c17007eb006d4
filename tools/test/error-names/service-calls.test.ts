import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { describedTasks, serviceCalls } from '../../src/error-names/service-calls.ts';
import { listPublicPackages } from '../../src/workspace.ts';

// The CDK prints about its own deprecated props.
beforeAll(() => void vi.stubEnv('JSII_DEPRECATED', 'quiet'));
afterAll(() => void vi.unstubAllEnvs());

test('tasks say what they call, and how it is watched', async () => {
  const packages = listPublicPackages().filter(({ folder }) => ['tasks-batch', 'tasks-dynamodb'].includes(folder));
  const tasks = await describedTasks(packages);
  expect([...new Set(tasks.map(({ className }) => className))].sort()).toEqual([
    'BatchSubmitJob',
    'DynamoDeleteItem',
    'DynamoGetItem',
    'DynamoPutItem',
    'DynamoUpdateItem',
  ]);
  const calls = Object.fromEntries(
    [...serviceCalls(tasks)].map(([service, actions]) => [service, Object.fromEntries(actions)]),
  );
  expect(calls).toEqual({
    batch: { submitJob: ['DescribeJobs'] },
    dynamodb: { getItem: [], putItem: [], updateItem: [], deleteItem: [] },
  });
});
