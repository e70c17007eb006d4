import { execFileSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import * as vm from 'node:vm';
import { expect, test } from 'vitest';
import { sandbox, SANDBOX_FLAGS } from '../../src/handler/sandbox';

/** Runs the program with a script of ours inside the context instead of the realm. */
function sandboxWith(script: string): (expression: string) => string[] {
  const sent: string[] = [];
  const host = Object.assign(new EventEmitter(), { send: (message: string) => sent.push(message) });
  sandbox(vm, host, {}, script);
  return (expression) => {
    host.emit('message', { expression, values: '{}' });
    return sent;
  };
}

test('says when it is ready, then answers each request', () => {
  const ask = sandboxWith('evaluate()');

  expect(ask("'a'")).toEqual(['ready', 'a']);
  expect(ask("'b'")).toEqual(['ready', 'a', 'b']);
});

test('answers for an expression that does not parse', () => {
  expect(sandboxWith('evaluate()')('1 +')).toEqual(['ready', "ExpressionError:SyntaxError: Unexpected token ')'"]);
});

test('takes what is of Node.js away from its process', () => {
  const globals = { process, require, Math };
  sandbox(vm, Object.assign(new EventEmitter(), { send: () => true }), globals, '');

  expect(globals).toEqual({ Math });
});

test.each([
  ['gives no text', '({})', 'the evaluation gave no answer'],
  ['throws', '(() => { throw 1 })()', 'the evaluation broke off'],
])('lets no object out of a context that %s', (_, expression, message) => {
  expect(sandboxWith('evaluate()')(expression)).toEqual(['ready', `ExpressionError:${message}`]);
});

test.each([
  ["Function('return 1')()", 'EvalError'],
  ["require('fs').readFileSync('/etc/passwd')", 'ERR_ACCESS_DENIED'],
  ["require('child_process').execFileSync('id')", 'ERR_ACCESS_DENIED'],
  ["new (require('worker_threads').Worker)('1', { eval: true })", 'ERR_ACCESS_DENIED'],
])('runs in a process that refuses %s', (code, expected) => {
  const probe = `try { ${code}; console.log('done') } catch (e) { console.log(e.code ?? e.name) }`;
  const output = execFileSync(process.execPath, [...SANDBOX_FLAGS, '--eval', probe], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });

  expect(output.trim()).toBe(expected);
});
