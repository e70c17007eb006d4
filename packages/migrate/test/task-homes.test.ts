import * as upstream from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { expect, test } from 'vitest';
import { GONE_NAMES } from '../src/gone-names';
import { TASK_HOMES } from '../src/task-homes';

// That each is where the table has it is for `pnpm task-homes`.
const values = Object.values(TASK_HOMES).flatMap((home) => home.values);
const types = Object.values(TASK_HOMES).flatMap((home) => home.types);

test('every name has one home', () => {
  expect(new Set([...values, ...types]).size).toBe(values.length + types.length);
  expect(types.length).toBeGreaterThan(100);
});

test('every value of upstream has a home', () => {
  expect(Object.keys(upstream).filter((name) => !values.includes(name) && !(name in GONE_NAMES))).toEqual([]);
});
