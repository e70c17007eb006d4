import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Json } from '../json';
import { LAMBDA_BOOTSTRAP } from './lambda-bootstrap';
import type { LambdaFunction } from './lambda-function';
import type { AwsCredentials } from './service-clients';

/** How functions are run on this machine. */
export interface LambdaInProcessOptions {
  readonly functions: readonly LambdaFunction[];
  /**
   * Variables that all functions get beside their own, which win: `AWS_ENDPOINT_URL`, `AWS_ENDPOINT_URL_SFN`.
   *
   * @default - none
   */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * What functions find as `AWS_REGION`.
   *
   * @default us-east-1
   */
  readonly region?: string;
  /** @default - functions have no keys */
  readonly credentials?: AwsCredentials;
  /**
   * Takes each line that a function prints.
   *
   * @default - lines are dropped
   */
  readonly onLog?: (line: LambdaLogLine) => void;
}

/** A line that a function printed. */
export interface LambdaLogLine {
  readonly function: LambdaFunction;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

/** What a function answered. */
export interface LambdaAnswer {
  /** JSON text: what the function gave; of an error, `{"errorType", "errorMessage", "trace"}`. */
  readonly payload: string;
  /** True when the function failed. */
  readonly failed: boolean;
  readonly requestId: string;
}

/** Runs functions, by ARN, name or logical id. */
export interface LambdaInvoker {
  /** The function that a name or an ARN means, with or without a version. */
  find(name: string): LambdaFunction | undefined;
  /** @param signal ends the function when it is aborted */
  invoke(lambda: LambdaFunction, payload: Json, signal?: AbortSignal): Promise<LambdaAnswer>;
  /** Ends all processes. */
  close(): void;
}

interface Message {
  readonly id: string;
  readonly payload?: string;
  readonly error?: string;
}

/**
 * Runs Node.js functions from their assets, each in a process that has the function's environment and nothing of ours.
 *
 * As in AWS, a process is used again by the next invocation of its function, and does one at a time.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
 */
export function lambdaInProcess(options: LambdaInProcessOptions): LambdaInvoker {
  const idle = new Map<LambdaFunction, ChildProcess[]>();
  const alive = new Set<ChildProcess>();

  function start(lambda: LambdaFunction): ChildProcess {
    const child = spawn(process.execPath, ['-e', LAMBDA_BOOTSTRAP], {
      cwd: lambda.codePath,
      env: environment(lambda, options),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      windowsHide: true,
    });
    alive.add(child);
    child.once('exit', () => {
      alive.delete(child);
      const rest = (idle.get(lambda) ?? []).filter((other) => other !== child);
      idle.set(lambda, rest);
    });
    for (const stream of ['stdout', 'stderr'] as const) {
      const pipe = child[stream];
      if (pipe !== null) {
        createInterface({ input: pipe, crlfDelay: Infinity }).on('line', (text) => {
          options.onLog?.({ function: lambda, stream, text });
        });
      }
    }
    return child;
  }

  return {
    find: (name) => options.functions.find((lambda) => isNamed(lambda, name)),
    close: () => {
      for (const child of alive) {
        child.kill('SIGKILL');
      }
    },
    invoke: async (lambda, payload, signal) => {
      checkRunnable(lambda);
      signal?.throwIfAborted();
      const child = idle.get(lambda)?.pop() ?? start(lambda);
      reference(child, true);
      const answer = await invokeIn(child, lambda, payload, options, signal);
      if (alive.has(child) && child.connected && !child.killed) {
        reference(child, false);
        idle.set(lambda, [...(idle.get(lambda) ?? []), child]);
      }
      return answer;
    },
  };
}

// An idle process is no reason for ours to stay.
function reference(child: ChildProcess, isBusy: boolean): void {
  const pipes = [child.stdout, child.stderr] as unknown as readonly { ref?(): void; unref?(): void }[];
  for (const handle of [child, child.channel, ...pipes]) {
    if (isBusy) {
      handle?.ref?.();
    } else {
      handle?.unref?.();
    }
  }
}

async function invokeIn(
  child: ChildProcess,
  lambda: LambdaFunction,
  payload: Json,
  options: LambdaInProcessOptions,
  signal: AbortSignal | undefined,
): Promise<LambdaAnswer> {
  const requestId = randomUUID();
  const failure = (errorType: string, problem: string): LambdaAnswer => ({
    requestId,
    failed: true,
    payload: JSON.stringify({ errorType, errorMessage: `RequestId: ${requestId} Error: ${problem}` }),
  });
  let cleanUp: (() => void) | undefined;
  try {
    return await new Promise<LambdaAnswer>((resolve, reject) => {
      const timer = setTimeout(() => {
        child.kill('SIGKILL');
        resolve(failure('Sandbox.Timedout', `Task timed out after ${lambda.timeoutSeconds.toFixed(2)} seconds`));
      }, lambda.timeoutSeconds * 1000);
      const onMessage = (message: Message): void => {
        if (message.id === requestId) {
          const failed = message.payload === undefined;
          resolve({ requestId, failed, payload: message.payload ?? message.error ?? 'null' });
        }
      };
      const onExit = (code: number | null, by: string | null): void => {
        const status = code === null ? `signal: ${String(by)}` : `exit status ${code}`;
        resolve(failure('Runtime.ExitError', `Runtime exited with error: ${status}`));
      };
      const onAbort = (): void => {
        child.kill('SIGKILL');
        reject(signal?.reason instanceof Error ? signal.reason : new Error('The invocation was given up'));
      };
      cleanUp = () => {
        clearTimeout(timer);
        child.off('message', onMessage).off('exit', onExit).off('error', reject);
        signal?.removeEventListener('abort', onAbort);
      };
      child.on('message', onMessage).once('exit', onExit).once('error', reject);
      signal?.addEventListener('abort', onAbort, { once: true });
      child.send({
        id: requestId,
        handler: lambda.handler,
        event: payload,
        deadline: Date.now() + lambda.timeoutSeconds * 1000,
        context: {
          functionName: lambda.name,
          functionVersion: '$LATEST',
          invokedFunctionArn: lambda.arn,
          memoryLimitInMB: String(lambda.memorySize ?? 128),
          awsRequestId: requestId,
          logGroupName: `/aws/lambda/${lambda.name}`,
          logStreamName: `local/[$LATEST]${requestId}`,
        },
      });
    });
  } finally {
    cleanUp?.();
  }
}

function environment(lambda: LambdaFunction, options: LambdaInProcessOptions): Record<string, string> {
  const region = options.region ?? 'us-east-1';
  const host = (name: string): Record<string, string> => {
    const value = process.env[name];
    return value === undefined ? {} : { [name]: value };
  };
  return {
    // Without these, programs that the function starts are not found, and Windows has no sockets.
    ...host('PATH'),
    ...host('SystemRoot'),
    LANG: 'en_US.UTF-8',
    TZ: 'UTC',
    // The runtime brings the AWS SDK along; here the project does.
    NODE_PATH: join(process.cwd(), 'node_modules'),
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${lambda.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: lambda.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(lambda.memorySize ?? 128),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${lambda.name}`,
    LAMBDA_TASK_ROOT: lambda.codePath,
    _HANDLER: lambda.handler,
    ...(options.credentials === undefined
      ? {}
      : {
          AWS_ACCESS_KEY_ID: options.credentials.accessKeyId,
          AWS_SECRET_ACCESS_KEY: options.credentials.secretAccessKey,
          ...(options.credentials.sessionToken === undefined
            ? {}
            : { AWS_SESSION_TOKEN: options.credentials.sessionToken }),
        }),
    ...options.environment,
    ...lambda.environment,
  };
}

function isNamed(lambda: LambdaFunction, name: string): boolean {
  const names = [lambda.arn, lambda.name, lambda.logicalId];
  if (names.includes(name)) {
    return true;
  }
  // A version or an alias comes after one more colon, and an account before the name in `123456789012:function:name`.
  const [, found] = /^(?:arn:aws[a-z-]*:lambda:[^:]*:)?(?:[^:]*:function:)?([^:]+)(?::[^:]+)?$/.exec(name) ?? [];
  return found !== undefined && (found === lambda.name || found === lambda.logicalId);
}

function checkRunnable(lambda: LambdaFunction): void {
  const hint = 'Run the function behind an endpoint, and leave it out here.';
  if (!lambda.runtime.startsWith('nodejs')) {
    throw new Error(`The function ${lambda.logicalId} needs ${lambda.runtime}; only Node.js runs here. ${hint}`);
  }
  let isFolder: boolean;
  try {
    isFolder = statSync(lambda.codePath).isDirectory();
  } catch {
    throw new Error(`The code of the function ${lambda.logicalId} is not there: ${lambda.codePath}`);
  }
  if (!isFolder) {
    throw new Error(`The code of the function ${lambda.logicalId} is no folder: ${lambda.codePath}. ${hint}`);
  }
}
