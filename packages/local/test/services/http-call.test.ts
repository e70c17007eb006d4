import { afterEach, describe, expect, it } from 'vitest';
import { apiGatewayRequest, httpTaskRequest, sendHttp } from '../../src/services/http-call';
import { RecordingService } from './recording-service';

const errors = { status: (status: number) => `Api.${status}`, socket: 'Api.Socket' };
const signal = new AbortController().signal;
let service: RecordingService | undefined;

afterEach(async () => {
  await service?.stop();
  service = undefined;
});

describe('apiGatewayRequest', () => {
  it('puts the URL together', () => {
    expect(
      apiGatewayRequest({
        ApiEndpoint: 'id.execute-api.us-east-1.amazonaws.com',
        Method: 'GET',
        Stage: 'prod',
        Path: '/bills/1',
        QueryParameters: { page: ['1', '2'] },
        Headers: { 'X-A': ['b'] },
      }),
    ).toEqual({
      url: 'https://id.execute-api.us-east-1.amazonaws.com/prod/bills/1?page=1&page=2',
      method: 'GET',
      headers: [['X-A', 'b']],
      body: undefined,
    });
  });

  it('fails without a host', () => {
    expect(() => apiGatewayRequest({ Method: 'GET' })).toThrow("The field 'ApiEndpoint' is required");
  });
});

describe('httpTaskRequest', () => {
  it('sends a body as JSON', () => {
    expect(
      httpTaskRequest({ ApiEndpoint: 'https://example.com/pay?x=1', Method: 'POST', RequestBody: { a: 1 } }),
    ).toEqual({
      url: 'https://example.com/pay?x=1',
      method: 'POST',
      headers: [['Content-Type', 'application/json']],
      body: '{"a":1}',
    });
  });

  it('sends text as it is when its type is given', () => {
    const headers = { 'content-type': 'text/plain' };
    expect(
      httpTaskRequest({ ApiEndpoint: 'https://example.com', Method: 'POST', Headers: headers, RequestBody: 'hi' }).body,
    ).toBe('hi');
  });
});

describe('sendHttp', () => {
  const request = (url: string) => ({ url, method: 'POST', headers: [['X-A', 'b']] as const, body: '{}' });

  it('answers with status, headers and JSON', async () => {
    service = await RecordingService.start({ body: { ok: true } });
    const answer = await sendHttp(request(`${service.url}/a`), errors, signal);
    expect(answer).toMatchObject({ status: 200, statusText: 'OK', body: { ok: true } });
    expect(answer.headers['content-type']).toEqual(['application/json']);
    expect(service.requests[0]).toMatchObject({ method: 'POST', path: '/a', body: '{}' });
    expect(service.requests[0]?.headers['x-a']).toBe('b');
  });

  it('fails with the status of an answer that is no success', async () => {
    service = await RecordingService.start({ status: 404, body: '{"message":"no"}' });
    await expect(sendHttp(request(service.url), errors, signal)).rejects.toMatchObject({
      error: 'Api.404',
      errorCause: '{"message":"no"}',
    });
  });

  it('does not go where it is sent on to', async () => {
    service = await RecordingService.start({ status: 302, headers: { location: '/b' }, body: '' }, { body: {} });
    await expect(sendHttp(request(service.url), errors, signal)).rejects.toMatchObject({ error: 'Api.302' });
    expect(service.requests).toHaveLength(1);
  });

  it('fails when nobody answers', async () => {
    await expect(sendHttp(request('http://127.0.0.1:9'), errors, signal)).rejects.toMatchObject({
      error: 'Api.Socket',
    });
  });

  it('fails on an answer that no state can hold', async () => {
    service = await RecordingService.start({ body: 'x'.repeat(300_000) });
    await expect(sendHttp(request(service.url), errors, signal)).rejects.toMatchObject({
      error: 'States.DataLimitExceeded',
    });
  });
});
