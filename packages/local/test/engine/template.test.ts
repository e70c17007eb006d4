import { describe, expect, test } from 'vitest';
import type { TaskCall } from '../../src/engine/task-call';
import { runDefinition } from './run-definition';

const read = async (reader: object, machine: object = {}) => {
  const calls: TaskCall[] = [];
  await runDefinition(
    {
      StartAt: 'Each',
      ...machine,
      States: {
        Each: {
          Type: 'Map',
          ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { InputType: 'JSON' }, ...reader },
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            StartAt: 'Item',
            States: { Item: { Type: 'Pass', End: true } },
          },
          End: true,
        },
      },
    },
    {
      input: { bucket: 'orders' },
      tasks: (call) => {
        calls.push(call);
        return { Body: '[]' };
      },
    },
  );
  return calls.map((call) => call.arguments);
};

describe('a template', () => {
  test('has paths in JSONPath', async () => {
    expect(await read({ Parameters: { 'Bucket.$': '$.bucket', Key: 'k' } })).toEqual([{ Bucket: 'orders', Key: 'k' }]);
  });

  test('has expressions in JSONata', async () => {
    const reader = { Arguments: { Bucket: '{% $states.input.bucket %}', Key: 'k' } };
    expect(await read(reader, { QueryLanguage: 'JSONata' })).toEqual([{ Bucket: 'orders', Key: 'k' }]);
  });
});
