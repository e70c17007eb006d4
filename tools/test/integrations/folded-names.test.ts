import { expect, test } from 'vitest';
import { foldedNames } from '../../src/integrations/folded-names.ts';

test('what names begin with alike is said once', () => {
  const names = ['JobName', 'Overrides.Command', 'Overrides.Env[].Name', 'Overrides.Env[].Value', 'Retry.Attempts'];

  expect(foldedNames(names)).toEqual(['JobName', 'Overrides.{Command, Env[].{Name, Value}}', 'Retry.Attempts']);
});

test('names without dots stay, in their order', () => {
  expect(foldedNames(['Name', 'Arguments', '*'])).toEqual(['Name', 'Arguments', '*']);
});
