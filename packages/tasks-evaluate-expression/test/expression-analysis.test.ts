import { parseExpressionAt } from 'acorn';
import { describe, expect, test } from 'vitest';
import { ExpressionAnalysis } from '../src/expression-analysis';
import { outermostPaths, pathText } from '../src/state-path';

function analyse(text: string) {
  const expression = parseExpressionAt(text, 0, { ecmaVersion: 2024, preserveParens: true });
  const { paths, problems } = new ExpressionAnalysis(expression, /^__TOKEN__$/);
  return {
    paths: outermostPaths(paths).map(pathText),
    problems: problems.map(({ problem, fix }) => `${problem}: ${fix}`),
  };
}

describe('reads the path itself where its value must be there', () => {
  test.each([
    ['$.a + $.ab', ['$.a', '$.ab']],
    ['$.a.b.c', ['$.a.b.c']],
    ['$[\'a b\']["c"].d', ["$['a b'].c.d"]],
    ['($.a).b', ['$.a.b']],
    ['`${$.a} $.b`', ['$.a']],
    ["'$.a' + $.b", ['$.b']],
    ['/$.a/.test($.b)', ['$.b']],
    ["$.a === 'x'", ['$.a']],
    ['[$.a, ...$.b, { c: $.c, [$.d]: 1 }]', ['$.a', '$.b', '$.c', '$.d']],
    ['Math.max($.a, -$.b)', ['$.a', '$.b']],
    ['new Date($.t).toISOString()', ['$.t']],
    ['($.a, $.b)', ['$.a', '$.b']],
    ['$.my - $.field', ['$.my', '$.field']],
    ['String.raw`${$.a}`', ['$.a']],
    ['$total + $$.Map.Item.Index', ['$total', '$$.Map.Item.Index']],
    ['1', []],
  ])('%s', (text, paths) => {
    expect(analyse(text)).toEqual({ paths, problems: [] });
  });
});

describe('stops before what a value may have of its own', () => {
  test.each([
    ['$.items.map(i => i.price * 2)', ['$.items']],
    ['$.a.b.trim().length', ['$.a.b']],
    ['($.a.b)()', ['$.a']],
    ['$.a.tag`x`', ['$.a']],
    ['$.items.length', ['$.items']],
    ['$.items[0].price', ['$.items']],
    ['$.items[$.index]', ['$.index', '$.items']],
    ['$.items[`key`]', ['$.items']],
    ['$.length', ['$']],
    ['$[0]', ['$']],
    ['$.map(x => x)', ['$']],
    ['Object.keys($)', ['$']],
  ])('%s', (text, paths) => {
    expect(analyse(text)).toEqual({ paths, problems: [] });
  });
});

describe('reads what is around a value that may be absent', () => {
  test.each([
    ['$.a?.b', ['$']],
    ['$.a.b?.c.d', ['$.a']],
    ['$?.a', ['$']],
    ['$.a.b?.[$.c]', ['$']],
    ['$.a.f?.($.b)', ['$']],
    ['($.a.b?.c).d', ['$.a']],
    ['$.a.b ?? 1', ['$.a']],
    ['$.a.b || 1', ['$.a']],
    ['$.a.b && 1', ['$.a']],
    ['$.a.b ? 1 : 2', ['$.a']],
    ['!$.a.b', ['$.a']],
    ['typeof $.a.b', ['$.a']],
    ['$.a.b === undefined', ['$.a']],
    ['null != ($.a.b)', ['$.a']],
    ['$.a.b == void 0', ['$.a']],
    ['($.a.b + 1) ?? 1', ['$.a.b']],
    ['$.a.b > 1 ? 1 : 2', ['$.a.b']],
  ])('%s', (text, paths) => {
    expect(analyse(text)).toEqual({ paths, problems: [] });
  });
});

describe('reads the whole input for what may not be evaluated', () => {
  test.each([
    ['true && $.a', ['$']],
    ['1 ? $.a : 2', ['$']],
    ['[1].map(x => x * $.a)', ['$']],
    ['((x = $.a) => x)()', ['$']],
    ['(({ [$.a]: x }) => x)({})', ['$']],
    ['[].x?.($.a)', ['$']],
    ['true && $total.a', ['$total']],
    ['true && $$.Execution.Input.a', ['$$.Execution.Input']],
    ['true && $$.Map.Item.Index', ['$$']],
    ['$$.Execution?.Id', ['$$.Execution.Id']],
  ])('%s', (text, paths) => {
    expect(analyse(text)).toEqual({ paths, problems: [] });
  });
});

