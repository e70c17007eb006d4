import { expect, test } from 'vitest';
import { openServices } from '../../src/desk/desk-services';
import type { TaskCall } from '../../src/engine/task-call';

test('a function of the template runs here, and its time is put on the clock', async () => {
  const said: string[] = [];
  const waits: number[] = [];
  const services = await openServices({
    functions: [
      {
        logicalId: 'Pay',
        name: 'pay',
        arn: 'arn:aws:lambda:us-east-1:123456789012:function:pay',
        handler: 'index.handler',
        runtime: 'nodejs22.x',
        codePath: undefined,
        inlineCode: 'exports.handler = async (event) => { console.log("pays"); return { paid: event.total }; };',
        environment: {},
        timeoutSeconds: 10,
        memorySize: 128,
        problems: [],
      },
    ],
    endpoint: 'http://127.0.0.1:1',
    env: {},
    cwd: process.cwd(),
    realTime: false,
    say: (line) => said.push(line),
  });
  const call: TaskCall = {
    purpose: 'task',
    stateName: 'Charge',
    resource: 'arn:aws:states:::lambda:invoke',
    arguments: { FunctionName: 'pay', Payload: { total: 7 } },
    retryCount: 0,
    context: {},
    taskToken: 'token',
    signal: new AbortController().signal,
    submitted: () => undefined,
    heartbeat: () => undefined,
    wait: (seconds) => Promise.resolve(void waits.push(seconds)),
  };
  try {
    expect(await services.handler(call)).toMatchObject({ Payload: { paid: 7 } });
  } finally {
    await services.close();
  }
  expect(waits).toEqual([expect.any(Number)]);
  expect(said[0]).toMatch(/^Task tokens are answered at http:\/\/127\.0\.0\.1:\d+: .*AWS_ENDPOINT_URL_SFN\.$/);
  expect(said.slice(1).join('\n')).toContain('Pay: ');
});
