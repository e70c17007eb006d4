import { expect, test } from 'vitest';
import { plainAnswer } from '../../src/handler/plain-answer';

const bytes = (text: string) => new TextEncoder().encode(text);

test('is as JSON has it', async () => {
  const answer = {
    $metadata: { httpStatusCode: 200 },
    Time: new Date('2030-01-31T12:00:00Z'),
    Numbers: new Set(['1', '2']),
    Size: 5n,
    Records: [{ Data: bytes('héllo'), Key: undefined }],
    Nothing: null,
  };
  expect(JSON.parse(JSON.stringify(await plainAnswer(answer)))).toEqual({
    $metadata: { httpStatusCode: 200 },
    Time: '2030-01-31T12:00:00.000Z',
    Numbers: ['1', '2'],
    Size: 5,
    Records: [{ Data: 'héllo' }],
    Nothing: null,
  });
});

test('bytes that are no text are in Base64', async () => {
  expect(await plainAnswer({ Data: Uint8Array.of(0xff, 0xfe) })).toEqual({ Data: '//4=' });
});

test('reads what is streamed', async () => {
  const Body = { transformToByteArray: () => Promise.resolve(bytes('a,b')) };
  expect(await plainAnswer({ Body })).toEqual({ Body: 'a,b' });
});

test('the payload of a function is JSON, or text', async () => {
  expect(await plainAnswer({ Payload: bytes('{"ok":true}') })).toEqual({ Payload: { ok: true } });
  expect(await plainAnswer({ Payload: bytes('ok') })).toEqual({ Payload: 'ok' });
  expect(await plainAnswer({ Data: bytes('{"ok":true}') })).toEqual({ Data: '{"ok":true}' });
});
