import { expect, test } from 'vitest';
import { temporaryFolder } from '../../tools/test/temporary-folder.ts';
import { FunctionHost } from '../src/function-host.ts';
import { functionsOf } from '../src/functions.ts';

const code = "export const handler = async ({ n }) => { if (n < 0) throw new RangeError('negative'); return n + 1; };";

async function answerTo(name: string, payload: object): Promise<{ status: number; body: string }> {
  const dir = temporaryFolder({ 'index.mjs': code });
  const lambda = functionsOf(
    { template: { Resources: {} }, physicalIds: {} },
    dir,
    { next: dir },
    'http://a',
    'http://b',
  );
  const host = await FunctionHost.start();
  host.invoker = lambda;
  try {
    const body = JSON.stringify({ name, payload: JSON.stringify(payload) });
    const response = await fetch(host.url, { method: 'POST', body });
    return { status: response.status, body: await response.text() };
  } finally {
    lambda.close();
    await host.stop();
  }
}

test('a function answers', async () => {
  expect(await answerTo('next', { n: 1 })).toEqual({ status: 200, body: '{"payload":"2","failed":false}' });
});

test('a function that throws has failed', async () => {
  const { body } = await answerTo('arn:aws:lambda:us-east-1:123456789012:function:next', { n: -1 });

  expect(JSON.parse(body)).toMatchObject({ failed: true, payload: expect.stringContaining('RangeError') as string });
});

test('a function that is not there is an error', async () => {
  expect(await answerTo('other', {})).toMatchObject({ status: 500 });
});
