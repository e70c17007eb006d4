import { afterEach, describe, expect, test } from 'vitest';
import { handler } from '../../src/handler';

const VALUES = { $: { text: 'x', list: [1] } };

/** What the state machine sees: the result as JSON, or the error. */
async function outcome(expression: string, remaining = 30_000): Promise<string> {
  const context = { getRemainingTimeInMillis: () => remaining };
  try {
    return JSON.stringify(await handler({ expression, expressionAttributeValues: VALUES }, context));
  } catch (error) {
    const { name, message } = error as Error;
    return `${name}: ${message}`;
  }
}

/** Text to be equal to, or a pattern to match. */
const like = (expected: string | RegExp): unknown =>
  typeof expected === 'string' ? expected : expect.stringMatching(expected);

const NOT_A_FUNCTION = /^ExpressionError: TypeError: .* is not a function$/;

afterEach(async () => {
  expect(await outcome('1 + 1')).toBe('2');
});

describe('reaches no compiler and nothing of Node.js', () => {
  test.each([
    ["(() => 1).constructor('return process')()", NOT_A_FUNCTION],
    ["(() => 1).constructor.constructor('return process')()", NOT_A_FUNCTION],
    ["$.constructor.constructor('return process')()", NOT_A_FUNCTION],
    ["$.text.constructor.constructor('return process')()", NOT_A_FUNCTION],
    ["$['const' + 'ructor']['const' + 'ructor']('return process')()", NOT_A_FUNCTION],
    ["$.list.map.constructor('return process')()", NOT_A_FUNCTION],
    ["$.list.concat.call.constructor('return process')()", NOT_A_FUNCTION],
    ["$.__proto__.constructor.constructor('return process')()", NOT_A_FUNCTION],
    ["Object.prototype.constructor.constructor('return process')()", NOT_A_FUNCTION],
    ["Object.getPrototypeOf(() => 1).constructor('return process')()", NOT_A_FUNCTION],
    ["Object.getPrototypeOf(async () => 1).constructor('return process')()", NOT_A_FUNCTION],
    ["Object.getPrototypeOf(function* () {}).constructor('return process')()", NOT_A_FUNCTION],
    ["Object.getPrototypeOf(async function* () {}).constructor('return process')()", NOT_A_FUNCTION],
    ["(async () => 1)().constructor.constructor('return process')()", NOT_A_FUNCTION],
    ["(function* () {})().constructor.constructor('return process')()", NOT_A_FUNCTION],
    ["new (class extends Object.getPrototypeOf(() => 1).constructor {})('return process')()", NOT_A_FUNCTION],
    ["new Error().constructor.constructor('return process')()", NOT_A_FUNCTION],
    ["(() => { try { null.x } catch (e) { return e.constructor.constructor('return process')() } })()", NOT_A_FUNCTION],
    [
      "(() => { try { (function f() { f() })() } catch (e) { return e.constructor.constructor('return process')() } })()",
      NOT_A_FUNCTION,
    ],
    ["import('fs').constructor.constructor('return process')()", NOT_A_FUNCTION],
    ["Object.getOwnPropertyDescriptor(Object.getPrototypeOf(() => 1), 'constructor')", 'null'],
    ["Function('return process')()", 'ExpressionError: ReferenceError: Function is not defined'],
    ["eval('process')", 'ExpressionError: ReferenceError: eval is not defined'],
    ["(0, eval)('this.process')", 'ExpressionError: ReferenceError: eval is not defined'],
    ['globalThis.process', 'ExpressionError: ReferenceError: globalThis is not defined'],
    ['process.env', 'ExpressionError: ReferenceError: process is not defined'],
    [
      "process.mainModule.require('child_process').execSync('id')",
      'ExpressionError: ReferenceError: process is not defined',
    ],
    ["require('fs').readFileSync('/etc/passwd', 'utf8')", 'ExpressionError: ReferenceError: require is not defined'],
    ["module.constructor._load('fs')", 'ExpressionError: ReferenceError: module is not defined'],
    ["fetch('http://localhost')", 'ExpressionError: ReferenceError: fetch is not defined'],
    ["console.log.constructor('return process')()", 'ExpressionError: ReferenceError: console is not defined'],
    ['setTimeout(() => 1, 0)', 'ExpressionError: ReferenceError: setTimeout is not defined'],
    ['queueMicrotask(() => 1)', 'ExpressionError: ReferenceError: queueMicrotask is not defined'],
    ['Reflect.construct(Object, [], Object)', 'ExpressionError: ReferenceError: Reflect is not defined'],
    ['new Proxy({}, { get: (t, k, receiver) => receiver })', 'ExpressionError: ReferenceError: Proxy is not defined'],
    ['new Proxy(() => 1, { getPrototypeOf: () => 1 })', 'ExpressionError: ReferenceError: Proxy is not defined'],
    ['WebAssembly.compile([])', 'ExpressionError: ReferenceError: WebAssembly is not defined'],
    ['new SharedArrayBuffer(8)', 'ExpressionError: ReferenceError: SharedArrayBuffer is not defined'],
    ['new ArrayBuffer(8)', 'ExpressionError: ReferenceError: ArrayBuffer is not defined'],
    ['Atomics.wait([], 0, 0)', 'ExpressionError: ReferenceError: Atomics is not defined'],
    ["new WeakRef({}).constructor.constructor('1')()", 'ExpressionError: ReferenceError: WeakRef is not defined'],
    ['new FinalizationRegistry(() => 1)', 'ExpressionError: ReferenceError: FinalizationRegistry is not defined'],
    [
      'new (class extends Array { static get [Symbol.species]() { return Object } })(1).map((x) => x)',
      'ExpressionError: ReferenceError: Symbol is not defined',
    ],
  ])('%s', async (expression, expected) => {
    expect(await outcome(expression)).toEqual(like(expected));
  });
});

