import { describe, expect, test } from 'vitest';
import { messageOf } from '../../../tools/vitest/rendered-state';
import { TextReader } from '../src/text-reader';

describe('a reader of text', () => {
  test('goes past what it finds, and stays before what it does not find', () => {
    const reader = new TextReader('ab  12');

    expect([reader.take('b'), reader.take('a'), reader.at('b'), reader.peek()]).toEqual([false, true, true, 'b']);
    reader.expect('b');
    reader.space();
    expect([reader.match(/[a-z]+/y), reader.match(/\d+/y), reader.position, reader.peek()]).toEqual([
      undefined,
      '12',
      6,
      '',
    ]);
    expect(() => {
      reader.end();
    }).not.toThrow();
  });

  test('says where something is missing', () => {
    const reader = new TextReader('a)');
    reader.take('a');

    expect(
      messageOf(() => {
        reader.expect('(');
      }),
    ).toBe(`'(' is missing at position 1 of "a)"`);
  });

  test('says where something is too much', () => {
    const reader = new TextReader('a)');
    reader.take('a');

    expect(
      messageOf(() => {
        reader.end();
      }),
    ).toBe(`')' is not expected here at position 1 of "a)"`);
  });

  test.each([
    [`'a"b' c`, `a"b`, 5],
    [`"a'b" c`, `a'b`, 5],
    [`'a\\'b\\\\' c`, `a\\'b\\\\`, 8],
    [`''`, ``, 2],
  ])('reads the quoted text %s with its backslashes', (text, source, position) => {
    const reader = new TextReader(text);

    expect([reader.quoted(), reader.position]).toEqual([source, position]);
  });

  test.each(["'a", "'a\\", "'a\\'"])('says which quote of %s is open', (text) => {
    expect(messageOf(() => new TextReader(text).quoted())).toBe(
      `The closing ' is missing for the one at position 0 at position ${text.length} of ${JSON.stringify(text)}`,
    );
  });
});
