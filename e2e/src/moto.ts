import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface MotoOptions {
  /** The folder of the Python environment's programs. */
  readonly bin: string;
  /** The address that runs functions. */
  readonly functions: string;
}

const SERVER = join(import.meta.dirname, '../python/serve_moto.py');

/** A server of moto: AWS, as far as moto has it. It ends with this process at the latest. */
export class Moto {
  public static async start({ bin, functions }: MotoOptions): Promise<Moto> {
    const server = spawn(join(bin, 'python'), [SERVER], {
      env: { ...process.env, FUNCTIONS: functions },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let said = '';
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-10_000);
    });
    const port = await new Promise<number>((resolve, reject) => {
      createInterface({ input: server.stdout }).once('line', (line) => {
        resolve((JSON.parse(line) as { port: number }).port);
      });
      server.once('error', reject).once('exit', (code) => {
        reject(new Error(`moto ended with ${String(code)} before it served\n${said}`));
      });
    });
    return new Moto(server, `http://127.0.0.1:${port}`, () => said);
  }

  private constructor(
    private readonly server: ChildProcess,
    /** Where all services are called at. */
    public readonly endpoint: string,
    /** The end of what the server said, such as why it could not answer. */
    public readonly log: () => string,
  ) {}

  /** Forgets everything. The names that it gives from now on follow from the seed. */
  public async reset(seed: number): Promise<void> {
    await this.post('reset');
    await this.post('config', { stepfunctions: { execute_state_machine: true }, lambda: { use_docker: false } });
    await this.post(`seed?a=${seed}`);
  }

  public async stop(): Promise<void> {
    if (this.server.exitCode === null) {
      const exit = once(this.server, 'exit');
      this.server.stdin?.end();
      // Executions that still wait would keep it.
      const timer = setTimeout(() => this.server.kill('SIGKILL'), 2_000);
      await exit;
      clearTimeout(timer);
    }
  }

  private async post(path: string, body: object = {}): Promise<void> {
    const response = await fetch(`${this.endpoint}/moto-api/${path}`, { method: 'POST', body: JSON.stringify(body) });
    if (!response.ok) {
      throw new Error(`moto answered ${path} with ${response.status}: ${await response.text()}`);
    }
  }
}
