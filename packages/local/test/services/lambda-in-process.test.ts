import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Json } from '../../src/json';
import type { LambdaFunction } from '../../src/services/lambda-function';
import { lambdaInProcess } from '../../src/services/lambda-in-process';
import type { LambdaAnswer, LambdaInProcessOptions, LambdaInvoker } from '../../src/services/lambda-in-process';
import { lambdaCode } from './lambda-code';

const started: { invoker: LambdaInvoker; functions: readonly LambdaFunction[] }[] = [];

afterEach(() => {
  for (const { invoker, functions } of started.splice(0)) {
    invoker.close();
    for (const { codePath } of functions) {
      rmSync(codePath, { recursive: true, force: true });
    }
  }
});

function start(lambda: LambdaFunction, options: Omit<LambdaInProcessOptions, 'functions'> = {}): LambdaInvoker {
  const invoker = lambdaInProcess({ functions: [lambda], ...options });
  started.push({ invoker, functions: [lambda] });
  return invoker;
}

async function run(
  lambda: LambdaFunction,
  event: Json = {},
  options: Omit<LambdaInProcessOptions, 'functions'> = {},
): Promise<[Json, boolean]> {
  const { payload, failed } = await start(lambda, options).invoke(lambda, event);
  return [JSON.parse(payload) as Json, failed];
}

describe('a handler', () => {
  it('can be an async function of CommonJS', async () => {
    const lambda = lambdaCode({ 'index.js': 'exports.handler = async (event) => ({ got: event.id });' });
    expect(await run(lambda, { id: 7 })).toEqual([{ got: 7 }, false]);
  });

  it('can be in an ES module', async () => {
    const lambda = lambdaCode({ 'index.mjs': 'export const handler = async (event) => [event];' });
    expect(await run(lambda, 'text')).toEqual([['text'], false]);
  });

  it('can be in an ES module by package.json', async () => {
    const lambda = lambdaCode({
      'package.json': '{"type":"module"}',
      'index.js': 'import { one } from "./one.js"; export const handler = async () => one;',
      'one.js': 'export const one = 1;',
    });
    expect(await run(lambda)).toEqual([1, false]);
  });

  it('can be in a folder, and inside of an object', async () => {
    const lambda = lambdaCode(
      { 'src/app.js': 'module.exports.api = { pay: async () => "paid" };' },
      { handler: 'src/app.api.pay' },
    );
    expect(await run(lambda)).toEqual(['paid', false]);
  });

  it('can be found when exports are made at run time', async () => {
    const lambda = lambdaCode({ 'index.js': 'module.exports = Object.fromEntries([["handler", async () => 1]]);' });
    expect(await run(lambda)).toEqual([1, false]);
  });

  it('can call back', async () => {
    const lambda = lambdaCode({
      'index.js': 'exports.handler = (event, context, done) => setImmediate(done, null, 5);',
    });
    expect(await run(lambda)).toEqual([5, false]);
  });

  it('answers null when it gives nothing', async () => {
    const lambda = lambdaCode({ 'index.js': 'exports.handler = async () => {};' });
    expect(await run(lambda)).toEqual([null, false]);
  });

  it('sees its context', async () => {
    const lambda = lambdaCode({
      'index.js': `exports.handler = async (event, context) => ({
        ...context, left: context.getRemainingTimeInMillis() > 5000 && context.getRemainingTimeInMillis() <= 10000 });`,
    });
    const [result] = await run(lambda);
    expect(result).toMatchObject({
      functionName: 'Stack-Pay1234',
      functionVersion: '$LATEST',
      invokedFunctionArn: lambda.arn,
      memoryLimitInMB: '128',
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      left: true,
    });
  });
});

