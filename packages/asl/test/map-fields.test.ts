import { describe, expect, test } from 'vitest';
import type { QueryLanguage } from '../src/state-scope';
import { problemsOf } from './problems-of';

const inner = { StartAt: 'I', States: { I: { Type: 'Succeed' } } };
const map = (state: object, language?: QueryLanguage) =>
  problemsOf({ Type: 'Map', ItemProcessor: inner, End: true, ...state }, { language });
const distributed = { ...inner, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };

describe('the items', () => {
  test.each(['$.items', '$', '$.orders[*].items', '$$.Execution.Input', '$items', null])(
    'may come from %j in JSONPath',
    (ItemsPath) => {
      expect(map({ ItemsPath })).toEqual([]);
    },
  );

  test('come from a path', () => {
    expect(map({ ItemsPath: 'items' })).toEqual([
      "ItemsPath: Value is not a path: A path starts with '$' at position 0 of 'items'",
    ]);
  });

  test.each([[[1, '{% 2 %}']], ['{% $states.input %}'], [{ a: 1 }]])('may be %j in JSONata', (Items) => {
    expect(map({ Items }, 'JSONata')).toEqual([]);
  });

  test.each(['items', 1, null])('are not %j in JSONata', (Items) => {
    expect(map({ Items }, 'JSONata')).toEqual(['Items: Value is not an array, an object or a JSONata expression']);
  });

  test('are looked for expressions at any depth', () => {
    expect(map({ Items: [['{% ( %}']] }, 'JSONata')).toEqual([
      expect.stringMatching(/^Items\/0\/0: Value is not a JSONata expression/),
    ]);
  });
});

test('what each item becomes is a template', () => {
  expect(map({ ItemSelector: { 'a.$': '$$.Map.Item.Value' } })).toEqual([]);
  expect(map({ Parameters: { 'a.$': '$$.Map.Item.Value' } })).toEqual([]);
  expect(map({ ItemSelector: '{% $states.context.Map.Item.Value %}' }, 'JSONata')).toEqual([]);
  expect(map({ ItemSelector: {}, Parameters: {} })).toEqual([
    ': There is more than one of the fields ItemSelector, Parameters',
  ]);
});

describe('a limit', () => {
  test.each([
    ['MaxConcurrency', 0, -1, 'Value is less than 0'],
    ['ToleratedFailureCount', 10, 0.5, 'Value is not a whole number'],
    ['ToleratedFailurePercentage', 0.5, 101, 'Value is more than 100'],
  ])('%s may be %j and not %j', (name, valid, invalid, message) => {
    expect(map({ [name]: valid })).toEqual([]);
    expect(map({ [name]: invalid })).toEqual([`${name}: ${message}`]);
    expect(map({ [name]: '{% 1 %}' }, 'JSONata')).toEqual([]);
    expect(map({ [`${name}Path`]: '$.a' })).toEqual([]);
    expect(map({ [name]: valid, [`${name}Path`]: '$.a' })).toEqual([
      `: There is more than one of the fields ${name}, ${name}Path`,
    ]);
  });
});

describe('a Distributed Map', () => {
  test('says what its executions are', () => {
    expect(map({ ItemProcessor: distributed })).toEqual([]);
    expect(map({ ItemProcessor: { ...inner, ProcessorConfig: { Mode: 'DISTRIBUTED' } } })).toEqual([
      "ItemProcessor/ProcessorConfig: Field 'ExecutionType' is required",
    ]);
  });

  test('may be written with Iterator', () => {
    expect(problemsOf({ Type: 'Map', Iterator: distributed, ItemReader: reader, End: true })).toEqual([]);
  });

  const reader = { Resource: 'arn:aws:states:::s3:getObject' };

  test.each([
    ['ItemReader', reader],
    ['ItemBatcher', { MaxItemsPerBatch: 1 }],
    ['ResultWriter', { Resource: 'arn:aws:states:::s3:putObject' }],
  ])('alone can have %s', (name, value) => {
    expect(map({ ItemProcessor: distributed, [name]: value })).toEqual([]);
    expect(map({ [name]: value })).toEqual([
      `${name}: Only a Map whose ProcessorConfig has the Mode DISTRIBUTED can have this field`,
    ]);
  });

  test('is nothing for an Express workflow', () => {
    const state = { Type: 'Map', ItemProcessor: distributed, End: true };
    expect(problemsOf(state)).toEqual([]);
    expect(problemsOf(state, { type: 'EXPRESS' })).toEqual([
      'ItemProcessor/ProcessorConfig/Mode: An Express workflow cannot have a Distributed Map',
    ]);
  });
});

describe('the states inside', () => {
  const waiting = { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', End: true };
  const inside = (ProcessorConfig: object, type?: 'EXPRESS') =>
    problemsOf(
      { Type: 'Map', ItemProcessor: { ProcessorConfig, StartAt: 'I', States: { I: waiting } }, End: true },
      { type },
    );
  const CANNOT = "ItemProcessor/States/I/Resource: An Express workflow cannot wait for 'sendMessage.waitForTaskToken'";

  test('run in the workflow around them when it is inline', () => {
    expect(inside({ Mode: 'INLINE' })).toEqual([]);
    expect(inside({ Mode: 'INLINE' }, 'EXPRESS')).toEqual([CANNOT]);
  });

  test('run in workflows of their own when it is distributed', () => {
    expect(inside({ Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' })).toEqual([]);
    expect(inside({ Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' })).toEqual([CANNOT]);
  });
});
