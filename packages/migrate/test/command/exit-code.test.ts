import { expect, test } from 'vitest';
import { HELP_TEXT } from '../../src/command/arguments';
import { EXIT_CODE } from '../../src/command/exit-code';

test('the help says each', () => {
  for (const code of Object.values(EXIT_CODE)) {
    expect(HELP_TEXT).toMatch(new RegExp(`\\b${code} (?:when|for)\\b`));
  }
});