describe('gets no frame, no this and no module of the sandbox', () => {
  test.each([
    ['this', 'null'],
    ['(function () { return this })()', 'null'],
    ['(function () { return (() => this)() })()', 'null'],
    [
      "this.constructor.constructor('return process')()",
      /^ExpressionError: TypeError: Cannot read properties of undefined/,
    ],
    ['(function f() { return f.caller })()', /^ExpressionError: TypeError: 'caller', 'callee'/],
    ['arguments.callee.caller', /^ExpressionError: TypeError: 'caller', 'callee'/],
    ['values', 'ExpressionError: ReferenceError: values is not defined'],
    ['evaluate', 'ExpressionError: ReferenceError: evaluate is not defined'],
    ['new Error().stack ?? null', 'null'],
    [
      '(() => { Error.prepareStackTrace = (e, frames) => frames.map((f) => f.getThis()); return new Error().stack })()',
      'ExpressionError: TypeError: Cannot add property prepareStackTrace, object is not extensible',
    ],
    [
      '(() => { Error = { prepareStackTrace: (e, f) => f.length }; try { null.x } catch (e) { return e.stack } })()',
      'null',
    ],
    ['Error.captureStackTrace({})', 'ExpressionError: TypeError: Error.captureStackTrace is not a function'],
    ["import('fs')", 'ExpressionResultError: the result is a Promise, which JSON cannot hold'],
    [
      "import('fs').then((fs) => fs.readFileSync('/etc/passwd'))",
      'ExpressionResultError: the result is a Promise, which JSON cannot hold',
    ],
    ["(() => { import('fs').catch((e) => e.constructor.constructor('process.exit(7)')()); return 1 })()", '1'],
    ['import.meta.url', "ExpressionError: SyntaxError: Cannot use 'import.meta' outside a module"],
  ])('%s', async (expression, expected) => {
    expect(await outcome(expression)).toEqual(like(expected));
  });
});

