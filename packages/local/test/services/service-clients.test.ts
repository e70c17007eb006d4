import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { ServiceClients } from '../../src/services/service-clients';
import { RecordingService } from './recording-service';
import type { Reply } from './recording-service';

let service: RecordingService | undefined;
let clients: ServiceClients | undefined;

afterEach(async () => {
  await clients?.destroy();
  await service?.stop();
});

async function startClients(...replies: readonly Reply[]): Promise<[ServiceClients, RecordingService]> {
  service = await RecordingService.start(...replies);
  clients = new ServiceClients({ endpoint: service.url });
  return [clients, service];
}

describe('ServiceClients', () => {
  it('sends a call to the endpoint, and answers with what the service and the wire said', async () => {
    const [sut, { requests }] = await startClients({ body: { MessageId: 'm-1', MD5OfMessageBody: 'x' } });
    const answer = await sut
      .call({
        kind: 'optimized',
        service: 'sqs',
        action: 'sendMessage',
        arguments: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/1/q', MessageBody: { id: 1 } },
      })
      .catch((error: unknown) => error);
    expect(requests[0]?.headers['x-amz-target']).toBe('AmazonSQS.SendMessage');
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      QueueUrl: 'https://sqs.us-east-1.amazonaws.com/1/q',
      MessageBody: '{"id":1}',
    });
    // The SDK compares the sum of the body with its own.
    expect(answer).toMatchObject({ error: 'SQS.SdkClientException' });
  });

  it('answers with the metadata of the wire', async () => {
    const [sut] = await startClients({ body: { executionArn: 'e', startDate: 1896091200 } });
    const answer = await sut.call({
      kind: 'optimized',
      service: 'states',
      action: 'startExecution',
      arguments: { StateMachineArn: 'a' },
    });
    expect(answer.output).toEqual({ ExecutionArn: 'e', StartDate: 1896091200000 });
    expect(answer.metadata).toMatchObject({
      SdkHttpMetadata: {
        AllHttpHeaders: { 'x-amzn-RequestId': ['request-1'] },
        HttpHeaders: { 'Content-Type': 'application/json' },
        HttpStatusCode: 200,
      },
      SdkResponseMetadata: { RequestId: 'request-1' },
    });
  });

  it('reads the body of an S3 object, whose bucket is in the path', async () => {
    const [sut, { requests }] = await startClients({
      headers: { 'content-type': 'text/plain', etag: '"e"' },
      body: 'text data',
    });
    const answer = await sut.call({
      kind: 'sdk',
      service: 's3',
      action: 'getObject',
      arguments: { Bucket: 'bucket', Key: 'k' },
    });
    expect(requests[0]?.path).toBe('/bucket/k?x-id=GetObject');
    expect(answer.output).toMatchObject({ Body: 'text data', ETag: '"e"', ContentType: 'text/plain' });
  });

  it('keeps the host of the endpoint', async () => {
    service = await RecordingService.start({ body: 'text' }, { body: { executionArn: 'e', status: 'SUCCEEDED' } });
    clients = new ServiceClients({ endpoint: service.url.replace('127.0.0.1', 'localhost') });
    await clients.call({ kind: 'sdk', service: 's3', action: 'getObject', arguments: { Bucket: 'bucket', Key: 'k' } });
    await clients.call({
      kind: 'sdk',
      service: 'sfn',
      action: 'startSyncExecution',
      arguments: { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:A' },
    });
    expect(service.requests.map(({ path, headers }) => [path, headers.host?.split(':')[0]])).toEqual([
      ['/bucket/k?x-id=GetObject', 'localhost'],
      ['/', 'localhost'],
    ]);
  });

  it('unpacks an object for an ItemReader, and not for others', async () => {
    const packed = { headers: { 'content-type': 'application/gzip' }, body: gzipSync('[1]') };
    const [sut] = await startClients(packed);
    const get = { service: 's3', action: 'getObject', arguments: { Bucket: 'bucket', Key: 'k' } };
    expect((await sut.call({ kind: 'optimized', ...get })).output).toMatchObject({ Body: '[1]' });
    expect((await sut.call({ kind: 'sdk', ...get })).output).not.toMatchObject({ Body: '[1]' });
  });

  it('fails as the service refuses', async () => {
    const [sut] = await startClients({
      status: 404,
      headers: { 'content-type': 'text/xml' },
      body:
        '<ErrorResponse><Error><Type>Sender</Type><Code>NotFound</Code><Message>Topic does not exist</Message></Error>' +
        '<RequestId>r-1</RequestId></ErrorResponse>',
    });
    await expect(
      sut.call({ kind: 'optimized', service: 'sns', action: 'publish', arguments: { TopicArn: 't', Message: 'm' } }),
    ).rejects.toMatchObject({
      error: 'SNS.NotFoundException',
      errorCause: expect.stringMatching(
        /^Topic does not exist \(Service: AmazonSNS; Status Code: 404; Error Code: NotFound; Request ID: [^;]+; Proxy: null\)$/,
      ) as string,
    });
  });

  it('fails when the endpoint is not there', async () => {
    clients = new ServiceClients({ endpoint: 'http://127.0.0.1:9' });
    await expect(
      clients.call({ kind: 'sdk', service: 'dynamodb', action: 'listTables', arguments: {} }),
    ).rejects.toMatchObject({
      error: 'DynamoDb.SdkClientException',
      errorCause: 'Unable to execute HTTP request: connect ECONNREFUSED 127.0.0.1:9',
    });
  });

  it('refuses an argument that the API does not have', async () => {
    const [sut, { requests }] = await startClients();
    await expect(
      sut.call({ kind: 'optimized', service: 'dynamodb', action: 'getItem', arguments: { Table: 't' } }),
    ).rejects.toMatchObject({
      error: 'States.Runtime',
      errorCause:
        'The Parameters \'{"Table":"t"}\' could not be used to start the Task: ' +
        '[The field "Table" is not supported by Step Functions]',
    });
    expect(requests).toEqual([]);
  });

  it('refuses arguments that are no object', async () => {
    const [sut] = await startClients();
    await expect(
      sut.call({ kind: 'optimized', service: 'dynamodb', action: 'getItem', arguments: 'text' }),
    ).rejects.toMatchObject({ error: 'States.Runtime' });
  });

  it('says that the API has no such action', async () => {
    const [sut] = await startClients();
    await expect(sut.call({ kind: 'sdk', service: 'dynamodb', action: 'fly', arguments: {} })).rejects.toThrow(
      '@aws-sdk/client-dynamodb has no command for the action fly of dynamodb',
    );
  });

  it('says that a client is not installed', async () => {
    const [sut] = await startClients();
    await expect(sut.call({ kind: 'sdk', service: 'polly', action: 'describeVoices', arguments: {} })).rejects.toThrow(
      'npm install --save-dev @aws-sdk/client-polly',
    );
  });

  it('gives up a call that is aborted', async () => {
    const [sut] = await startClients();
    await expect(
      sut.call({
        kind: 'sdk',
        service: 'dynamodb',
        action: 'listTables',
        arguments: {},
        signal: AbortSignal.abort(),
      }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});
