/**
 * The program of the process that a Lambda function runs in, as JavaScript text for `node -e`: the process then has
 * nothing of ours, and the same text works from sources and from the package.
 *
 * The parent sends `{ id, handler, event, context }` and gets `{ id, payload }` or `{ id, error }` back, both JSON
 * text. `handler` is the file without its ending, and the name of the export.
 */
export const LAMBDA_BOOTSTRAP = String.raw`
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const send = (message) => new Promise((resolve) => process.send(message, resolve));
const root = process.env.LAMBDA_TASK_ROOT;
let loading;

class RuntimeError extends Error {
  constructor(name, message) {
    super(message);
    this.name = name;
  }
}

function described(error) {
  if (typeof error === 'object' && error !== null && 'message' in error && 'stack' in error) {
    return {
      errorType: String(error.name),
      errorMessage: String(error.message),
      trace: String(error.stack).split('\n'),
    };
  }
  const errorMessage = typeof error === 'string' ? error : JSON.stringify(error) ?? String(error);
  return { errorType: typeof error, errorMessage, trace: [] };
}

async function load(handler) {
  const match = /^(.*?)\.([^/\\]+)$/.exec(handler.slice(handler.lastIndexOf('/') + 1));
  const folder = handler.slice(0, handler.lastIndexOf('/') + 1);
  if (match === null) {
    throw new RuntimeError('Runtime.MalformedHandlerName', 'Bad handler');
  }
  const module = folder + match[1];
  const file = ['.js', '.mjs', '.cjs', ''].map((ending) => join(root, module + ending)).find((path) => existsSync(path));
  if (file === undefined) {
    throw new RuntimeError('Runtime.ImportModuleError', "Error: Cannot find module '" + module + "'");
  }
  let loaded;
  try {
    loaded = await import(pathToFileURL(file).href);
  } catch (error) {
    const name = error instanceof SyntaxError ? 'Runtime.UserCodeSyntaxError' : 'Runtime.ImportModuleError';
    throw new RuntimeError(name, String(error));
  }
  const path = match[2].split('.');
  const find = (from) => path.reduce((value, key) => (value === undefined || value === null ? undefined : value[key]), from);
  const found = find(loaded) ?? find(loaded.default);
  if (typeof found !== 'function') {
    throw new RuntimeError('Runtime.HandlerNotFound', handler + ' is undefined or not exported');
  }
  return found;
}

async function run({ handler, event, context, deadline }) {
  loading ??= load(handler);
  const call = await loading;
  return new Promise((resolve, reject) => {
    const done = (error, value) => (error === undefined || error === null ? resolve(value) : reject(error));
    const full = {
      ...context,
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
      done,
      succeed: (value) => resolve(value),
      fail: (error) => reject(error),
    };
    const result = call(event, full, done);
    if (typeof result === 'object' && result !== null && typeof result.then === 'function') {
      result.then(resolve, reject);
    } else if (call.length < 3) {
      // What a function returns that is not async is no answer, as in AWS.
      resolve(null);
    }
  });
}

process.on('message', async (message) => {
  const fail = (error) => send({ id: message.id, error: JSON.stringify(described(error)) });
  const crash = (name) => async (error) => {
    await fail(Object.assign(new RuntimeError(name, String(error && error.message !== undefined ? error.message : error))));
    process.exit(1);
  };
  process.removeAllListeners('uncaughtException');
  process.removeAllListeners('unhandledRejection');
  process.on('uncaughtException', async (error) => {
    await fail(error);
    process.exit(1);
  });
  process.on('unhandledRejection', crash('Runtime.UnhandledPromiseRejection'));
  let payload;
  try {
    const result = await run(message);
    payload = JSON.stringify(result === undefined ? null : result) ?? 'null';
  } catch (error) {
    await fail(error);
    return;
  }
  await send({ id: message.id, payload });
});
process.on('disconnect', () => process.exit(0));
`;