describe('knows the names that the expression declares', () => {
  test.each([
    ['(($) => $.a)($.b)', ['$.b']],
    ['($, $$) => [$.a, $$.b]', []],
    ['(() => { const $ = 1; return $.a })()', []],
    ['(() => { { const $ = 1 } return $.a })()', ['$']],
    ['(() => { for (const $ of [1]) { $.a } return $.b })()', ['$']],
    ['(() => { for (let i = 0, n = 3; i < n; i++) { if (i) continue } })()', []],
    ['(() => { for (const i in {}) i })()', []],
    ['(() => { var a; for (a of []) a })()', []],
    ['(() => { try { a() } catch ({ message: [$] }) { $.x } function a() {} })()', []],
    ['(() => { switch (1) { case 1: let a = 1; default: a } })()', []],
    ['(() => { out: for (;;) { break out } })()', []],
    ['(function f(n) { return n ? f(n - 1) : arguments.length + this.x })(1)', []],
    ['({ f() { return this.a }, get b() { return this.a } })', []],
    [
      '(acc => { acc.n += 1; acc[0] = 1; [acc.x, ...acc.y] = []; ({ z: acc.z } = {}); delete acc.q; return acc++ })({})',
      [],
    ],
    ['(() => { Object.keys({}).x = 1 })()', []],
    ['__TOKEN__ + 1', []],
    ['undefined + NaN + Infinity + Math.PI', []],
  ])('%s', (text, paths) => {
    expect(analyse(text)).toEqual({ paths, problems: [] });
  });
});

const UNKNOWN =
  'an expression knows the state ($, $$, $variable), its own names and globals such as Math, JSON and Date; ' +
  'what needs more is work for a Lambda function of yours';
const PLAIN = 'use plain expressions and functions';
const AT_ONCE = 'use a plain function: the result is needed at once';
const NO_CHANGE = 'state data does not change here: return the new value and say with resultPath where it goes';
const NO_CODE = 'rename the field before this state if it is one of yours';

describe('refuses', () => {
  test.each([
    ['process.env', `has the unknown name process: ${UNKNOWN}`],
    ["require('fs')", `has the unknown name require: ${UNKNOWN}`],
    ["fetch('x')", `has the unknown name fetch: ${UNKNOWN}`],
    ['globalThis', `has the unknown name globalThis: ${UNKNOWN}`],
    ["eval('1')", `has the unknown name eval: ${UNKNOWN}`],
    ['Promise.all([])', `has the unknown name Promise: ${UNKNOWN}`],
    ['(() => { let a })(), a', `has the unknown name a: ${UNKNOWN}`],
    ['Maths.max(1)', 'has the unknown name Maths: did you mean Math?'],
    ['(price => prize)(1)', 'has the unknown name prize: did you mean price?'],
    ['$.unit-price', "has the unknown name price: write a field with a hyphen in brackets, as in $['unit-price']"],
    ['$states.input.a', 'has $states, which is JSONata: write $ for the input of the state and $$ for its context'],
    ['this.a', 'has this, which is nothing here: use $ for the input of the state'],
    ['(() => this)()', 'has this, which is nothing here: use $ for the input of the state'],
    ['$.a.constructor', `reads constructor, which leads to code: ${NO_CODE}`],
    ["$['constructor']", `reads constructor, which leads to code: ${NO_CODE}`],
    ['[].__proto__', `reads __proto__, which leads to code: ${NO_CODE}`],
    ['(({ constructor: c }) => c)({})', `reads constructor, which leads to code: ${NO_CODE}`],
    ['$.a = 1', `changes $: ${NO_CHANGE}`],
    ['$.a.b++', `changes $: ${NO_CHANGE}`],
    ['delete $$.a', `changes $$: ${NO_CHANGE}`],
    ['[$.a] = [1]', `changes $: ${NO_CHANGE}`],
    ['Math.PI = 3', 'changes Math: declare it inside a function'],
    ['JSON ??= 1', 'changes JSON: declare it inside a function'],
    ["import('fs')", `has import(): ${PLAIN}`],
    ['class {}', `has a class: ${PLAIN}`],
    ['(() => { class A {} })()', `has a class: ${PLAIN}`],
    ['({ a() { return super.a } })', `has super: ${PLAIN}`],
    ['(function () { return new.target })()', `has new.target or import.meta: ${PLAIN}`],
    ['async () => 1', `has an async function: ${AT_ONCE}`],
    ['function* () {}', `has a generator: ${AT_ONCE}`],
    [
      '$.a * -1.8881545897087503e+289',
      'has a number that is known only at deployment: write Token.asString(…) around it, inside quotes',
    ],
  ])('%s', (text, problem) => {
    expect(analyse(text).problems).toEqual([problem]);
  });
});

test('keeps to what a name is, not how it looks', () => {
  expect(analyse("({ process: 1, constructor: 2, 'eval': 3 }).process").problems).toEqual([]);
});
