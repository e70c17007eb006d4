import { rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { SFNClient, SendTaskFailureCommand, SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { awsTasks } from '../../src/services/aws-tasks';
import type { AwsTasks, AwsTasksOptions } from '../../src/services/aws-tasks';
import type { LambdaFunction } from '../../src/services/lambda-function';
import { lambdaInProcess } from '../../src/services/lambda-in-process';
import type { LambdaInvoker } from '../../src/services/lambda-in-process';
import { TaskTokenEndpoint } from '../../src/services/task-token-endpoint';
import { lambdaCode } from './lambda-code';
import { RecordingService } from './recording-service';
import type { Reply } from './recording-service';
import { taskCall } from './task-call';

const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) {
    await cleanUp();
  }
});

async function service(...replies: readonly Reply[]): Promise<RecordingService> {
  const recording = await RecordingService.start(...replies);
  cleanUps.push(() => recording.stop());
  return recording;
}

function tasksWith(options: AwsTasksOptions): AwsTasks {
  const tasks = awsTasks({ pollSeconds: 0.01, ...options });
  cleanUps.push(() => tasks.close());
  return tasks;
}

async function tokenEndpoint(): Promise<[TaskTokenEndpoint, SFNClient]> {
  const endpoint = await TaskTokenEndpoint.start();
  const client = new SFNClient({
    endpoint: endpoint.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  cleanUps.push(() => endpoint.close());
  cleanUps.push(() => {
    client.destroy();
  });
  return [endpoint, client];
}

function functions(code: string): [LambdaInvoker, LambdaFunction] {
  const lambda = lambdaCode({ 'index.js': code });
  const invoker = lambdaInProcess({ functions: [lambda] });
  cleanUps.push(() => {
    invoker.close();
    rmSync(lambda.codePath, { recursive: true });
  });
  return [invoker, lambda];
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

describe('a request and its response', () => {
  it('sends a message to a queue', async () => {
    const sqs = await service({ body: { MessageId: 'm-1', MD5OfMessageBody: md5('{"id":1}') } });
    const { handler } = tasksWith({ endpoint: sqs.url });
    const result = await handler(taskCall('sqs:sendMessage', { QueueUrl: 'http://q', MessageBody: { id: 1 } }));
    expect(result).toMatchObject({
      MessageId: 'm-1',
      MD5OfMessageBody: md5('{"id":1}'),
      SdkHttpMetadata: { HttpStatusCode: 200 },
      SdkResponseMetadata: { RequestId: 'request-1' },
    });
  });

  it('publishes to a topic', async () => {
    const sns = await service({
      headers: { 'content-type': 'text/xml' },
      body: '<PublishResponse><PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>',
    });
    const { handler } = tasksWith({ endpoint: sns.url });
    expect(await handler(taskCall('sns:publish', { TopicArn: 't', Message: { id: 1 } }))).toMatchObject({
      MessageId: 'm-1',
    });
    expect(new URLSearchParams(sns.requests[0]?.body).get('Message')).toBe('{"id":1}');
  });

  it('puts events, whose detail is JSON', async () => {
    const events = await service({ body: { Entries: [{ EventId: 'e-1' }], FailedEntryCount: 0 } });
    const { handler } = tasksWith({ endpoint: events.url });
    const entry = { Source: 's', DetailType: 'd', Detail: { id: 1 } };
    expect(await handler(taskCall('events:putEvents', { Entries: [entry] }))).toEqual({
      Entries: [{ EventId: 'e-1' }],
      FailedEntryCount: 0,
    });
    expect(events.bodies).toEqual([
      {
        Entries: [
          {
            ...entry,
            Detail: '{"id":1}',
            Resources: [
              'arn:aws:states:us-east-1:123456789012:execution:Machine:run',
              'arn:aws:states:us-east-1:123456789012:stateMachine:Machine',
            ],
          },
        ],
      },
    ]);
  });

  it('calls any API', async () => {
    const sfn = await service({ body: { executionArn: 'e', startDate: 1896091200 } });
    const { handler } = tasksWith({ endpoint: sfn.url });
    expect(await handler(taskCall('aws-sdk:sfn:startExecution', { StateMachineArn: 'a', Input: { id: 1 } }))).toEqual({
      ExecutionArn: 'e',
      StartDate: '2030-01-31T12:00:00.000Z',
    });
    expect(sfn.bodies).toEqual([{ stateMachineArn: 'a', input: '{"id":1}' }]);
  });

  it('calls an API of API Gateway', async () => {
    const api = await service({ body: { bill: 1 } });
    const { handler } = tasksWith({});
    const result = await handler(
      taskCall('apigateway:invoke', { ApiEndpoint: api.url, Method: 'GET', Stage: 'prod', Path: 'bills' }),
    );
    expect(result).toMatchObject({ ResponseBody: { bill: 1 }, StatusCode: 200, StatusText: 'OK' });
    expect(api.requests[0]?.path).toBe('/prod/bills');
  });

  it('fails by the status of an HTTP endpoint', async () => {
    const api = await service({ status: 503, body: 'busy' });
    const { handler } = tasksWith({});
    await expect(handler(taskCall('http:invoke', { ApiEndpoint: api.url, Method: 'GET' }))).rejects.toMatchObject({
      error: 'States.Http.StatusCode.503',
      errorCause: 'busy',
    });
  });

  it('refuses a resource that nobody knows', async () => {
    const { handler } = tasksWith({});
    await expect(handler(taskCall('aws-sdk:glue:startCrawler.sync'))).rejects.toThrow('is none that Step Functions');
    await expect(handler(taskCall('arn:aws:s3:::bucket'))).rejects.toThrow(
      'The Resource of Do It is none that Step Functions knows: arn:aws:s3:::bucket',
    );
  });
});

describe('a function', () => {
  const greet = 'exports.handler = async (event) => ({ hello: event.name });';
  const fail = 'exports.handler = async () => { throw new RangeError("too far"); };';

  it('is invoked at the endpoint', async () => {
    const api = await service({ headers: { 'x-amz-executed-version': '$LATEST' }, body: '{"hello":"A"}' });
    const { handler } = tasksWith({ endpoint: api.url });
    const result = await handler(taskCall('lambda:invoke', { FunctionName: 'Greet', Payload: { name: 'A' } }));
    expect(result).toMatchObject({ ExecutedVersion: '$LATEST', Payload: { hello: 'A' }, StatusCode: 200 });
    expect(api.requests[0]).toMatchObject({ path: '/2015-03-31/functions/Greet/invocations', body: '{"name":"A"}' });
  });

  it('fails at the endpoint by the type of its error', async () => {
    const api = await service({
      headers: { 'x-amz-function-error': 'Unhandled' },
      body: '{"errorType":"RangeError","errorMessage":"too far"}',
    });
    const { handler } = tasksWith({ endpoint: api.url });
    await expect(handler(taskCall('lambda:invoke', { FunctionName: 'Greet' }))).rejects.toMatchObject({
      error: 'RangeError',
      errorCause: '{"errorType":"RangeError","errorMessage":"too far"}',
    });
  });

  it('runs here when it is known here', async () => {
    const [lambda, { logicalId }] = functions(greet);
    const { handler } = tasksWith({ lambda });
    const result = await handler(taskCall('lambda:invoke', { FunctionName: logicalId, Payload: { name: 'A' } }));
    expect(result).toMatchObject({
      ExecutedVersion: '$LATEST',
      Payload: { hello: 'A' },
      StatusCode: 200,
      SdkHttpMetadata: { HttpHeaders: { 'Content-Length': '13' } },
    });
  });

  it('fails here by the type of its error', async () => {
    const [lambda, { arn }] = functions(fail);
    const { handler } = tasksWith({ lambda });
    await expect(handler(taskCall('lambda:invoke', { FunctionName: arn }))).rejects.toMatchObject({
      error: 'RangeError',
      errorCause: expect.stringContaining('"errorMessage":"too far"') as string,
    });
  });

  it('gives its payload as the result when the resource is its ARN', async () => {
    const [lambda, { arn }] = functions(greet);
    const { handler } = tasksWith({ lambda });
    expect(await handler(taskCall(arn, { name: 'A' }))).toEqual({ hello: 'A' });
  });

  it('fails when the resource is its ARN', async () => {
    const [lambda, { arn }] = functions(fail);
    const { handler } = tasksWith({ lambda });
    await expect(handler(taskCall(arn))).rejects.toMatchObject({ error: 'RangeError' });
  });

  it('is invoked at the endpoint by its ARN when it is not known here', async () => {
    const api = await service({ body: '"well"' });
    const [lambda] = functions(greet);
    const { handler } = tasksWith({ endpoint: api.url, lambda });
    expect(await handler(taskCall('arn:aws:lambda:us-east-1:123456789012:function:Other', 'text'))).toBe('well');
    expect(api.requests[0]?.body).toBe('"text"');
  });

  it('is not waited for when it is invoked as an event', async () => {
    const [lambda, { name }] = functions('exports.handler = () => new Promise(() => setInterval(() => {}, 1000));');
    const { handler } = tasksWith({ lambda });
    expect(await handler(taskCall('lambda:invoke', { FunctionName: name, InvocationType: 'Event' }))).toMatchObject({
      StatusCode: 202,
    });
  });

  it('shows its error in the result of the SDK integration', async () => {
    const [lambda, { name }] = functions(fail);
    const { handler } = tasksWith({ lambda });
    expect(await handler(taskCall('aws-sdk:lambda:invoke', { FunctionName: name }))).toMatchObject({
      FunctionError: 'Unhandled',
      Payload: expect.stringContaining('"errorType":"RangeError"') as string,
      StatusCode: 200,
    });
  });
});

describe('a job', () => {
  const started = { executionArn: 'e', startDate: 1896091200 };
  const described = { executionArn: 'e', startDate: 1896091200, input: '{"id":1}', output: '[1]' };

  it('is waited for', async () => {
    const sfn = await service(
      { body: started },
      { body: { ...described, status: 'RUNNING' } },
      { body: { ...described, status: 'SUCCEEDED' } },
    );
    const { handler } = tasksWith({ endpoint: sfn.url });
    const call = taskCall('states:startExecution.sync', { StateMachineArn: 'a' });
    expect(await handler(call)).toEqual({
      ExecutionArn: 'e',
      StartDate: 1896091200000,
      Input: '{"id":1}',
      Output: '[1]',
      Status: 'SUCCEEDED',
    });
    expect(call.said.submitted).toMatchObject([{ ExecutionArn: 'e', SdkHttpMetadata: { HttpStatusCode: 200 } }]);
    expect(sfn.requests.map(({ headers }) => headers['x-amz-target'])).toEqual([
      'AWSStepFunctions.StartExecution',
      'AWSStepFunctions.DescribeExecution',
      'AWSStepFunctions.DescribeExecution',
    ]);
  });

  it('gives JSON instead of text with :2', async () => {
    const sfn = await service({ body: started }, { body: { ...described, status: 'SUCCEEDED' } });
    const { handler } = tasksWith({ endpoint: sfn.url });
    expect(await handler(taskCall('states:startExecution.sync:2', { StateMachineArn: 'a' }))).toMatchObject({
      Input: { id: 1 },
      Output: [1],
    });
  });

  it('fails', async () => {
    const sfn = await service({ body: started }, { body: { ...started, status: 'FAILED', error: 'Broken' } });
    const { handler } = tasksWith({ endpoint: sfn.url });
    await expect(handler(taskCall('states:startExecution.sync:2', { StateMachineArn: 'a' }))).rejects.toMatchObject({
      error: 'States.TaskFailed',
      errorCause: '{"Error":"Broken","ExecutionArn":"e","StartDate":1896091200000,"Status":"FAILED"}',
    });
  });

  it('is stopped when the state is given up', async () => {
    const sfn = await service({ body: started }, { body: { ...described, status: 'RUNNING' } });
    const { handler } = tasksWith({ endpoint: sfn.url, pollSeconds: 60 });
    const call = taskCall('states:startExecution.sync', { StateMachineArn: 'a' });
    const result = handler(call);
    setTimeout(() => {
      call.abort();
    }, 100);
    await expect(result).rejects.toMatchObject({ name: 'AbortError' });
    expect(sfn.requests.at(-1)?.headers['x-amz-target']).toBe('AWSStepFunctions.StopExecution');
  });

  it('knows the names of a service in camel case', async () => {
    const task = { taskArn: 'a', lastStatus: 'STOPPED', containers: [{ name: 'c', exitCode: 0 }] };
    const ecs = await service({ body: { tasks: [{ taskArn: 'a' }], failures: [] } }, { body: { tasks: [task] } });
    const { handler } = tasksWith({ endpoint: ecs.url });
    expect(await handler(taskCall('ecs:runTask.sync', { Cluster: 'c', TaskDefinition: 't' }))).toEqual({
      TaskArn: 'a',
      LastStatus: 'STOPPED',
      Containers: [{ Name: 'c', ExitCode: 0 }],
    });
    expect(ecs.bodies).toMatchObject([
      { cluster: 'c', taskDefinition: 't' },
      { cluster: 'c', tasks: ['a'] },
    ]);
  });

  it.each(['dynamodb:putItem.sync', 'ecs:runTask.sync:2'])('is not in %s', async (resource) => {
    const { handler } = tasksWith({});
    await expect(handler(taskCall(resource, {}))).rejects.toThrow(`Step Functions has no ${resource}`);
  });
});

describe('a task token', () => {
  const waiting = { QueueUrl: 'http://q', MessageBody: 'm' };
  const sent = { body: { MessageId: 'm-1', MD5OfMessageBody: md5('m') } };

  it('is waited for', async () => {
    const sqs = await service(sent);
    const [taskTokens, client] = await tokenEndpoint();
    const { handler } = tasksWith({ endpoint: sqs.url, taskTokens });
    const call = taskCall('sqs:sendMessage.waitForTaskToken', waiting, { taskToken: 'token-1' });
    const result = handler(call);
    await vi.waitFor(() => {
      expect(call.said.submitted).toMatchObject([{ MessageId: 'm-1', SdkHttpMetadata: { HttpStatusCode: 200 } }]);
    });
    await client.send(new SendTaskSuccessCommand({ taskToken: 'token-1', output: '{"ok":true}' }));
    expect(await result).toEqual({ ok: true });
  });

  it('may come back before the service answers', async () => {
    const [taskTokens] = await tokenEndpoint();
    const [lambda, { name }] = functions(`exports.handler = async ({ url, taskToken }) => {
      await fetch(url, {
        method: 'POST',
        headers: { 'x-amz-target': 'AWSStepFunctions.SendTaskSuccess' },
        body: JSON.stringify({ taskToken, output: '5' }),
      });
    };`);
    const { handler } = tasksWith({ lambda, taskTokens });
    const Payload = { url: taskTokens.url, taskToken: 'token-1' };
    const call = taskCall('lambda:invoke.waitForTaskToken', { FunctionName: name, Payload }, { taskToken: 'token-1' });
    expect(await handler(call)).toBe(5);
  });

  it('brings a failure', async () => {
    const sqs = await service(sent);
    const [taskTokens, client] = await tokenEndpoint();
    const { handler } = tasksWith({ endpoint: sqs.url, taskTokens });
    const result = handler(taskCall('sqs:sendMessage.waitForTaskToken', waiting, { taskToken: 'token-1' }));
    const failed = expect(result).rejects.toMatchObject({ error: 'Refused', errorCause: undefined });
    await client.send(new SendTaskFailureCommand({ taskToken: 'token-1', error: 'Refused' }));
    await failed;
  });

  it('is not waited for when the service refused the call', async () => {
    const sqs = await service({ status: 400, body: { __type: 'QueueDoesNotExist', message: 'no queue' } });
    const [taskTokens, client] = await tokenEndpoint();
    const { handler } = tasksWith({ endpoint: sqs.url, taskTokens });
    await expect(
      handler(taskCall('sqs:sendMessage.waitForTaskToken', waiting, { taskToken: 'token-1' })),
    ).rejects.toMatchObject({ error: 'SQS.QueueDoesNotExistException' });
    await expect(client.send(new SendTaskSuccessCommand({ taskToken: 'token-1', output: '1' }))).rejects.toMatchObject({
      name: 'TaskTimedOut',
    });
  });

  it('needs an endpoint to come back to', async () => {
    const { handler } = tasksWith({});
    await expect(
      handler(taskCall('sqs:sendMessage.waitForTaskToken', waiting, { taskToken: 'token-1' })),
    ).rejects.toThrow('awsTasks({ taskTokens: await TaskTokenEndpoint.start() })');
  });

  it('comes back from a worker of an activity', async () => {
    const [taskTokens, client] = await tokenEndpoint();
    const { handler } = tasksWith({ taskTokens });
    const arn = 'arn:aws:states:us-east-1:123456789012:activity:Approve';
    const result = handler(taskCall(arn, { ask: 1 }, { taskToken: 'token-1' }));
    await client.send(new SendTaskSuccessCommand({ taskToken: 'token-1', output: '"yes"' }));
    expect(await result).toBe('yes');
  });
});
