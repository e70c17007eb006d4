import { describe, expect, test } from 'vitest';
import { jsonItems, jsonLinesItems } from '../../src/engine/json-items';

describe('the items of a JSON document', () => {
  test('are what its array holds', () => {
    expect(jsonItems('[1, {"a": null}, [2]]')).toEqual([{ value: 1 }, { value: { a: null } }, { value: [2] }]);
  });

  test('are what the array at the pointer holds', () => {
    expect(jsonItems('{"a": {"items": ["x"]}}', '/a/items')).toEqual([{ value: 'x' }]);
  });

  test('are the members of the object at the pointer', () => {
    expect(jsonItems('{"a": {"x": 1, "y": [2]}}', '/a')).toEqual([
      { key: 'x', value: 1 },
      { key: 'y', value: [2] },
    ]);
  });

  test('may come behind a mark', () => {
    expect(jsonItems('\uFEFF[1]')).toEqual([{ value: 1 }]);
  });

  test.each(['{"a": 1}', '"text"', 'null', '1'])('are not those of %s', (text) => {
    expect(() => jsonItems(text)).toThrow('States.ItemReaderFailed: Attempting to map over non-iterable node.');
  });

  test('are not those of a text at the pointer', () => {
    expect(() => jsonItems('{"a": "text"}', '/a')).toThrow(
      'States.ItemReaderFailed: Attempting to map over non-iterable node.',
    );
  });

  test('have to be where the pointer says', () => {
    expect(() => jsonItems('{"a": []}', '/b')).toThrow(
      'States.ItemReaderFailed: ItemsPointer "/b" finds nothing in the JSON file.',
    );
  });

  test('need a pointer that is one', () => {
    expect(() => jsonItems('{"a": []}', 'a')).toThrow(
      'States.ItemReaderFailed: ItemsPointer: "a" is not a JSON pointer',
    );
  });

  test('need text that is JSON', () => {
    expect(() => jsonItems('[1')).toThrow(/^States\.ItemReaderFailed: The JSON file cannot be parsed: /);
  });
});

describe('the items of JSON Lines', () => {
  test('are the values of the lines', () => {
    expect(jsonLinesItems('{"a": 1}\r\n[2]\n"three"')).toEqual([{ a: 1 }, [2], 'three']);
  });

  test('are not in blank lines', () => {
    expect(jsonLinesItems('\uFEFF1\n\n  \n2\n')).toEqual([1, 2]);
  });

  test('name the line that is no JSON', () => {
    expect(() => jsonLinesItems('1\n\n{"a"\n')).toThrow(
      /^States\.ItemReaderFailed: Line 3 of the JSONL file cannot be parsed: /,
    );
  });

  test('are no more than asked for', () => {
    expect(jsonLinesItems('1\n2\nno JSON\n', 2)).toEqual([1, 2]);
  });
});
