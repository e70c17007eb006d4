import {
  GetActivityTaskCommand,
  ListStateMachinesCommand,
  SFNClient,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TaskTokenEndpoint } from '../../src/services/task-token-endpoint';
import { taskCall } from './task-call';
import type { TestCall } from './task-call';

const ACTIVITY = 'arn:aws:states:us-east-1:123456789012:activity:Approve';
let endpoint: TaskTokenEndpoint;
let client: SFNClient;

beforeEach(async () => {
  endpoint = await TaskTokenEndpoint.start({ pollSeconds: 0.05 });
  client = new SFNClient({
    endpoint: endpoint.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    disableHostPrefix: true,
    maxAttempts: 1,
  });
});

afterEach(async () => {
  client.destroy();
  await endpoint.close();
});

function waitingCall(taskToken = 'token-1'): TestCall {
  return taskCall('sqs:sendMessage.waitForTaskToken', { ask: 1 }, { taskToken });
}

describe('a token', () => {
  it('brings the output of SendTaskSuccess', async () => {
    const answer = endpoint.wait(waitingCall());
    await client.send(new SendTaskSuccessCommand({ taskToken: 'token-1', output: '{"approved":true}' }));
    expect(await answer).toEqual({ approved: true });
  });

  it('brings the error of SendTaskFailure', async () => {
    const answer = endpoint.wait(waitingCall());
    answer.catch(() => undefined);
    await client.send(new SendTaskFailureCommand({ taskToken: 'token-1', error: 'Refused', cause: 'Too much' }));
    await expect(answer).rejects.toMatchObject({ error: 'Refused', errorCause: 'Too much' });
  });

  it('brings a failure without a name', async () => {
    const answer = endpoint.wait(waitingCall());
    answer.catch(() => undefined);
    await client.send(new SendTaskFailureCommand({ taskToken: 'token-1' }));
    await expect(answer).rejects.toMatchObject({ error: undefined, errorCause: undefined });
  });

  it('starts the time of the heartbeat again', async () => {
    const call = waitingCall();
    const answer = endpoint.wait(call);
    await client.send(new SendTaskHeartbeatCommand({ taskToken: 'token-1' }));
    await client.send(new SendTaskHeartbeatCommand({ taskToken: 'token-1' }));
    expect(call.said.heartbeats).toBe(2);
    await client.send(new SendTaskSuccessCommand({ taskToken: 'token-1', output: '1' }));
    expect(await answer).toBe(1);
  });

  it('answers its own call among others', async () => {
    const first = endpoint.wait(waitingCall('token-1'));
    const second = endpoint.wait(waitingCall('token-2'));
    await client.send(new SendTaskSuccessCommand({ taskToken: 'token-2', output: '"two"' }));
    await client.send(new SendTaskSuccessCommand({ taskToken: 'token-1', output: '"one"' }));
    expect(await Promise.all([first, second])).toEqual(['one', 'two']);
  });

  it('is good once', async () => {
    const answer = endpoint.wait(waitingCall());
    await client.send(new SendTaskSuccessCommand({ taskToken: 'token-1', output: '1' }));
    await answer;
    await expect(client.send(new SendTaskSuccessCommand({ taskToken: 'token-1', output: '2' }))).rejects.toMatchObject({
      name: 'TaskTimedOut',
    });
  });

  it('is good no more when the state timed out', async () => {
    const call = waitingCall();
    const answer = endpoint.wait(call);
    answer.catch(() => undefined);
    call.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    await expect(client.send(new SendTaskHeartbeatCommand({ taskToken: 'token-1' }))).rejects.toMatchObject({
      name: 'TaskTimedOut',
    });
  });

  it('has to be one that was given out', async () => {
    await expect(client.send(new SendTaskSuccessCommand({ taskToken: 'guess', output: '1' }))).rejects.toMatchObject({
      name: 'InvalidToken',
      message: "Invalid Token: 'Invalid token'",
    });
  });

  it('stays good after an output that is no JSON', async () => {
    const answer = endpoint.wait(waitingCall());
    await expect(
      client.send(new SendTaskSuccessCommand({ taskToken: 'token-1', output: 'approved' })),
    ).rejects.toMatchObject({ name: 'InvalidOutput' });
    await client.send(new SendTaskSuccessCommand({ taskToken: 'token-1', output: '"approved"' }));
    expect(await answer).toBe('approved');
  });

  it('takes no output that a state cannot hold', async () => {
    const answer = endpoint.wait(waitingCall());
    answer.catch(() => undefined);
    const output = JSON.stringify('x'.repeat(256 * 1024));
    await expect(client.send(new SendTaskSuccessCommand({ taskToken: 'token-1', output }))).rejects.toMatchObject({
      name: 'InvalidOutput',
    });
  });

  it('is waited for no more when its call is forgotten', async () => {
    const call = waitingCall();
    const answer = endpoint.wait(call);
    answer.catch(() => undefined);
    endpoint.forget(call);
    await expect(answer).rejects.toThrow('The task was given up');
  });

  it('has to be there to be waited for', async () => {
    await expect(endpoint.wait(taskCall('sqs:sendMessage'))).rejects.toThrow('has no token to wait for');
  });
});

