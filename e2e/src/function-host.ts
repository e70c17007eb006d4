import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from '../../packages/local/src/json.ts';
import type { LambdaInvoker } from '../../packages/local/src/services/lambda-in-process.ts';

/** Runs functions for moto, as our engine has them run: in a process of Node.js. */
export class FunctionHost {
  public static async start(): Promise<FunctionHost> {
    const host = new FunctionHost();
    await new Promise<void>((resolve, reject) => {
      host.server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    return host;
  }

  /** What runs functions from now on. */
  public invoker: LambdaInvoker | undefined;

  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      this.answer(request).then(
        (answer) => response.end(JSON.stringify(answer)),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
  }

  public get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public async stop(): Promise<void> {
    await new Promise((resolve) => {
      this.server.close(resolve);
      this.server.closeAllConnections();
    });
  }

  private async answer(request: IncomingMessage): Promise<{ payload: string; failed: boolean }> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) {
      chunks.push(chunk);
    }
    const { name, payload } = JSON.parse(Buffer.concat(chunks).toString()) as { name: string; payload: string };
    const found = this.invoker?.find(name);
    if (found === undefined || this.invoker === undefined) {
      throw new Error(`There is no function ${name}`);
    }
    const answer = await this.invoker.invoke(found, JSON.parse(payload) as Json);
    return { payload: answer.payload, failed: answer.failed };
  }
}
