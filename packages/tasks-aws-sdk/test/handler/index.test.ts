import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { handler } from '../../src/handler';

describe('with a client of the test', () => {
  const calls: unknown[] = [];
  class LogsClient {
    constructor(private readonly options: object) {}
    public send = (command: object) => {
      calls.push(this.options, command);
      return Promise.resolve({ $metadata: {}, logGroups: [] });
    };
  }
  class DescribeLogGroupsCommand {
    constructor(public readonly input: object) {}
  }
  const load = (name: string) => {
    expect(name).toBe('@aws-sdk/client-cloudwatch-logs');
    return { __Client: Object, LogsClient, DescribeLogGroupsCommand };
  };
  const event = { region: 'eu-west-1', service: 'cloudwatch-logs', action: 'describeLogGroups' };

  test('sends the command of the action to the region', async () => {
    const answer = await handler({ ...event, parameters: { limit: 1 } }, undefined, load);
    expect(answer).toEqual({ $metadata: {}, logGroups: [] });
    expect(calls).toEqual([{ region: 'eu-west-1', endpoint: undefined }, new DescribeLogGroupsCommand({ limit: 1 })]);
  });

  test('says that the SDK of the runtime is too old', async () => {
    await expect(handler({ ...event, action: 'beamLogs' }, undefined, load)).rejects.toThrow(
      '@aws-sdk/client-cloudwatch-logs of this runtime exports nothing that is called ^beamLogsCommand$',
    );
  });
});

describe('with the AWS SDK, against a server', () => {
  let server: Server;
  let endpoint: string;
  const requests: (string | undefined)[] = [];

  beforeAll(async () => {
    vi.stubEnv('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    server = createServer((request, response) => {
      requests.push(`${request.method} ${request.url}`, request.headers.authorization?.split(', ')[0]);
      const isThere = request.url?.includes('there.csv');
      response.writeHead(isThere ? 200 : 404, { 'content-type': isThere ? 'text/csv' : 'application/xml' });
      response.end(isThere ? 'a,b' : '<Error><Code>NoSuchKey</Code><Message>no such key</Message></Error>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    vi.unstubAllEnvs();
    server.close();
  });

  const getObject = (Key: string) =>
    handler({
      region: 'eu-west-1',
      service: 's3',
      action: 'getObject',
      parameters: { Bucket: 'reports', Key },
      endpoint,
    });

  test('gives what AWS answers', async () => {
    expect(await getObject('there.csv')).toMatchObject({
      $metadata: { httpStatusCode: 200 },
      Body: 'a,b',
      ContentType: 'text/csv',
    });
    expect(requests).toContainEqual(expect.stringMatching(/^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE.*\/eu-west-1\/s3/));
  });

  test('fails with the name of what AWS says against it', async () => {
    await expect(getObject('gone.csv')).rejects.toMatchObject({ name: 'NoSuchKey', message: 'no such key' });
  });
});
