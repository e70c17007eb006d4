import { expect, test } from 'vitest';
import { HELP_TEXT } from '../../src/desk/arguments';
import { EXIT_CODE } from '../../src/desk/exit-code';

test('the help names each exit code', () => {
  const [, text = ''] = HELP_TEXT.split('Ends with');
  expect(text.match(/\d+/g)?.map(Number)).toEqual(Object.values(EXIT_CODE));
});
