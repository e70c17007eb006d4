import { describe, expect, test } from 'vitest';
import { compileStateMachine, InvalidDefinition } from '../../src/engine/state-machine';
import type { Json } from '../../src/json';
import { runDefinition } from './run-definition';

const pass = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };

describe('a definition', () => {
  test('is refused with everything that is wrong with it', () => {
    const wrong = { StartAt: 'A', States: { A: { Type: 'Pass', InputPath: '$[', Next: 'B' } } };
    const compile = () => compileStateMachine(wrong);
    expect(compile).toThrow(InvalidDefinition);
    expect(compile).toThrow(/^AWS Step Functions would not take this definition:\n {2}\/States\/A.*\n {2}\/States\/A/);
  });

  test('has a type, which is STANDARD unless it is said', () => {
    expect(compileStateMachine(pass).type).toBe('STANDARD');
    expect(compileStateMachine(pass, 'EXPRESS').type).toBe('EXPRESS');
  });

  test('may have a time-out', () => {
    expect(compileStateMachine(pass).timeoutSeconds).toBeUndefined();
    expect(compileStateMachine({ ...pass, TimeoutSeconds: 60 }).timeoutSeconds).toBe(60);
  });

  test('may be text', async () => {
    expect((await runDefinition(JSON.stringify(pass), { input: 1 })).output).toBe(1);
    expect(() => compileStateMachine('{')).toThrow(InvalidDefinition);
  });

  test('runs any number of times, with nothing left of the run before', async () => {
    const definition = {
      StartAt: 'Check',
      States: {
        Check: {
          Type: 'Pass',
          QueryLanguage: 'JSONata',
          Output: '{% $exists($seen) %}',
          Assign: { seen: true },
          End: true,
        },
      },
    };
    expect((await runDefinition(definition)).output).toBe(false);
    expect((await runDefinition(definition)).output).toBe(false);
  });

  test('stays as it is', async () => {
    const definition = {
      StartAt: 'A',
      States: { A: { Type: 'Pass', Result: { list: [1] }, ResultPath: '$.r', Assign: { 'v.$': '$.list' }, End: true } },
    };
    const before = JSON.stringify(definition);
    await runDefinition(definition);
    expect(JSON.stringify(definition)).toBe(before);
  });
});

describe('the query language', () => {
  test('of a machine is that of the states in its branches', async () => {
    const definition = {
      QueryLanguage: 'JSONata',
      StartAt: 'Both',
      States: {
        Both: {
          Type: 'Parallel',
          Branches: [{ StartAt: 'B', States: { B: { Type: 'Pass', Output: '{% $states.input + 1 %}', End: true } } }],
          End: true,
        },
      },
    };
    expect((await runDefinition(definition, { input: 1 })).output).toEqual([2]);
  });

  test('of a state is not that of the states in it', async () => {
    const definition = {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          QueryLanguage: 'JSONata',
          Items: '{% [$states.input] %}',
          ItemProcessor: {
            StartAt: 'B',
            States: { B: { Type: 'Pass', Parameters: { 'v.$': '$' }, End: true } },
          },
          End: true,
        },
      },
    };
    expect((await runDefinition(definition, { input: 1 })).output).toEqual([{ v: 1 }]);
  });
});

test('an invalid definition is known whichever copy of the package found it', () => {
  const problems = [{ location: '', message: 'wrong', code: 'X' }] as never;
  expect(InvalidDefinition.isInvalidDefinition(new InvalidDefinition(problems))).toBe(true);
  expect(InvalidDefinition.isInvalidDefinition({ [Symbol.for('@cdk-sfn/local.InvalidDefinition')]: true })).toBe(true);
  expect(InvalidDefinition.isInvalidDefinition(new Error('wrong'))).toBe(false);
  expect(new InvalidDefinition(problems).message).toBe(
    'AWS Step Functions would not take this definition:\n  /: wrong',
  );
});

test.each([['__proto__'], ['constructor'], ['toString'], ['hasOwnProperty']])(
  'states, variables and keys may be named %s',
  async (name) => {
    const key = JSON.stringify(name);
    const text = `{
      "StartAt": ${key},
      "States": {
        ${key}: { "Type": "Pass", "Assign": { "${name}.$": "$.${name}" }, "Next": "Read" },
        "Read": { "Type": "Pass", "Parameters": { "${name}.$": "$${name}" }, "ResultPath": "$.${name}", "End": true }
      }
    }`;
    const run = await runDefinition(JSON.parse(text), { input: JSON.parse(`{${key}:{"x":1}}`) as Json });
    expect(JSON.stringify(run.output)).toBe(`{${key}:{${key}:{"x":1}}}`);
    expect(run.history[1]?.stateEnteredEventDetails?.name).toBe(name);
  },
);
