import { describe, expect, test } from 'vitest';
import { eventLines, runDefinition } from './run-definition';

const machine = (choice: object, more: object = {}) => ({
  StartAt: 'Choose',
  ...more,
  States: {
    Choose: { Type: 'Choice', ...choice },
    High: { Type: 'Pass', Parameters: { 'high.$': '$' }, End: true },
    Low: { Type: 'Pass', Parameters: { 'low.$': '$' }, End: true },
  },
});

describe('Choice in JSONPath', () => {
  const choice = {
    Choices: [
      { Variable: '$.n', NumericGreaterThan: 10, Next: 'High' },
      { Variable: '$.n', NumericGreaterThan: 5, Next: 'Low' },
    ],
  };

  test.each<[number, unknown]>([
    [11, { high: { n: 11 } }],
    [6, { low: { n: 6 } }],
  ])('takes the first rule that holds for %i', async (n, output) => {
    expect((await runDefinition(machine(choice), { input: { n } })).output).toEqual(output);
  });

  test('takes Default when no rule holds', async () => {
    const run = await runDefinition(machine({ ...choice, Default: 'Low' }), { input: { n: 1 } });
    expect(run.output).toEqual({ low: { n: 1 } });
  });

  test('fails when no rule holds and there is no Default', async () => {
    const run = await runDefinition(machine(choice), { input: { n: 1 } });
    expect(run).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause:
        "An error occurred while executing the state 'Choose' (entered at the event id #2). Failed to transition out of the state. The state does not point to a next state.",
    });
    expect(eventLines(run.history)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 ChoiceStateEntered Choose',
      '3<2 ExecutionFailed',
    ]);
  });

  test('compares inside InputPath, and hands on through OutputPath', async () => {
    const run = await runDefinition(
      machine({
        InputPath: '$.inner',
        OutputPath: '$.n',
        Choices: [{ Variable: '$.n', NumericEquals: 3, Next: 'High' }],
        Default: 'Low',
      }),
      { input: { inner: { n: 3 } } },
    );
    expect(run.output).toEqual({ high: 3 });
  });

  test('assigns what the rule says that was taken', async () => {
    const run = await runDefinition(
      {
        StartAt: 'Choose',
        States: {
          Choose: {
            Type: 'Choice',
            Assign: { by: 'state' },
            Choices: [{ Variable: '$.n', NumericEquals: 3, Assign: { by: 'rule', 'n.$': '$.n' }, Next: 'Read' }],
            Default: 'ReadDefault',
          },
          Read: { Type: 'Pass', Parameters: { 'by.$': '$by', 'n.$': '$n' }, End: true },
          ReadDefault: { Type: 'Pass', Parameters: { 'by.$': '$by' }, End: true },
        },
      },
      { input: { n: 3 } },
    );
    expect(run.output).toEqual({ by: 'rule', n: 3 });
  });
});

describe('Choice in JSONata', () => {
  const jsonata = (choice: object) => ({
    QueryLanguage: 'JSONata',
    StartAt: 'Choose',
    States: {
      Choose: { Type: 'Choice', ...choice },
      High: { Type: 'Pass', Output: { high: '{% $states.input %}' }, End: true },
      Low: { Type: 'Pass', Output: { low: '{% $states.input %}' }, End: true },
    },
  });

  test('takes the first rule that holds, and its output', async () => {
    const definition = jsonata({
      Choices: [
        { Condition: '{% $states.input.n > 10 %}', Next: 'High' },
        { Condition: '{% $states.input.n > 5 %}', Output: '{% $states.input.n * 2 %}', Next: 'Low' },
      ],
      Output: 'none',
      Default: 'High',
    });
    expect((await runDefinition(definition, { input: { n: 7 } })).output).toEqual({ low: 14 });
    expect((await runDefinition(definition, { input: { n: 1 } })).output).toEqual({ high: 'none' });
  });

  test('fails when a condition is neither true nor false', async () => {
    const definition = jsonata({ Choices: [{ Condition: '{% $states.input.n %}', Next: 'High' }], Default: 'Low' });
    const run = await runDefinition(definition, { input: { n: 1 } });
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    expect(run.history.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'ChoiceStateEntered',
      'EvaluationFailed',
      'ExecutionFailed',
    ]);
  });
});
