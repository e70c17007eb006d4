import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LambdaInvoke } from '@cdk-sfn/tasks-lambda';
import { Stack } from 'aws-cdk-lib/core';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as upstream from 'aws-cdk-lib/aws-stepfunctions';
import { expect, test } from 'vitest';
import * as tasks from '../src';

const packages = join(__dirname, '../..');
const folders = readdirSync(packages).filter(
  (folder) => folder.startsWith('tasks-') && existsSync(join(packages, folder, 'package.json')),
);

test('there are packages to pass on', () => {
  expect(folders).toContain('tasks-lambda');
});

test.each(folders)('each value that %s exports is passed on', async (folder) => {
  const exported = (await import(`@cdk-sfn/${folder}`)) as Record<string, unknown>;

  for (const [name, value] of Object.entries(exported)) {
    expect((tasks as Record<string, unknown>)[name], name).toBe(value);
  }
});

test('a task is one of the package that it comes from', () => {
  const stack = new Stack();
  const lambdaFunction = lambda.Function.fromFunctionName(stack, 'Function', 'orders');
  const task = new tasks.LambdaInvoke(stack, 'Invoke', { lambdaFunction });

  expect(task).toBeInstanceOf(LambdaInvoke);
  expect(task).toBeInstanceOf(tasks.TaskStateBase);
  expect(task).toBeInstanceOf(upstream.TaskStateBase);
});
