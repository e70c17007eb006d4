import { describe, expect, test } from 'vitest';
import {
  exportedResult,
  mapRunResult,
  resultDestinationOf,
  resultObjects,
  writeResults,
  writerConfigOf,
} from '../../src/engine/result-writer';
import type { ChildExecution, ResultObject } from '../../src/engine/result-writer';
import { TaskFailure } from '../../src/engine/task-call';

const child = (name: string, fields: Partial<ChildExecution>): ChildExecution => ({
  arn: `arn:aws:states:us-east-1:123456789012:execution:Orders/Map:${name}`,
  name,
  stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Orders/Map',
  status: 'SUCCEEDED',
  input: { id: name },
  startDate: new Date(0),
  stopDate: new Date(1_500),
  ...fields,
});

const SUCCEEDED = child('a', { output: [1, { two: 2 }] });
const FAILED = child('b', { status: 'FAILED', error: 'Broken', cause: 'It broke' });
const TIMED_OUT = child('c', { status: 'TIMED_OUT', error: 'States.Timeout' });
const PENDING = child('d', { status: 'PENDING', startDate: undefined, stopDate: undefined });

const SUCCEEDED_RECORD = {
  ExecutionArn: 'arn:aws:states:us-east-1:123456789012:execution:Orders/Map:a',
  Input: '{"id":"a"}',
  InputDetails: { Included: true },
  Name: 'a',
  Output: '[1,{"two":2}]',
  OutputDetails: { Included: true },
  RedriveCount: 0,
  RedriveStatus: 'NOT_REDRIVABLE',
  RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
  StartDate: '1970-01-01T00:00:00.000Z',
  StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Orders/Map',
  Status: 'SUCCEEDED',
  StopDate: '1970-01-01T00:00:01.500Z',
};
const FAILED_RECORD = {
  Cause: 'It broke',
  Error: 'Broken',
  ExecutionArn: 'arn:aws:states:us-east-1:123456789012:execution:Orders/Map:b',
  Input: '{"id":"b"}',
  InputDetails: { Included: true },
  Name: 'b',
  OutputDetails: { Included: true },
  RedriveCount: 0,
  RedriveStatus: 'REDRIVABLE',
  StartDate: '1970-01-01T00:00:00.000Z',
  StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Orders/Map',
  Status: 'FAILED',
  StopDate: '1970-01-01T00:00:01.500Z',
};
const PENDING_RECORD = {
  ExecutionArn: 'arn:aws:states:us-east-1:123456789012:execution:Orders/Map:d',
  Input: '{"id":"d"}',
  InputDetails: { Included: true },
  Name: 'd',
  OutputDetails: { Included: true },
  StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Orders/Map',
  Status: 'PENDING',
};

const DESTINATION = {
  mapRunArn: 'arn:aws:states:us-east-1:123456789012:mapRun:Orders/Map:6a1f',
  bucket: 'results',
  prefix: 'out',
};

describe('the configuration', () => {
  test('is COMPACT when nothing is exported, NONE when it is', () => {
    expect(writerConfigOf(undefined, false)).toEqual({ outputType: 'JSON', transformation: 'COMPACT' });
    expect(writerConfigOf({}, true)).toEqual({ outputType: 'JSON', transformation: 'NONE' });
  });

  test('is what is given', () => {
    expect(writerConfigOf({ OutputType: 'JSONL', Transformation: 'FLATTEN' }, true)).toEqual({
      outputType: 'JSONL',
      transformation: 'FLATTEN',
    });
  });

  test.each([
    [{ OutputType: 'CSV' }, 'OutputType must be one of JSON, JSONL, but was: "CSV"'],
    [{ Transformation: 1 }, 'Transformation must be one of NONE, COMPACT, FLATTEN, but was: 1'],
  ])('cannot be %j', (config, problem) => {
    expect(() => writerConfigOf(config, true)).toThrow(`States.ResultWriterFailed: ${problem}`);
  });
});

describe('a result that is not exported', () => {
  test('is the list of the outputs', () => {
    expect(mapRunResult([SUCCEEDED, child('e', { output: 'x' })], writerConfigOf(undefined, false))).toEqual([
      [1, { two: 2 }],
      'x',
    ]);
  });

  test('is the list of what the outputs hold, with FLATTEN', () => {
    const config = writerConfigOf({ Transformation: 'FLATTEN' }, false);

    expect(mapRunResult([SUCCEEDED, child('e', { output: 'x' })], config)).toEqual([1, { two: 2 }, 'x']);
  });

  test('is the list of the executions, with NONE', () => {
    expect(mapRunResult([SUCCEEDED], writerConfigOf({ Transformation: 'NONE' }, false))).toEqual([SUCCEEDED_RECORD]);
  });

  test('is a line for each, with JSONL', () => {
    const config = writerConfigOf({ OutputType: 'JSONL' }, false);

    expect(mapRunResult([SUCCEEDED, child('e', { output: 'x' })], config)).toBe('[1,{"two":2}]\n"x"');
  });

  test.each(['COMPACT', 'FLATTEN'])('has failures with what is known of them, with %s', (transformation) => {
    const config = writerConfigOf({ Transformation: transformation }, false);

    expect(mapRunResult([child('e', { output: 1 }), FAILED], config)).toEqual([1, FAILED_RECORD]);
  });
});

