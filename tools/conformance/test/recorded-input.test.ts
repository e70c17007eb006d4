import { describe, expect, it } from 'vitest';

const { recordedInput } = (await import(new URL('../recorded-input.mjs', import.meta.url).href)) as {
  recordedInput: (input: unknown, record: { recorded: unknown }) => unknown;
};

const started = (input: unknown) => ({
  recorded: { events: [{ type: 'ExecutionStarted', executionStartedEventDetails: { input } }] },
});

describe('input of a record', () => {
  it('has the names of the record where the case has stand-ins', () => {
    const input = { Bucket: 's3_create_bucket', Keys: ['file.csv', 'key_uid'] };

    expect(recordedInput(input, started({ Bucket: 'bucket-name', Keys: ['other.csv', 'key'] }))).toEqual({
      Bucket: 'bucket-name',
      Keys: ['file.csv', 'key'],
    });
  });

  it('keeps a stand-in whose name is masked in the record', () => {
    expect(recordedInput({ Arn: 'queue_arn' }, started({ Arn: '<QueueArn>' }))).toEqual({ Arn: 'queue_arn' });
  });

  it('is read from the text of an input that is no object', () => {
    expect(recordedInput(['queue_arn', 1], started('["arn", 2]'))).toEqual(['arn', 1]);
  });

  it('is read from an execution without events', () => {
    expect(recordedInput('queue_arn', { recorded: { input: 'arn' } })).toBe('arn');
  });

  it('is that of the record when the case has none', () => {
    expect(recordedInput(undefined, started({ n: 1 }))).toEqual({ n: 1 });
  });

  it.each([null, 1, true, 'text', [], {}])('stays as it is without a record: %j', (input) => {
    expect(recordedInput(input, { recorded: {} })).toEqual(input);
  });
});
