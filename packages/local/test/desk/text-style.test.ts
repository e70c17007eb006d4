import { expect, test } from 'vitest';
import { textStyle, wantsColour } from '../../src/desk/text-style';

test('a style dresses text only with colours', () => {
  expect(textStyle(true).red('x')).toBe('\u001b[31mx\u001b[39m');
  expect(textStyle(false).red('x')).toBe('x');
});

test.each([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [false, { FORCE_COLOR: '1' }, true],
  [true, { FORCE_COLOR: '0' }, false],
  [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  [true, { TERM: 'dumb' }, false],
])('a terminal: %j, with %j', (isTerminal, env, wanted) => {
  expect(wantsColour(isTerminal, env)).toBe(wanted);
});