describe('hands out text alone, whatever the result and the error do', () => {
  test.each([
    [
      '({ toJSON: () => process })',
      'ExpressionResultError: the result cannot be written as JSON: ReferenceError: process is not defined',
    ],
    [
      '({ get x() { return process } })',
      'ExpressionResultError: the result cannot be written as JSON: ReferenceError: process is not defined',
    ],
    ["({ toJSON() { return this.constructor.constructor('return process') } })", '"return process"'],
    ['({ then: (resolve) => resolve(1) })', '{}'],
    ['(() => { Object.prototype.then = (f) => f(1); return { a: 1 } })()', '{"a":1}'],
    ["(() => { Object.prototype.toJSON = () => 'own'; return {} })()", '"own"'],
    ["(() => { JSON.stringify = () => '=forged'; String.prototype.slice = () => 1; return 'kept' })()", '"kept"'],
    ['(() => { Object = String = Array = JSON = null; return 1 })()', '1'],
    [
      "(() => { throw { get name() { throw 1 }, message: 'x' } })()",
      'ExpressionError: threw something that has no text',
    ],
    [
      "(() => { throw { name: { toString: () => ({}) }, message: 'x' } })()",
      'ExpressionError: threw something that has no text',
    ],
    [
      "(() => { throw { name: 'ExpressionTimeout', message: 'not really' } })()",
      'ExpressionError: ExpressionTimeout: not really',
    ],
    ['(() => { throw null })()', 'ExpressionError: null'],
    ["(() => { throw '=1' })()", 'ExpressionError: =1'],
    ["(() => { throw new Error('x'.repeat(1e6)) })()", `ExpressionError: Error: ${'x'.repeat(993)}`],
  ])('%s', async (expression, expected) => {
    expect(await outcome(expression)).toBe(expected);
  });
});

describe('does not leave its place in the source', () => {
  test.each([
    ['1); process.exit(7); (1', '1'],
    ['1 }; process.exit(7); {', "ExpressionError: SyntaxError: Unexpected token '}'"],
    ['1 //', '1'],
    ['1 /*', 'ExpressionError: SyntaxError: Invalid or unexpected token'],
  ])('%s', async (expression, expected) => {
    expect(await outcome(expression)).toBe(expected);
  });
});

describe('ends', () => {
  test.each([
    '(() => { for (;;); })()',
    '(() => { try { for (;;); } finally { for (;;); } })()',
    "/^(a+)+$/.test('a'.repeat(40) + 'b')",
    "'a'.repeat(40).replace(/(a|aa)+$(?<=b)/, '')",
    '({ toJSON() { for (;;); } })',
    '({ get x() { for (;;); } })',
    '(() => { throw { get message() { for (;;); } } })()',
    '(async () => { for (;;) await 0; })()',
    'String(3n ** 3n ** 14n)',
    'Array(2 ** 32 - 1).indexOf(1)',
  ])('%s', async (expression) => {
    expect(await outcome(expression, 1_400)).toBe('ExpressionTimeout: the evaluation takes longer than 0.4 seconds');
  });

  test.each([
    '(() => { const all = []; for (;;) all.push({}); })()',
    "(() => { const all = new Map(); for (let i = 0; ; i++) all.set(i, 'v' + i); })()",
    '(() => { const again = () => (async () => 1)().then(again); again(); return 1 })()',
    '[...(function* () { for (;;) yield 1; })()].length',
    'Array(2 ** 28).fill(0).length',
    "'x'.repeat(2 ** 28).split('').length",
    "JSON.stringify('\\u0000'.repeat(2 ** 26)).length",
  ])('%s', async (expression) => {
    expect(await outcome(expression, 4_000)).toMatch(
      /^(ExpressionOutOfMemory: the evaluation needs more memory than it may have|ExpressionTimeout: .*)$/,
    );
  });

  test.each([
    ["(() => { let text = 'x'; for (;;) text += text; })()", /^ExpressionError: RangeError: Invalid string length$/],
    ['(function f() { return f() })()', /^ExpressionError: RangeError: Maximum call stack size exceeded$/],
    ['Array.from({ length: 2 ** 40 })', /^ExpressionError: RangeError: Invalid array length$/],
    ['(() => { const a = []; a[0] = a; return a })()', /^ExpressionResultError: .* Converting circular structure/],
    [
      '(() => { let a = []; for (let i = 0; i < 1e5; i++) a = [a]; return a })()',
      /^ExpressionResultError: .*RangeError: Maximum call stack size exceeded$/,
    ],
  ])('%s', async (expression, expected) => {
    expect(await outcome(expression)).toEqual(like(expected));
  });
});
