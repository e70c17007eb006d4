import { describe, expect, it } from 'vitest';

const { recordedObject } = (await import(new URL('../recorded-object.mjs', import.meta.url).href)) as {
  recordedObject: (call: { stateName: string; resource?: string }, record: object) => unknown;
};

const GET = 'arn:aws:states:::s3:getObject';
const LIST = 'arn:aws:states:::s3:listObjectsV2';

function record(map: object, ...events: object[]) {
  return { definition: { States: { Map: { Type: 'Map', ...map } } }, recorded: { events } };
}

const exited = (output: unknown) => ({ stateExitedEventDetails: { name: 'Map', output: JSON.stringify(output) } });
const reader = (config: object) => ({ ItemReader: { ReaderConfig: config } });

describe('object that a recorded Map Run read', () => {
  it('is JSON', () => {
    const read = recordedObject(
      { stateName: 'Map', resource: GET },
      record(reader({ InputType: 'JSON' }), exited([1, 2])),
    );

    expect(read).toEqual({ Body: '[1,2]' });
  });

  it('has an item more than the run was to read', () => {
    const config = reader({ InputType: 'JSON', MaxItems: 1 });

    expect(recordedObject({ stateName: 'Map', resource: GET }, record(config, exited([1])))).toEqual({ Body: '[1,1]' });
  });

  it('is JSON Lines', () => {
    const config = reader({ InputType: 'JSONL' });

    expect(recordedObject({ stateName: 'Map', resource: GET }, record(config, exited([{ a: 1 }, 2])))).toEqual({
      Body: '{"a":1}\n2',
    });
  });

  it('is CSV with its delimiter', () => {
    const config = reader({ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', CSVDelimiter: 'PIPE' });

    expect(recordedObject({ stateName: 'Map', resource: GET }, record(config, exited([{ a: '1', b: '2' }])))).toEqual({
      Body: '"a"|"b"\n"1"|"2"',
    });
  });

  it('is CSV of no rows', () => {
    const config = reader({ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' });

    expect(recordedObject({ stateName: 'Map', resource: GET }, record(config, exited([])))).toEqual({ Body: '' });
  });

  it('is a listing', () => {
    expect(recordedObject({ stateName: 'Map', resource: LIST }, record(reader({}), exited([{ Key: 'k' }])))).toEqual({
      Contents: [{ Key: 'k' }],
    });
  });

  it('has the items of batches', () => {
    const config = reader({ InputType: 'JSON' });

    expect(recordedObject({ stateName: 'Map' }, record(config, exited([{ Items: [1, 2] }, { Items: [3] }])))).toEqual({
      Body: '[1,2,3]',
    });
  });

  it('has the items that a selector was applied to', () => {
    const config = {
      ...reader({ InputType: 'JSON' }),
      ItemSelector: { 'value.$': '$$.Map.Item.Value', 'index.$': '$$.Map.Item.Index' },
    };

    expect(recordedObject({ stateName: 'Map' }, record(config, exited([{ value: 'a', index: 0 }])))).toEqual({
      Body: '["a"]',
    });
  });

  it('has the fields of the items that a selector names', () => {
    const config = { ...reader({ InputType: 'JSON' }), ItemSelector: { 'n.$': '$$.Map.Item.Value.name' } };

    expect(recordedObject({ stateName: 'Map' }, record(config, exited([{ n: 'a' }])))).toEqual({
      Body: '[{"name":"a"}]',
    });
  });

  it('belongs to a Map inside of another state', () => {
    const inner = { States: { Map: { Type: 'Map', ...reader({ InputType: 'JSONL' }) } } };
    const definition = { States: { All: { Type: 'Parallel', Branches: [{ States: { One: {} } }, inner] } } };

    expect(recordedObject({ stateName: 'Map' }, { definition, recorded: { events: [exited([1])] } })).toEqual({
      Body: '1',
    });
  });

  it('could not be read when the history says so', () => {
    const failed = { mapRunFailedEventDetails: { error: 'States.ItemReaderFailed', cause: 'No such key' } };

    expect(recordedObject({ stateName: 'Map' }, record(reader({ InputType: 'CSV' }), failed))).toEqual({
      cause: 'No such key',
    });
  });

  it.each([{}, { events: null }, { events: [exited({ ResultWriterDetails: {} })] }])(
    'takes records of any shape: %j',
    (recorded) => {
      expect(recordedObject({ stateName: 'Map' }, { definition: {}, recorded })).toEqual({ Body: '[]' });
    },
  );
});
