import { expect, test } from 'vitest';
import type { CaseResult } from '../src/run-case.ts';
import { ASPECTS, verdict } from '../src/verdict.ts';

const definition = { StartAt: 'A', States: { A: { Type: 'Succeed' } } };
const remains = { tables: {}, queues: {}, topics: {} };
const result: CaseResult = {
  moto: { status: 'SUCCEEDED', output: { id: '123e4567-e89b-12d3-a456-426614174000', n: 1 }, remains },
  ours: { status: 'SUCCEEDED', output: { id: '00000000-e89b-12d3-a456-426614174000', n: 1 }, remains },
  deployed: definition,
  deployment: {
    template: {
      Resources: {
        Machine: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: { DefinitionString: JSON.stringify(definition) },
        },
      },
    },
    physicalIds: {},
  },
  stateMachine: 'Machine',
};
const ofCase = { name: 'one', stack: 'Stack', stateMachine: 'Machine', input: {} };
const otherOutput: CaseResult = { ...result, ours: { ...result.ours, output: { id: '', n: 2 } } };
const difference = { cases: ['one'], at: 'output.*', moto: '', ours: '', why: '' };

test('what agrees passes in each aspect', () => {
  const { faults, passed } = verdict(ofCase, result, []);

  expect([...faults]).toEqual([]);
  expect(passed).toBe(ASPECTS.length);
});

test('what nothing accounts for is a fault', () => {
  const { faults, passed } = verdict(ofCase, otherOutput, []);

  expect([...faults.keys()]).toEqual(['output']);
  expect(passed).toBe(ASPECTS.length - 1);
});

test('a difference accounts for it, and is shown', () => {
  const { faults, shown } = verdict(ofCase, otherOutput, [difference]);

  expect([...faults]).toEqual([]);
  expect([...shown]).toEqual([difference]);
});

test('a difference that nothing shows is not shown', () => {
  expect([...verdict(ofCase, result, [difference]).shown]).toEqual([]);
});

test('the definition of the template is held against the one that was deployed', () => {
  const { faults } = verdict(ofCase, { ...result, deployed: { ...definition, Comment: 'other' } }, []);

  expect([...faults.keys()]).toEqual(['definition']);
});
