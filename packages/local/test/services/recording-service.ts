import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a client sent it. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What the service answers: the first reply to the first request, and the last one to all that come after. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | object;
}

/** A service on loopback that keeps what it is sent, and answers what it is told. */
export class RecordingService {
  public static async start(...replies: readonly Reply[]): Promise<RecordingService> {
    const service = new RecordingService(replies);
    await new Promise<void>((resolve) => service.server.listen(0, '127.0.0.1', resolve));
    return service;
  }

  public readonly requests: RecordedRequest[] = [];
  private readonly server: Server;

  private constructor(replies: readonly Reply[]) {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        this.requests.push({ method, path: url, headers, body: Buffer.concat(chunks).toString('utf8') });
        const reply: Reply = replies[Math.min(this.requests.length, replies.length) - 1] ?? { body: {} };
        response.writeHead(reply.status ?? 200, {
          'content-type': 'application/json',
          'x-amzn-requestid': 'request-1',
          ...reply.headers,
        });
        response.end(
          typeof reply.body === 'string' || reply.body instanceof Uint8Array ? reply.body : JSON.stringify(reply.body),
        );
      });
    });
  }

  public get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The bodies of all requests, read as JSON. */
  public get bodies(): unknown[] {
    return this.requests.map((request) => JSON.parse(request.body) as unknown);
  }

  public async stop(): Promise<void> {
    const stopped = new Promise<void>((resolve) => {
      this.server.close(() => {
        resolve();
      });
    });
    this.server.closeAllConnections();
    await stopped;
  }
}
