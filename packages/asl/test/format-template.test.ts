import { expect, test } from 'vitest';
import { readFormatTemplate } from '../src';

test.each([
  ['', ['']],
  ['{}', ['', '']],
  ['a {} b {}{}.', ['a ', ' b ', '', '.']],
  ['\\{\\} {}', ['{} ', '']],
  ['\\{}', ['{}']],
  ['\\\\{}', ['\\', '']],
  ["it\\'s", ["it's"]],
  ['{ } {a}', ['{ } {a}']],
  ['a\\', ['a\\']],
  ['a\\\nb\n{}', ['a\nb\n', '']],
])('%j has these texts around its places', (template, texts) => {
  expect(readFormatTemplate(template)).toEqual({ texts });
});