describe('the process', () => {
  const showEnvironment = 'exports.handler = async () => process.env;';

  it('has the environment of the function, and not ours', async () => {
    process.env.CDK_SFN_TEST_SECRET = 'ours';
    const lambda = lambdaCode({ 'index.js': showEnvironment }, { environment: { TABLE: 'Orders' } });
    const [result] = await run(lambda, {}, { region: 'eu-west-1', environment: { AWS_ENDPOINT_URL: 'http://x' } });
    delete process.env.CDK_SFN_TEST_SECRET;
    expect(result).toMatchObject({
      TABLE: 'Orders',
      AWS_REGION: 'eu-west-1',
      AWS_ENDPOINT_URL: 'http://x',
      AWS_LAMBDA_FUNCTION_NAME: 'Stack-Pay1234',
      LAMBDA_TASK_ROOT: lambda.codePath,
    });
    expect(result).not.toHaveProperty('CDK_SFN_TEST_SECRET');
    expect(result).not.toHaveProperty('AWS_ACCESS_KEY_ID');
  });

  it('has the keys that are given', async () => {
    const lambda = lambdaCode({ 'index.js': showEnvironment });
    const [result] = await run(lambda, {}, { credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
    expect(result).toMatchObject({ AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' });
  });

  it('is used again, and does one thing at a time', async () => {
    const lambda = lambdaCode({
      'index.js': `let calls = 0;
        exports.handler = async () => { await new Promise((r) => setTimeout(r, 20)); return ++calls; };`,
    });
    const invoker = start(lambda);
    const counts: string[] = [];
    counts.push((await invoker.invoke(lambda, {})).payload, (await invoker.invoke(lambda, {})).payload);
    expect(counts).toEqual(['1', '2']);
    const both = await Promise.all([invoker.invoke(lambda, {}), invoker.invoke(lambda, {})]);
    expect(both.map(({ payload }) => payload).sort()).toEqual(['1', '3']);
  });

  it('hands on what is printed', async () => {
    const lambda = lambdaCode({
      'index.js': 'exports.handler = async () => { console.log("one\\ntwo"); console.error("three"); };',
    });
    const lines: string[] = [];
    const invoker = start(lambda, {
      onLog: ({ stream, text, function: { logicalId } }) => lines.push(`${logicalId} ${stream} ${text}`),
    });
    await invoker.invoke(lambda, {});
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(lines.sort()).toEqual(['Pay1234 stderr three', 'Pay1234 stdout one', 'Pay1234 stdout two']);
  });
});

describe('a failure', () => {
  it('has type, message and trace', async () => {
    const lambda = lambdaCode({
      'index.js': `class NotPaid extends Error { constructor(m) { super(m); this.name = 'NotPaid'; } }
        exports.handler = async () => { throw new NotPaid('no money'); };`,
    });
    const [result, failed] = await run(lambda);
    expect(failed).toBe(true);
    expect(result).toMatchObject({ errorType: 'NotPaid', errorMessage: 'no money' });
    expect((result as { trace: string[] }).trace[0]).toBe('NotPaid: no money');
  });

  it('can be thrown at once, called back or be no error at all', async () => {
    expect(
      await run(lambdaCode({ 'index.js': 'exports.handler = () => { throw new TypeError("a"); };' })),
    ).toMatchObject([{ errorType: 'TypeError', errorMessage: 'a' }, true]);
    expect(
      await run(lambdaCode({ 'index.js': 'exports.handler = (e, c, done) => { done(new RangeError("b")); };' })),
    ).toMatchObject([{ errorType: 'RangeError', errorMessage: 'b' }, true]);
    expect(await run(lambdaCode({ 'index.js': 'exports.handler = async () => { throw "c"; };' }))).toEqual([
      { errorType: 'string', errorMessage: 'c', trace: [] },
      true,
    ]);
  });

  it('is a time-out after the time of the function', async () => {
    const lambda = lambdaCode(
      { 'index.js': 'exports.handler = () => new Promise(() => setInterval(() => {}, 1000));' },
      { timeoutSeconds: 0.3 },
    );
    const invoker = start(lambda);
    const answer = await invoker.invoke(lambda, {});
    expect(JSON.parse(answer.payload)).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${answer.requestId} Error: Task timed out after 0.30 seconds`,
    });
  });

  it('is a time-out in a loop without end too, and the next invocation has a new process', async () => {
    const lambda = lambdaCode(
      { 'index.js': 'exports.handler = async (event) => { while (event.loop) {} return "well"; };' },
      { timeoutSeconds: 1 },
    );
    const invoker = start(lambda);
    expect((await invoker.invoke(lambda, { loop: true })).failed).toBe(true);
    expect(await invoker.invoke(lambda, {})).toMatchObject({ payload: '"well"', failed: false });
  });

  it('is an exit', async () => {
    const lambda = lambdaCode({ 'index.js': 'exports.handler = async () => process.exit(3);' });
    const answer: LambdaAnswer = await start(lambda).invoke(lambda, {});
    expect(JSON.parse(answer.payload)).toEqual({
      errorType: 'Runtime.ExitError',
      errorMessage: `RequestId: ${answer.requestId} Error: Runtime exited with error: exit status 3`,
    });
  });

  it('is an error that nobody catches', async () => {
    const lambda = lambdaCode({
      'index.js': `exports.handler = () => new Promise(() => {
        setImmediate(() => { throw new Error('late'); }); setInterval(() => {}, 1000); });`,
    });
    expect(await run(lambda)).toMatchObject([{ errorType: 'Error', errorMessage: 'late' }, true]);
  });

  it('is a promise that nobody catches', async () => {
    const lambda = lambdaCode({
      'index.js': `exports.handler = () => new Promise(() => {
        Promise.reject(new Error('lost')); setInterval(() => {}, 1000); });`,
    });
    expect(await run(lambda)).toMatchObject([
      { errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: 'lost' },
      true,
    ]);
  });

  it.each([
    ['a file that is not there', {}, 'Runtime.ImportModuleError'],
    ['a module that is not there', { 'index.js': 'require("not-there");' }, 'Runtime.ImportModuleError'],
    ['a syntax error', { 'index.js': 'exports.handler = (' }, 'Runtime.UserCodeSyntaxError'],
    ['an export that is not there', { 'index.js': 'exports.other = 1;' }, 'Runtime.HandlerNotFound'],
  ])('is %s', async (_what, files, errorType) => {
    expect(await run(lambdaCode(files as Record<string, string>))).toMatchObject([{ errorType }, true]);
  });

  it('is a result that is no JSON', async () => {
    const lambda = lambdaCode({ 'index.js': 'exports.handler = async () => 1n;' });
    expect(await run(lambda)).toMatchObject([{ errorType: 'TypeError' }, true]);
  });
});

describe('an invocation', () => {
  const sleeper = { 'index.js': 'exports.handler = () => new Promise(() => setInterval(() => {}, 1000));' };

  it('ends when it is given up', async () => {
    const lambda = lambdaCode(sleeper);
    const controller = new AbortController();
    const answer = start(lambda).invoke(lambda, {}, controller.signal);
    setTimeout(() => {
      controller.abort();
    }, 50);
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('does not begin when it is given up before', async () => {
    const lambda = lambdaCode(sleeper);
    await expect(start(lambda).invoke(lambda, {}, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('needs Node.js', async () => {
    const lambda = lambdaCode({}, { runtime: 'python3.13' });
    await expect(start(lambda).invoke(lambda, {})).rejects.toThrow(
      'The function Pay1234 needs python3.13; only Node.js runs here. Run the function behind an endpoint',
    );
  });

  it('needs the code, in a folder', async () => {
    const lambda = lambdaCode({ 'index.js': 'exports.handler = async () => 1;' });
    const invoker = start(lambda);
    await expect(invoker.invoke({ ...lambda, codePath: '/nowhere' }, {})).rejects.toThrow(
      'The code of the function Pay1234 is not there: /nowhere',
    );
    await expect(invoker.invoke({ ...lambda, codePath: join(lambda.codePath, 'index.js') }, {})).rejects.toThrow(
      'The code of the function Pay1234 is no folder',
    );
  });
});

describe('find', () => {
  const lambda = lambdaCode({});
  const invoker = lambdaInProcess({ functions: [lambda] });
  started.push({ invoker, functions: [lambda] });

  it.each([
    ['its logical id', 'Pay1234'],
    ['its name', 'Stack-Pay1234'],
    ['its name and a version', 'Stack-Pay1234:$LATEST'],
    ['its ARN', lambda.arn],
    ['its ARN and an alias', `${lambda.arn}:live`],
    ['a short ARN', '123456789012:function:Stack-Pay1234'],
  ])('knows a function by %s', (_what, name) => {
    expect(invoker.find(name)).toBe(lambda);
  });

  it.each([
    ['another name', 'Pay'],
    ['another ARN', 'arn:aws:lambda:us-east-1:123456789012:function:Pay'],
    ['nothing', ''],
  ])('does not know %s', (_what, name) => {
    expect(invoker.find(name)).toBeUndefined();
  });
});
