import { expect, test } from 'vitest';
import { DeclaredErrors, declaredIn } from '../../src/error-names/declared-errors.ts';

test('reads what an operation declares, and not the base of all errors', () => {
  const source = `
  /**
   * @throws {@link NotFoundException} (client fault)
   *  <p>It is not there.</p>
   *
   * @throws {@link InternalError} (server fault)
   *
   * @throws {@link BooksServiceException}
   * <p>Base exception class.</p>
   */`;
  expect(declaredIn(source)).toEqual(['NotFoundException', 'InternalError']);
});

test('finds operations of the clients that the tools depend on', () => {
  const declared = new DeclaredErrors(import.meta.filename);
  expect(declared.of('@aws-sdk/client-dynamodb', 'PutItem')).toContain('ConditionalCheckFailedException');
  expect(declared.of('@aws-sdk/client-dynamodb', 'GetItem')).not.toContain('ConditionalCheckFailedException');
  expect(declared.of('@aws-sdk/client-dynamodb', 'PutItems')).toBeUndefined();
});
