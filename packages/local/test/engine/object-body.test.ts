import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { objectBody } from '../../src/engine/object-body';
import type { Json } from '../../src/json';

const URI = 'S3://bucket/key';

/** Handlers may answer with bytes, which the type of JSON does not have. */
const answer = (body: unknown) => ({ Body: body }) as Json;

test('is text', () => {
  expect(objectBody({ Body: 'a,b' }, URI)).toBe('a,b');
});

test('may be empty', () => {
  expect(objectBody({ Body: '' }, URI)).toBe('');
});

test('is bytes of UTF-8', () => {
  expect(objectBody(answer(new TextEncoder().encode('é,b')), URI)).toBe('é,b');
});

test('is a view of a part of a buffer', () => {
  expect(objectBody(answer(Buffer.from('xxa,bxx').subarray(2, 5)), URI)).toBe('a,b');
});

test('is bytes packed with gzip', () => {
  expect(objectBody(answer(gzipSync('a,b')), URI)).toBe('a,b');
});

test('is the document itself', () => {
  expect(objectBody({ Body: [{ id: 1 }] }, URI)).toBe('[{"id":1}]');
});

test('fails when what is packed is broken', () => {
  expect(() => objectBody(answer(gzipSync('a,b').subarray(0, 12)), URI)).toThrow(
    /^States\.ItemReaderFailed: S3:\/\/bucket\/key cannot be unpacked: /,
  );
});

test('fails when what is packed does not fit', () => {
  const bomb = gzipSync(Buffer.alloc(257 * 1024 * 1024), { level: 1 });

  expect(() => objectBody(answer(bomb), URI)).toThrow(/^States\.ItemReaderFailed: .* cannot be unpacked: /);
});

test.each<Json | undefined>([undefined, null, {}, { Body: null }, { Body: 1 }, 'a,b'])(
  'is not in the answer %j, which the handler has to mend',
  (given) => {
    expect(() => objectBody(given, URI)).toThrow(
      new TypeError(
        "Reading S3://bucket/key was answered without a Body: answer { Body: '…' }, the text of the object",
      ),
    );
  },
);
