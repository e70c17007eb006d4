import type * as vm from 'node:vm';

/** One evaluation, as it is sent to the process of the sandbox. */
export interface SandboxRequest {
  /** JavaScript source of one expression. */
  readonly expression: string;
  /** The values that it uses by their paths, as JSON text. */
  readonly values: string;
}

/** The part of `process` that the sandbox uses. */
export interface SandboxHost {
  send(message: string): unknown;
  on(event: 'message', listener: (request: SandboxRequest) => void): unknown;
  on(event: 'unhandledRejection', listener: () => void): unknown;
}

/**
 * How Node.js starts the sandbox: it compiles no text, touches no files or other processes, and has a small heap.
 *
 * It is a process, because a thread is not enough: V8 ends the whole process when one allocation goes beyond the heap
 * limit, and some of its functions do not stop before they are done.
 */
export const SANDBOX_FLAGS = [
  // Node.js 20 has the permission model under its first name; without a permission nothing is allowed.
  ...['--permission', '--experimental-permission']
    .filter((flag) => process.allowedNodeEnvironmentFlags.has(flag))
    .slice(0, 1),
  '--disallow-code-generation-from-strings',
  '--max-old-space-size=64',
  '--max-semi-space-size=4',
];

/**
 * The program of the process that evaluates. Its source text is what runs there, so it uses nothing from outside.
 *
 * Each evaluation gets a context of its own, and the objects of this process are never handed to it.
 *
 * @param realmProgram the script that runs inside each context and gives the answer as text
 */
export function sandbox(nodeVm: typeof vm, host: SandboxHost, hostGlobals: object, realmProgram: string): void {
  'use strict';
  const { Script, createContext, compileFunction } = nodeVm;
  const send = host.send.bind(host);
  const program = new Script(realmProgram);

  function evaluate({ expression, values }: SandboxRequest): string {
    const global = Object.assign(Object.create(null) as Record<string, unknown>, { values });
    const context = createContext(global, {
      codeGeneration: { strings: false, wasm: false },
      microtaskMode: 'afterEvaluate',
    });
    try {
      const body = `"use strict"; return (${expression}\n);`;
      global.evaluate = compileFunction(body, [], { parsingContext: context });
    } catch (error) {
      return `ExpressionError:${String(error)}`;
    }
    try {
      const answer: unknown = program.runInContext(context);
      return typeof answer === 'string' ? answer : 'ExpressionError:the evaluation gave no answer';
    } catch {
      // Only Node.js itself throws here, as at the end of its stack; what it throws is not looked at.
      return 'ExpressionError:the evaluation broke off';
    }
  }

  // A dynamic import is refused by a promise that the expression may drop.
  host.on('unhandledRejection', () => undefined);
  host.on('message', (request) => send(evaluate(request)));
  for (const name of [
    'process',
    'require',
    'module',
    'exports',
    'global',
    'Buffer',
    'fetch',
    'WebSocket',
    'WebAssembly',
  ]) {
    Reflect.deleteProperty(hostGlobals, name);
  }
  send('ready');
}
