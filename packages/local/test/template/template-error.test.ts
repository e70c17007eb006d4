import { expect, test } from 'vitest';
import { TemplateError } from '../../src/template/template-error';

test('one problem is the message', () => {
  expect(new TemplateError(['a: wrong']).message).toBe('a: wrong');
});

test('several problems are listed', () => {
  expect(new TemplateError(['a: wrong', 'b: wrong']).message).toBe('Several things are wrong:\n- a: wrong\n- b: wrong');
});

test('is told by its brand', () => {
  expect(TemplateError.isTemplateError(new TemplateError(['a']))).toBe(true);
  expect(TemplateError.isTemplateError(new Error('a'))).toBe(false);
});