describe('the objects', () => {
  const textsOf = (objects: readonly ResultObject[]) =>
    objects.map(({ Key, Body }) => [Key, JSON.parse(Body) as unknown]);

  test('are a file for each outcome, and the manifest', () => {
    const objects = resultObjects([SUCCEEDED, FAILED, PENDING], DESTINATION, writerConfigOf(undefined, true));

    expect(objects.map(({ Bucket }) => Bucket)).toEqual(['results', 'results', 'results', 'results']);
    expect(textsOf(objects)).toEqual([
      ['out/6a1f/FAILED_0.json', [FAILED_RECORD]],
      ['out/6a1f/PENDING_0.json', [PENDING_RECORD]],
      ['out/6a1f/SUCCEEDED_0.json', [SUCCEEDED_RECORD]],
      [
        'out/6a1f/manifest.json',
        {
          DestinationBucket: 'results',
          MapRunArn: DESTINATION.mapRunArn,
          ResultFiles: {
            FAILED: [{ Key: 'out/6a1f/FAILED_0.json', Size: objects[0]!.Body.length }],
            PENDING: [{ Key: 'out/6a1f/PENDING_0.json', Size: objects[1]!.Body.length }],
            SUCCEEDED: [{ Key: 'out/6a1f/SUCCEEDED_0.json', Size: objects[2]!.Body.length }],
          },
        },
      ],
    ]);
  });

  test('are the manifest alone when there was nothing to run', () => {
    expect(textsOf(resultObjects([], DESTINATION, writerConfigOf(undefined, true)))).toEqual([
      [
        'out/6a1f/manifest.json',
        {
          DestinationBucket: 'results',
          MapRunArn: DESTINATION.mapRunArn,
          ResultFiles: { FAILED: [], PENDING: [], SUCCEEDED: [] },
        },
      ],
    ]);
  });

  test('have time-outs and what was stopped among the failures', () => {
    const aborted = child('e', { status: 'ABORTED' });
    const [failures] = resultObjects([TIMED_OUT, aborted], DESTINATION, writerConfigOf(undefined, true));

    expect(JSON.parse(failures!.Body)).toMatchObject([
      { Name: 'c', Status: 'TIMED_OUT', Error: 'States.Timeout' },
      { Name: 'e', Status: 'ABORTED' },
    ]);
  });

  test('have outputs alone with COMPACT, in lines with JSONL', () => {
    const config = writerConfigOf({ OutputType: 'JSONL', Transformation: 'COMPACT' }, true);
    const [results, manifest] = resultObjects([SUCCEEDED, child('e', { output: 'é' })], DESTINATION, config);

    expect(results).toEqual({
      Bucket: 'results',
      Key: 'out/6a1f/SUCCEEDED_0.jsonl',
      Body: '[1,{"two":2}]\n"é"',
    });
    expect(JSON.parse(manifest!.Body)).toMatchObject({
      ResultFiles: { SUCCEEDED: [{ Key: 'out/6a1f/SUCCEEDED_0.jsonl', Size: 18 }] },
    });
  });

  test.each([
    [undefined, '6a1f/manifest.json'],
    ['', '6a1f/manifest.json'],
    ['a/b', 'a/b/6a1f/manifest.json'],
    ['a/b/', 'a/b/6a1f/manifest.json'],
  ])('with the prefix %j are at %s', (prefix, key) => {
    const [manifest] = resultObjects([], { ...DESTINATION, prefix }, writerConfigOf(undefined, true));

    expect(manifest!.Key).toBe(key);
  });
});

describe('the destination', () => {
  test('is read from the arguments', () => {
    expect(resultDestinationOf({ Bucket: 'results', Prefix: 'out' }, DESTINATION.mapRunArn)).toEqual(DESTINATION);
  });

  test.each([
    [{ Prefix: 'out' }, 'The ResultWriter needs a Bucket.'],
    ['results', 'The ResultWriter needs a Bucket.'],
    [{ Bucket: 'results', Prefix: 1 }, 'The Prefix of the ResultWriter must be a string, but was: 1'],
  ])('is not in %j', (callArguments, problem) => {
    expect(() => resultDestinationOf(callArguments, DESTINATION.mapRunArn)).toThrow(
      `States.ResultWriterFailed: ${problem}`,
    );
  });
});

describe('writing', () => {
  test('puts one object after the other and says where the manifest is', async () => {
    const keys: string[] = [];
    const put = ({ Key }: ResultObject) => {
      keys.push(Key);
      return Promise.resolve();
    };

    expect(await writeResults([SUCCEEDED], DESTINATION, writerConfigOf(undefined, true), put)).toEqual({
      MapRunArn: DESTINATION.mapRunArn,
      ResultWriterDetails: { Bucket: 'results', Key: 'out/6a1f/manifest.json' },
    });
    expect(keys).toEqual(['out/6a1f/SUCCEEDED_0.json', 'out/6a1f/manifest.json']);
  });

  const writeAfter = (error: Error) =>
    writeResults([], DESTINATION, writerConfigOf(undefined, true), () => Promise.reject(error));

  test('fails with the cause when S3 refuses', async () => {
    await expect(writeAfter(new TaskFailure('S3.AccessDenied', 'Access Denied'))).rejects.toMatchObject({
      error: 'States.ResultWriterFailed',
      problem: 'Access Denied',
    });
  });

  test('leaves an error that the handler did not mean as it is', async () => {
    const error = new Error('handler');

    await expect(writeAfter(error)).rejects.toBe(error);
  });
});

test('the result of an export is where the manifest is', () => {
  expect(exportedResult({ ...DESTINATION, prefix: undefined })).toEqual({
    MapRunArn: DESTINATION.mapRunArn,
    ResultWriterDetails: { Bucket: 'results', Key: '6a1f/manifest.json' },
  });
});
