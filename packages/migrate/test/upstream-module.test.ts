import { expect, test } from 'vitest';
import { importsFrom, isInsideOfTasks, isTasksModule, mentionsTasks } from '../src/upstream-module';

test.each([
  ['aws-cdk-lib/aws-stepfunctions-tasks', true, false],
  ['@aws-cdk/aws-stepfunctions-tasks', true, false],
  ['aws-cdk-lib/aws-stepfunctions-tasks/lib/lambda/invoke', false, true],
  ['@aws-cdk/aws-stepfunctions-tasks/lib/index', false, true],
  ['aws-cdk-lib/aws-stepfunctions', false, false],
  ['@cdk-sfn/tasks', false, false],
])('%s', (name, isModule, isInside) => {
  expect([isTasksModule(name), isInsideOfTasks(name)]).toEqual([isModule, isInside]);
});

test('what can have anything to do with the tasks', () => {
  expect(mentionsTasks("import { aws_stepfunctions_tasks } from 'aws-cdk-lib';")).toBe(true);
  expect(mentionsTasks("require('@aws-cdk/aws-stepfunctions-tasks')")).toBe(true);
  expect(mentionsTasks("import * as sfn from 'aws-cdk-lib/aws-stepfunctions';")).toBe(false);
});

test('what names a module', () => {
  expect(importsFrom('import "a/b";', 'a/b')).toBe(true);
  expect(importsFrom("import 'a/b/c';", 'a/b')).toBe(true);
  expect(importsFrom("import 'a/b-c'; // a/b", 'a/b')).toBe(false);
});