describe('an activity', () => {
  const activityCall = (): TestCall => taskCall(ACTIVITY, { ask: 1 }, { taskToken: 'token-1' });

  it('gives its task to a worker that asks, which answers by token', async () => {
    const call = activityCall();
    const answer = endpoint.waitForActivity(ACTIVITY, call);
    const task = await client.send(new GetActivityTaskCommand({ activityArn: ACTIVITY, workerName: 'w-1' }));
    expect(task).toMatchObject({ taskToken: 'token-1', input: '{"ask":1}' });
    expect(call.said.submitted).toEqual([{ workerName: 'w-1' }]);
    await client.send(new SendTaskSuccessCommand({ taskToken: 'token-1', output: '2' }));
    expect(await answer).toBe(2);
  });

  it('gives its task to a worker that waits already', async () => {
    await endpoint.close();
    endpoint = await TaskTokenEndpoint.start();
    const waiting = new SFNClient({
      endpoint: endpoint.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      disableHostPrefix: true,
    });
    const task = waiting.send(new GetActivityTaskCommand({ activityArn: ACTIVITY }));
    const call = activityCall();
    await new Promise((resolve) => setTimeout(resolve, 100));
    endpoint.waitForActivity(ACTIVITY, call).catch(() => undefined);
    expect(await task).toMatchObject({ taskToken: 'token-1' });
    expect(call.said.submitted).toEqual([{}]);
    waiting.destroy();
  });

  it('sends a worker away when there is nothing to do', async () => {
    const task = await client.send(new GetActivityTaskCommand({ activityArn: ACTIVITY }));
    expect(task.taskToken).toBeUndefined();
  });

  it('does not give a task that was given up', async () => {
    const call = activityCall();
    const answer = endpoint.waitForActivity(ACTIVITY, call);
    answer.catch(() => undefined);
    call.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    const task = await client.send(new GetActivityTaskCommand({ activityArn: ACTIVITY }));
    expect(task.taskToken).toBeUndefined();
  });
});

describe('the endpoint', () => {
  const target = { 'x-amz-target': 'AWSStepFunctions.SendTaskSuccess' };

  it('is on one address of loopback', async () => {
    expect(endpoint.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    // What listens to all addresses of the machine listens to this one as well.
    await expect(fetch(endpoint.url.replace('127.0.0.1', '127.0.0.2'))).rejects.toThrow('fetch failed');
  });

  it('takes a port', async () => {
    const { port } = new URL(endpoint.url);
    await endpoint.close();
    endpoint = await TaskTokenEndpoint.start({ port: Number(port) });
    expect(new URL(endpoint.url).port).toBe(port);
  });

  it('says that a port is taken', async () => {
    const { port } = new URL(endpoint.url);
    await expect(TaskTokenEndpoint.start({ port: Number(port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('does nothing else', async () => {
    await expect(client.send(new ListStateMachinesCommand({}))).rejects.toMatchObject({
      name: 'UnknownOperationException',
    });
    expect((await fetch(endpoint.url)).status).toBe(400);
  });

  it.each([
    ['no JSON', '{'],
    ['no object', '[]'],
    ['no token', '{}'],
  ])('refuses a body with %s', async (_what, body) => {
    expect((await fetch(endpoint.url, { method: 'POST', headers: target, body })).status).toBe(400);
  });

  it('refuses a body without end', async () => {
    const body = 'x'.repeat(2 * 1024 * 1024);
    const answer = await fetch(endpoint.url, { method: 'POST', headers: target, body }).catch(() => undefined);
    expect([413, undefined]).toContain(answer?.status);
  });

  it('refuses an activity without an ARN', async () => {
    const answer = await fetch(endpoint.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSStepFunctions.GetActivityTask' },
      body: '{}',
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ __type: expect.stringMatching(/#InvalidArn$/) as string });
  });

  it('lets go of workers that hang up', async () => {
    await endpoint.close();
    endpoint = await TaskTokenEndpoint.start();
    const gone = new AbortController();
    const asking = fetch(endpoint.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSStepFunctions.GetActivityTask' },
      body: JSON.stringify({ activityArn: ACTIVITY }),
      signal: gone.signal,
    });
    setTimeout(() => {
      gone.abort();
    }, 100);
    await expect(asking).rejects.toMatchObject({ name: 'AbortError' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const call = taskCall(ACTIVITY, {}, { taskToken: 'token-1' });
    const submitted = vi.spyOn(call, 'submitted');
    endpoint.waitForActivity(ACTIVITY, call).catch(() => undefined);
    expect(submitted).not.toHaveBeenCalled();
  });
});
