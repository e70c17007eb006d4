import { describe, expect, test } from 'vitest';
import { compileExpression } from '../src/expression';

/** The problems as the user sees them. */
const messages = (text: string) => compileExpression(text).problems.map((p) => `${p.prop} ${p.problem}: ${p.fix}`);

describe('takes one expression', () => {
  test.each([
    ['$.a + 1', '$.a + 1'],
    ['  $.a + 1 ;; ', '$.a + 1'],
    ['/* why */ $.a // so', '$.a'],
    ['($.a)', '($.a)'],
    ['{ a: $.x }', '{ a: $.x }'],
    ['$.a, 1', '$.a, 1'],
    ['`a\n${$.a}`', '`a\n${$.a}`'],
    ['$.items.map(i => {\n  return i.x;\n})', '$.items.map(i => {\n  return i.x;\n})'],
    ['$.s.replaceAll(/(?<year>\\d{4})/gv, "$<year>")', '$.s.replaceAll(/(?<year>\\d{4})/gv, "$<year>")'],
  ])('%j', (text, source) => {
    expect(compileExpression(text)).toMatchObject({ source, problems: [] });
  });
});

test('names the paths that it needs, none inside another', () => {
  expect(compileExpression('$.a.b + $.a.b + $.a + $.c').paths).toEqual(['$.a', '$.c']);
});

describe('says where the syntax is wrong', () => {
  test.each([
    [
      '$.a +',
      'expression is no JavaScript expression: it ends too early (line 1, column 6): mend the syntax',
      '      $.a +',
      '           ^',
    ],
    [
      '$.a $.b',
      'expression is no JavaScript expression: Unexpected token (line 1, column 5): mend the syntax',
      '      $.a $.b',
      '          ^',
    ],
    [
      '$.a\n  + (1 + 2))',
      'expression is no JavaScript expression: Unexpected token (line 2, column 12): mend the syntax',
      '        + (1 + 2))',
      '                 ^',
    ],
    [
      "'abc",
      'expression is no JavaScript expression: Unterminated string constant (line 1, column 1): mend the syntax',
      "      'abc",
      '      ^',
    ],
    [
      '/(/.test($.a)',
      'expression is no JavaScript expression: Invalid regular expression: /(/: Unterminated group (line 1, column 2): mend the syntax',
      '      /(/.test($.a)',
      '       ^',
    ],
    [
      '010',
      'expression is no JavaScript expression: Invalid number (line 1, column 1): mend the syntax',
      '      010',
      '      ^',
    ],
    [
      'await $.a',
      'expression is no JavaScript expression: Unexpected token (line 1, column 7): mend the syntax',
      '      await $.a',
      '            ^',
    ],
    [
      '{% $states.input.a %}',
      'expression is no JavaScript expression: Unexpected token (line 1, column 2): ' +
        'write JavaScript in a JSONata state too, where $ is $states.input',
      '      {% $states.input.a %}',
      '       ^',
    ],
    [
      'const x = $.a; x + 1',
      'expression is no JavaScript expression: Unexpected token (line 1, column 1): ' +
        'put statements into a function that is called: (() => { …; return x; })()',
      '      const x = $.a; x + 1',
      '      ^',
    ],
    ['', 'expression is empty (line 1, column 1): write what the state is to give, as in $.a + 1', '      ', '      ^'],
  ])('%j', (text, ...lines) => {
    expect(messages(text)).toEqual([lines.join('\n')]);
  });

  test('and takes the statements inside a function', () => {
    expect(messages('(() => { const x = $.a; return x + 1; })()')).toEqual([]);
  });
});

test('says everything that is wrong, in the order of the source', () => {
  expect(messages('Maths.max($.a)\n  + parsInt(this)')).toEqual([
    'expression has the unknown name Maths (line 1, column 1): did you mean Math?\n      Maths.max($.a)\n      ^^^^^',
    'expression has the unknown name parsInt (line 2, column 5): did you mean parseInt?\n' +
      '        + parsInt(this)\n          ^^^^^^^',
    'expression has this, which is nothing here (line 2, column 13): use $ for the input of the state\n' +
      '        + parsInt(this)\n                  ^^^^',
  ]);
});

describe('reads what the deployment fills in as it stands there', () => {
  test.each([
    ["'${Token[TOKEN.12]}' + $.a", ['$.a']],
    ['`${${Token[Queue.1]}} x ${Token[B.2]} ${$.a}`', ['$.a']],
    ['${Token[TOKEN.12]} * $.a', ['$.a']],
  ])('%s', (text, paths) => {
    expect(compileExpression(text)).toEqual({ source: text, paths, problems: [] });
  });
});
