import { expect, test } from 'vitest';
import type { State } from '../../src/demo/definition.ts';
import { machineProblems } from '../../src/demo/machine-problems.ts';

const problemsOf = (States: Record<string, State>) =>
  machineProblems({ name: 'Orders', definition: { StartAt: 'A', States } });

const task = { Type: 'Task', Resource: '${Pay1A2B3C4D.Arn}', Next: 'B' };

test('a valid machine has no problems, whatever deployment fills in', () => {
  expect(problemsOf({ A: task, B: { Type: 'Succeed' } })).toEqual([]);
});

test('a state that goes nowhere is a problem', () => {
  expect(problemsOf({ A: task })).toContain("MISSING_TRANSITION_TARGET: Missing 'StartAt'|'Next'|'Default' target: B");
});

test('a resource that is no ARN is a problem', () => {
  expect(problemsOf({ A: { ...task, Resource: 'pay' }, B: { Type: 'Succeed' } })).toEqual([
    expect.stringContaining('SCHEMA_VALIDATION_FAILED'),
  ]);
});
