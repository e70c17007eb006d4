import { expect, test } from 'vitest';
import { findMistakes } from '../src/find-mistakes';

const machine = (state: object, more: object = {}) => ({
  StartAt: 'A',
  States: { A: { End: true, ...state } },
  ...more,
});
const rules = (definition: unknown, type?: 'EXPRESS') =>
  findMistakes(definition, { type }).map(({ location, rule }) => `${rule} ${location}`);

const TASK = { Type: 'Task', Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:f' };
const retry = (...ErrorEquals: string[][]) => ({
  ...TASK,
  Retry: ErrorEquals.map((names) => ({ ErrorEquals: names })),
});

test.each([
  ['a definition that is none', [], 'invalidDefinition /'],
  ['a field that is missing', machine({ Type: 'Wait' }), 'invalidDefinition /States/A'],
  ['States.ALL beside others', machine(retry(['States.ALL', 'Odd'])), 'errorOrder /States/A/Retry/0/ErrorEquals'],
  ['States.ALL before others', machine(retry(['States.ALL'], ['Odd'])), 'errorOrder /States/A/Retry/0/ErrorEquals'],
  [
    'JSONata that does not parse',
    machine({ Type: 'Pass', Output: '{% 1 + %}' }, { QueryLanguage: 'JSONata' }),
    'jsonataSyntax /States/A/Output',
  ],
  [
    'a definition of more than 1 MB',
    JSON.stringify(machine({ Type: 'Pass', Comment: 'x'.repeat(1_048_577) })),
    'definitionSize /',
  ],
])('%s', (_, definition, expected) => {
  expect(rules(definition)).toContain(expected);
});

test.each([
  ['a job', { Type: 'Task', Resource: 'arn:aws:states:::glue:startJobRun.sync' }, 'Resource'],
  ['a callback', { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken' }, 'Resource'],
  ['an activity', { Type: 'Task', Resource: 'arn:aws:states:eu-west-1:123456789012:activity:a' }, 'Resource'],
  [
    'a Distributed Map',
    {
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        StartAt: 'In',
        States: { In: { Type: 'Pass', End: true } },
      },
    },
    'ItemProcessor/ProcessorConfig/Mode',
  ],
])('EXPRESS does not take %s', (_, state, place) => {
  expect(rules(machine(state))).toEqual([]);
  expect(rules(machine(state), 'EXPRESS')).toEqual([`expressPattern /States/A/${place}`]);
});

test.each([
  ['States.ALL alone and last', machine(retry(['Odd'], ['States.ALL']))],
  ['JSONata', machine({ Type: 'Pass', Output: '{% 1 + 1 %}' }, { QueryLanguage: 'JSONata' })],
  [
    'JSONata that deployment completes',
    machine({ Type: 'Pass', Output: '{% 1 + ${Number} %}' }, { QueryLanguage: 'JSONata' }),
  ],
  ['text of JSON', JSON.stringify(machine({ Type: 'Pass' }))],
])('takes %s', (_, definition) => {
  expect(findMistakes(definition)).toEqual([]);
});

test('says each mistake once, with a message', () => {
  const twice = {
    Type: 'Map',
    ItemProcessor: { StartAt: 'In', States: { In: { Type: 'Pass', InputPath: '$.b', End: true } } },
  };
  expect(
    findMistakes({
      StartAt: 'A',
      States: { A: { Type: 'Pass', Result: [{ a: 1 }], Next: 'B' }, B: { ...twice, End: true } },
    }),
  ).toEqual([
    {
      rule: 'missingField',
      message: '$.b cannot be there: b is looked for in an object with a and nothing else',
      fix: 'refer to one of these, or have a state before this one hand it on',
      location: '/States/B/ItemProcessor/States/In/InputPath',
    },
  ]);
});
