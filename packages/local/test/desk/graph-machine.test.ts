import { expect, test } from 'vitest';
import { graphMachine } from '../../src/desk/graph-machine';
import type { JsonObject } from '../../src/json';

const pass = { Type: 'Pass', End: true };

function noteOf(state: JsonObject): string | undefined {
  return graphMachine({ StartAt: 'A', States: { A: state } }).states[0]!.note;
}

test('states and the ways between them', () => {
  expect(graphMachine({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: pass } })).toEqual({
    startAt: 'A',
    states: [
      { name: 'A', type: 'Pass', isEnd: false, scopes: [], note: undefined },
      { name: 'B', type: 'Pass', isEnd: true, scopes: [], note: undefined },
    ],
    edges: [{ from: 'A', to: 'B', kind: 'next', labels: [] }],
  });
});

test('rules of a choice that lead to the same state are one way', () => {
  const choice = {
    Type: 'Choice',
    Choices: [
      { Variable: '$.a', IsNull: true, Next: 'B' },
      { Variable: '$.b', IsNull: true, Next: 'C' },
    ],
    Default: 'B',
  };
  expect(graphMachine({ StartAt: 'A', States: { A: choice, B: pass, C: pass } }).edges).toEqual([
    { from: 'A', to: 'B', kind: 'choice', labels: ['$.a is null', 'otherwise'] },
    { from: 'A', to: 'C', kind: 'choice', labels: ['$.b is null'] },
  ]);
});

test('what is caught has the names of the errors', () => {
  const task = {
    ...pass,
    Catch: [
      { ErrorEquals: ['Busy', 'States.Timeout'], Next: 'B' },
      { ErrorEquals: ['States.ALL'], Next: 'B' },
    ],
  };
  expect(graphMachine({ StartAt: 'A', States: { A: task, B: pass } }).edges).toEqual([
    { from: 'A', to: 'B', kind: 'catch', labels: ['Busy, States.Timeout', 'any error'] },
  ]);
});

test('branches, and what a Map runs', () => {
  const inner = { StartAt: 'I', States: { I: pass } };
  const { states } = graphMachine({
    StartAt: 'P',
    States: {
      P: { Type: 'Parallel', Branches: [inner, inner], End: true },
      M: { Type: 'Map', ItemProcessor: inner, End: true },
      L: { Type: 'Map', Iterator: inner, End: true },
    },
  });
  expect(states.map(({ scopes }) => scopes.map(({ startAt }) => startAt))).toEqual([['I', 'I'], ['I'], ['I']]);
});

test.each<[JsonObject, string | undefined]>([
  [{ Type: 'Task', Resource: 'arn:aws:states:::dynamodb:putItem' }, 'dynamodb:putItem'],
  [{ Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:s3:getObject' }, 's3:getObject'],
  [{ Type: 'Task', Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:pay' }, 'lambda pay'],
  [{ Type: 'Task', Resource: 'arn:aws:states:eu-west-1:123456789012:activity:sign' }, 'activity sign'],
  [{ Type: 'Wait', Seconds: 30 }, '30 s'],
  [{ Type: 'Wait', SecondsPath: '$.s' }, 'seconds in $.s'],
  [{ Type: 'Wait', Timestamp: '{% $t %}' }, 'until $t'],
  [{ Type: 'Fail', Error: 'Enough' }, 'Enough'],
  [
    { Type: 'Map', ItemProcessor: { StartAt: 'I', States: {}, ProcessorConfig: { Mode: 'DISTRIBUTED' } } },
    'distributed',
  ],
  [{ Type: 'Pass' }, undefined],
])('the note of %j', (state, note) => {
  expect(noteOf(state)).toBe(note);
});

test.each([[{}], [{ StartAt: 'A' }], [{ StartAt: 1, States: {} }]])('%j is no definition', (definition) => {
  expect(() => graphMachine(definition)).toThrow('This is no definition of a state machine');
});

test('a way to a state that is not there is left out', () => {
  expect(graphMachine({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'toString' } } }).edges).toEqual([]);
});

test.each([
  [30, undefined],
  [31, 'The state machine is nested more than 30 levels deep: that is too deep to draw.'],
  [5000, 'The state machine is nested more than 30 levels deep: that is too deep to draw.'],
])('%d levels', (levels, problem) => {
  let definition: JsonObject = { StartAt: 'A', States: { A: pass } };
  for (let level = 0; level < levels; level++) {
    definition = { StartAt: 'A', States: { A: { Type: 'Parallel', Branches: [definition], End: true } } };
  }
  const draw = () => graphMachine(definition);
  if (problem === undefined) {
    expect(draw).not.toThrow();
  } else {
    expect(draw).toThrow(problem);
  }
});

test('too many states', () => {
  const states = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`S${index}`, pass]));
  expect(() => graphMachine({ StartAt: 'S0', States: states })).toThrow(
    'The state machine has more than 1000 states: that is too many to draw.',
  );
});
