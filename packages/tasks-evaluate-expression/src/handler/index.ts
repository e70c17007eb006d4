import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { SAFE_GLOBALS } from './globals';
import { realm } from './realm';
import { sandbox, SANDBOX_FLAGS } from './sandbox';
import type { SandboxRequest } from './sandbox';

/** What the function is called with. */
export interface Event {
  /** JavaScript source of one expression, from the definition of the state machine, never from its input. */
  readonly expression: string;
  /** The values that the expression uses, by their paths: `{ '$.a.b': 1 }`. */
  readonly expressionAttributeValues: { readonly [path: string]: any };
}

/** The part of the Lambda context that the handler uses. */
export interface InvocationContext {
  getRemainingTimeInMillis(): number;
}

/** The longest that one evaluation may take. */
const TIME_LIMIT_MS = 5_000;
/** What is kept of the function's own time, to stop the sandbox and to answer. */
const RESERVE_MS = 1_000;

// Starting it takes some 30 ms and an evaluation less than one, so it starts with the function and outlives invocations.
let current: Promise<ChildProcess> | undefined = start();

/**
 * Evaluates one expression in a sandbox.
 *
 * @throws ExpressionError when the expression does not parse or throws
 * @throws ExpressionResultError when JSON cannot hold the result
 * @throws ExpressionTimeout after 5 seconds
 * @throws ExpressionOutOfMemory when the sandbox breaks down, above all at the end of its memory
 * @throws ExpressionSandboxError when the sandbox does not start
 */
export async function handler(event: Event, context: InvocationContext): Promise<unknown> {
  const { expression, expressionAttributeValues } = event;
  const child = await (current ??= start());
  const answer = await ask(child, { expression, values: write(expressionAttributeValues) }, context);
  if (answer.startsWith('=')) {
    return JSON.parse(answer.slice(1));
  }
  const [name = '', ...message] = answer.split(':');
  throw failure(name, message.join(':'));
}

function start(): Promise<ChildProcess> {
  const program = `(${realm.toString()})(${JSON.stringify(SAFE_GLOBALS)})`;
  const code = `(${sandbox.toString()})(require('node:vm'), process, globalThis, ${JSON.stringify(program)})`;
  const { LD_LIBRARY_PATH, TZ } = process.env;
  const child = spawn(process.execPath, [...SANDBOX_FLAGS, '--eval', code], {
    env: { ...(LD_LIBRARY_PATH && { LD_LIBRARY_PATH }), ...(TZ && { TZ }) },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const started = new Promise<ChildProcess>((resolve, reject) => {
    const gone = () => {
      reject(failure('ExpressionSandboxError', 'the sandbox did not start'));
      if (current === started) {
        current = undefined;
      }
    };
    child.on('exit', gone);
    child.on('error', gone);
    child.once('message', () => {
      child.unref();
      child.channel?.unref();
      resolve(child);
    });
  });
  // The invocation that waits for it hears of it.
  started.catch(() => undefined);
  return started;
}

function ask(child: ChildProcess, request: SandboxRequest, context: InvocationContext): Promise<string> {
  const limit = Math.min(TIME_LIMIT_MS, context.getRemainingTimeInMillis() - RESERVE_MS);
  return new Promise((resolve) => {
    const answer = (text: unknown) => {
      clearTimeout(timer);
      child.off('message', answer);
      child.off('exit', brokeDown);
      resolve(String(text));
    };
    const brokeDown = () => {
      answer('ExpressionOutOfMemory:the evaluation needs more memory than it may have');
    };
    const timer = setTimeout(() => {
      current = undefined;
      child.kill('SIGKILL');
      answer(`ExpressionTimeout:the evaluation takes longer than ${limit / 1000} seconds`);
    }, limit);
    child.on('message', answer);
    child.on('exit', brokeDown);
    child.send(request, (error) => {
      if (error) {
        brokeDown();
      }
    });
  });
}

function write(values: Event['expressionAttributeValues']): string {
  try {
    return JSON.stringify(values);
  } catch {
    throw failure('ExpressionError', 'the values are nested too deeply');
  }
}

/** An error as Lambda reports it: its name, its message, and no path of this machine. */
function failure(name: string, message: string): Error {
  return Object.assign(new Error(message), { name, stack: `${name}: ${message}` });
}
