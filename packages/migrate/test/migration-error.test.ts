import { expect, test } from 'vitest';
import { MigrationError } from '../src';

test('has a name of its own', () => {
  expect(new MigrationError('There is no file a.ts.')).toMatchObject({
    name: 'MigrationError',
    message: 'There is no file a.ts.',
  });
});
