import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readItems } from '../../src/engine/item-reader';
import { TaskFailure } from '../../src/engine/task-call';
import type { Json, JsonObject } from '../../src/json';

const GET = 'arn:aws:states:::s3:getObject';
const LIST = 'arn:aws:states:::s3:listObjectsV2';

/** S3 as a map of URIs to what the objects hold; keeps the calls. */
function bucketOf(objects: { readonly [uri: string]: unknown }) {
  const calls: [string, JsonObject][] = [];
  return {
    calls,
    call: (resource: string, callArguments: JsonObject): Promise<Json> => {
      calls.push([resource, callArguments]);
      const { Bucket, Key } = callArguments as { Bucket: string; Key: string };
      return Promise.resolve({ Body: objects[`${Bucket}/${Key}`] as Json });
    },
  };
}

describe('an object', () => {
  const readObject = (body: Json, config: JsonObject, maxItems?: number) =>
    readItems(
      { resource: GET, arguments: { Bucket: 'data', Key: 'in/file' }, config, maxItems },
      bucketOf({ 'data/in/file': body }).call,
    );

  test('of CSV gives the rows', async () => {
    expect(
      await readObject('a|b\n1|2', { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', CSVDelimiter: 'PIPE' }),
    ).toEqual([{ value: { a: '1', b: '2' }, source: 'S3://data/in/file' }]);
  });

  test('of CSV with headers that are given', async () => {
    expect(await readObject('1\n2', { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['n'] })).toEqual([
      { value: { n: '1' }, source: 'S3://data/in/file' },
      { value: { n: '2' }, source: 'S3://data/in/file' },
    ]);
  });

  test('of JSON gives what the array holds', async () => {
    expect(await readObject('[1, [2]]', { InputType: 'JSON' })).toEqual([
      { value: 1, source: 'S3://data/in/file' },
      { value: [2], source: 'S3://data/in/file' },
    ]);
  });

  test('of JSON gives the members at a pointer', async () => {
    expect(await readObject('{"all": {"x": 1, "y": 2}}', { InputType: 'JSON', ItemsPointer: '/all' }, 1)).toEqual([
      { key: 'x', value: 1, source: 'S3://data/in/file' },
    ]);
  });

  test('of JSON may be answered as the document it is', async () => {
    expect(await readObject([{ id: 1 }], { InputType: 'JSON' })).toEqual([
      { value: { id: 1 }, source: 'S3://data/in/file' },
    ]);
  });

  test('of JSON Lines gives the lines', async () => {
    expect(await readObject('1\n2\n', { InputType: 'JSONL' })).toEqual([
      { value: 1, source: 'S3://data/in/file' },
      { value: 2, source: 'S3://data/in/file' },
    ]);
  });

  test('of Parquet is an error that no Catch sees', async () => {
    await expect(readObject('PAR1', { InputType: 'PARQUET' })).rejects.toThrow(
      new Error('S3://data/in/file is Parquet, which is not read locally: use CSV, JSON or JSONL for this run'),
    );
  });

  test('needs an InputType', async () => {
    await expect(readObject('[]', {})).rejects.toThrow(
      'States.ItemReaderFailed: InputType must be one of CSV, JSON, JSONL, but was: not there',
    );
  });

  test.each([
    [0, [1, 2, 3]],
    [2, [1, 2]],
    [3, [1, 2, 3]],
    [100_000_001, [1, 2, 3]],
  ])('gives with MaxItems %d', async (maxItems, values) => {
    for (const [body, config] of [
      ['[1,2,3]', { InputType: 'JSON' }],
      ['1\n2\n3', { InputType: 'JSONL' }],
    ] as const) {
      expect((await readObject(body, config, maxItems)).map(({ value }) => value)).toEqual(values);
    }
  });

  test('is not read with negative MaxItems', async () => {
    await expect(readObject('[]', { InputType: 'JSON' }, -1)).rejects.toThrow(
      'States.ItemReaderFailed: MaxItems cannot be negative.',
    );
  });

  test('is called for with the arguments as they are', async () => {
    const s3 = bucketOf({ 'data/k': '[]' });
    const callArguments = { Bucket: 'data', Key: 'k', VersionId: '7' };
    await readItems({ resource: GET, arguments: callArguments, config: { InputType: 'JSON' } }, s3.call);

    expect(s3.calls).toEqual([[GET, callArguments]]);
  });

  test.each<[Json, string]>([
    [{ Key: 'k' }, 'The ItemReader needs a Bucket.'],
    [{ Bucket: 'data' }, 'The ItemReader needs a Key.'],
    ['data', 'The arguments of the ItemReader must be an object.'],
  ])('is not found by %j', async (callArguments, problem) => {
    await expect(
      readItems({ resource: GET, arguments: callArguments, config: { InputType: 'JSON' } }, bucketOf({}).call),
    ).rejects.toThrow(`States.ItemReaderFailed: ${problem}`);
  });
});

describe('a call that fails', () => {
  const readAfter = (error: Error) =>
    readItems({ resource: GET, arguments: { Bucket: 'b', Key: 'k' }, config: { InputType: 'JSON' } }, () =>
      Promise.reject(error),
    );

  test('fails the reader, with the cause', async () => {
    await expect(readAfter(new TaskFailure('S3.NoSuchKeyException', 'No such key'))).rejects.toMatchObject({
      error: 'States.ItemReaderFailed',
      problem: 'No such key',
    });
  });

  test('fails the reader, with the name when there is no cause', async () => {
    await expect(readAfter(new TaskFailure('S3.NoSuchKeyException'))).rejects.toMatchObject({
      error: 'States.ItemReaderFailed',
      problem: 'S3.NoSuchKeyException',
    });
  });

  test('that the handler did not mean stays what it is', async () => {
    const error = new Error('handler');

    await expect(readAfter(error)).rejects.toBe(error);
  });
});

test('only S3 can be read', async () => {
  await expect(
    readItems({ resource: 'arn:aws:states:::lambda:invoke', arguments: {} }, bucketOf({}).call),
  ).rejects.toThrow('States.ItemReaderFailed: An ItemReader cannot read from arn:aws:states:::lambda:invoke.');
});

describe('a listing', () => {
  /** A listing in pages, the token of each being its number. */
  const pagesOf = (pages: readonly (readonly JsonObject[])[]) => {
    const calls: JsonObject[] = [];
    return {
      calls,
      call: (_resource: string, callArguments: JsonObject): Promise<Json> => {
        calls.push(callArguments);
        const page = Number(callArguments.ContinuationToken ?? 0);
        const isTruncated = page + 1 < pages.length;
        return Promise.resolve({
          Contents: pages[page]!,
          IsTruncated: isTruncated,
          ...(isTruncated ? { NextContinuationToken: String(page + 1) } : {}),
        });
      },
    };
  };

  test('gives what it says of the objects', async () => {
    const entry = {
      Key: 'a',
      ETag: '"1"',
      Size: 3,
      StorageClass: 'STANDARD',
      LastModified: '2024-01-02T03:04:05.678Z',
    };

    expect(await readItems({ resource: LIST, arguments: { Bucket: 'data' } }, pagesOf([[entry]]).call)).toEqual([
      {
        value: { Etag: '"1"', Key: 'a', Size: 3, StorageClass: 'STANDARD', LastModified: 1704164645 },
        source: 'S3://data',
      },
    ]);
  });

  test('gives what is written as Step Functions has it as it is', async () => {
    const entry = { Etag: '"1"', Key: 'a', LastModified: 1704164645 };

    expect(await readItems({ resource: LIST, arguments: { Bucket: 'data' } }, pagesOf([[entry]]).call)).toEqual([
      { value: entry, source: 'S3://data' },
    ]);
  });

  test('is followed page by page', async () => {
    const listing = pagesOf([[{ Key: 'a' }], [], [{ Key: 'b' }]]);
    const items = await readItems({ resource: LIST, arguments: { Bucket: 'data', Prefix: 'in/' } }, listing.call);

    expect(items.map(({ value }) => value)).toEqual([{ Key: 'a' }, { Key: 'b' }]);
    expect(listing.calls).toEqual([
      { Bucket: 'data', Prefix: 'in/' },
      { Bucket: 'data', Prefix: 'in/', ContinuationToken: '1' },
      { Bucket: 'data', Prefix: 'in/', ContinuationToken: '2' },
    ]);
  });

  test('is followed no further than MaxItems', async () => {
    const listing = pagesOf([[{ Key: 'a' }, { Key: 'b' }], [{ Key: 'c' }]]);
    const items = await readItems({ resource: LIST, arguments: { Bucket: 'data' }, maxItems: 2 }, listing.call);

    expect(items.map(({ value }) => value)).toEqual([{ Key: 'a' }, { Key: 'b' }]);
    expect(listing.calls).toHaveLength(1);
  });

  test('ends when it is said not to be truncated', async () => {
    const answer = () => Promise.resolve({ Contents: [{ Key: 'a' }], IsTruncated: false, NextContinuationToken: '1' });

    expect(await readItems({ resource: LIST, arguments: { Bucket: 'data' } }, answer)).toHaveLength(1);
  });

  test('may be empty', async () => {
    const answer = () => Promise.resolve({ IsTruncated: false });

    expect(await readItems({ resource: LIST, arguments: { Bucket: 'data' } }, answer)).toEqual([]);
  });

  test('that goes in a circle ends in an error', async () => {
    const answer = () => Promise.resolve({ Contents: [], IsTruncated: true, NextContinuationToken: 'same' });

    await expect(readItems({ resource: LIST, arguments: { Bucket: 'data' } }, answer)).rejects.toThrow(
      'States.ItemReaderFailed: The listing gives the same NextContinuationToken again, and would never end.',
    );
  });

  test('that never ends ends in an error', async () => {
    let page = 0;
    const answer = () => Promise.resolve({ NextContinuationToken: String(page++) });

    await expect(readItems({ resource: LIST, arguments: { Bucket: 'data' } }, answer)).rejects.toThrow(
      'States.ItemReaderFailed: The listing has more than 100000 pages.',
    );
  });

  test.each<[Json | undefined, string]>([
    [undefined, 'Listing objects was answered without an object: answer { Contents: [{ Key: "…" }] }'],
    [{ Contents: ['a'] }, 'Contents of a listing must be an array of objects: answer { Contents: [{ Key: "…" }] }'],
    [{ Contents: {} }, 'Contents of a listing must be an array of objects: answer { Contents: [{ Key: "…" }] }'],
  ])('cannot be answered with %j', async (answer, problem) => {
    await expect(
      readItems({ resource: LIST, arguments: { Bucket: 'data' } }, () => Promise.resolve(answer)),
    ).rejects.toThrow(new TypeError(problem));
  });
});

describe('a listing whose objects are loaded', () => {
  const source = {
    resource: 'arn:aws-cn:states:::s3:listObjectsV2',
    arguments: { Bucket: 'data', Prefix: 'in/', ExpectedBucketOwner: '1' },
    config: { InputType: 'JSONL', Transformation: 'LOAD_AND_FLATTEN' },
  };
  const s3 = () => {
    const calls: [string, JsonObject][] = [];
    return {
      calls,
      call: (resource: string, callArguments: JsonObject): Promise<Json> => {
        calls.push([resource, callArguments]);
        return Promise.resolve<Json>(
          resource.endsWith('listObjectsV2')
            ? { Contents: [{ Key: 'in/' }, { Key: 'in/a' }, { Key: 'in/b' }] }
            : { Body: callArguments.Key === 'in/a' ? '1\n2' : '3\n4' },
        );
      },
    };
  };

  test('gives the items of all, folders left out', async () => {
    const { call, calls } = s3();

    expect(await readItems(source, call)).toEqual([
      { value: 1, source: 'S3://data/in/a' },
      { value: 2, source: 'S3://data/in/a' },
      { value: 3, source: 'S3://data/in/b' },
      { value: 4, source: 'S3://data/in/b' },
    ]);
    expect(calls).toEqual([
      ['arn:aws-cn:states:::s3:listObjectsV2', { Bucket: 'data', Prefix: 'in/', ExpectedBucketOwner: '1' }],
      ['arn:aws-cn:states:::s3:getObject', { Bucket: 'data', Key: 'in/a', ExpectedBucketOwner: '1' }],
      ['arn:aws-cn:states:::s3:getObject', { Bucket: 'data', Key: 'in/b', ExpectedBucketOwner: '1' }],
    ]);
  });

  test('counts MaxItems over all objects', async () => {
    const { call } = s3();

    expect((await readItems({ ...source, maxItems: 3 }, call)).map(({ value }) => value)).toEqual([1, 2, 3]);
  });

  test('loads no object that is not needed', async () => {
    const { call, calls } = s3();
    await readItems({ ...source, maxItems: 2 }, call);

    expect(calls).toHaveLength(2);
  });
});

describe('a manifest', () => {
  const manifest = JSON.stringify({
    destinationBucket: 'arn:aws:s3:::reports',
    fileFormat: 'CSV',
    fileSchema: 'Bucket, Key',
    files: [{ key: 'data/1.csv.gz' }, { key: 'data/2.csv.gz' }],
  });

  test.each<JsonObject>([
    { InputType: 'MANIFEST', CSVDelimiter: 'TAB' },
    { InputType: 'CSV', ManifestType: 'S3_INVENTORY' },
  ])('of S3 Inventory gives the rows of its files, with %j', async (config) => {
    const s3 = bucketOf({
      'data/manifest.json': manifest,
      'reports/data/1.csv.gz': gzipSync('"data","a"\n"data","b"\n'),
      'reports/data/2.csv.gz': '"data","c"\n',
    });

    expect(
      await readItems({ resource: GET, arguments: { Bucket: 'data', Key: 'manifest.json' }, config }, s3.call),
    ).toEqual([
      { value: { Bucket: 'data', Key: 'a' }, source: 'S3://reports/data/1.csv.gz' },
      { value: { Bucket: 'data', Key: 'b' }, source: 'S3://reports/data/1.csv.gz' },
      { value: { Bucket: 'data', Key: 'c' }, source: 'S3://reports/data/2.csv.gz' },
    ]);
  });

  const athena = {
    resource: GET,
    arguments: { Bucket: 'data', Key: 'manifest.csv' },
    config: { InputType: 'JSONL', ManifestType: 'ATHENA_DATA' },
  };

  test('of an Athena query gives the items of its files', async () => {
    const s3 = bucketOf({
      'data/manifest.csv': 's3://out/q/1\n"s3://out/q/2"\n',
      'out/q/1': '{"n":1}',
      'out/q/2': '{"n":2}',
    });

    expect(await readItems(athena, s3.call)).toEqual([
      { value: { n: 1 }, source: 'S3://out/q/1' },
      { value: { n: 2 }, source: 'S3://out/q/2' },
    ]);
  });

  test('of an Athena query holds URIs', async () => {
    await expect(readItems(athena, bucketOf({ 'data/manifest.csv': 'q/1\n' }).call)).rejects.toThrow(
      'States.ItemReaderFailed: The data manifest of Athena has a line that is no S3 URI: q/1',
    );
  });
});
