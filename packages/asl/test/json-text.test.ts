import { describe, expect, test } from 'vitest';
import { readDefinition } from '../src/json-text';

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 1; i < depth; i++) {
    value = [value];
  }
  return value;
}

test('text is read as JSON', () => {
  expect(readDefinition('{"StartAt": "A"}')).toEqual({ value: { StartAt: 'A' } });
});

test('text that is no JSON is a problem', () => {
  expect(readDefinition('{"StartAt": ')).toEqual({ problem: expect.stringMatching(/^Not JSON: /) as string });
});

test('a value is taken as it is', () => {
  const value = { StartAt: 'A' };
  expect(readDefinition(value)).toEqual({ value });
});

describe('the size', () => {
  const TOO_LARGE = { problem: 'The definition is larger than 1048576 bytes', rule: 'definitionSize' };

  test('of text is that of its bytes', () => {
    expect(readDefinition(`"${'a'.repeat(1_048_574)}"`)).toHaveProperty('value');
    expect(readDefinition(`"${'a'.repeat(1_048_575)}"`)).toEqual(TOO_LARGE);
    expect(readDefinition(`"${'é'.repeat(524_287)}"`)).toHaveProperty('value');
    expect(readDefinition(`"${'é'.repeat(524_288)}"`)).toEqual(TOO_LARGE);
    expect(readDefinition(`"${'日'.repeat(349_525)}"`)).toEqual(TOO_LARGE);
    expect(readDefinition(`"${'😀'.repeat(262_143)}"`)).toHaveProperty('value');
    expect(readDefinition(`"${'😀'.repeat(262_144)}"`)).toEqual(TOO_LARGE);
  });

  test.each([{ a: 'x', b: 'y', c: [] }, { a: [1, true, null], b: {} }, [[], {}, 'é"', -1.5]])(
    'of %j is that of its shortest text',
    (value) => {
      const bytes = Buffer.byteLength(JSON.stringify(value));
      const filled = (length: number) => readDefinition([value, 'a'.repeat(length)]);
      expect(filled(1_048_576 - bytes - 5)).toHaveProperty('value');
      expect(filled(1_048_576 - bytes - 4)).toEqual(TOO_LARGE);
    },
  );
});

describe('the depth', () => {
  const TOO_DEEP = { problem: 'The definition is nested more than 1000 deep' };

  test('has a limit', () => {
    expect(readDefinition(nested(1000))).toHaveProperty('value');
    expect(readDefinition(nested(1001))).toEqual(TOO_DEEP);
  });

  test('of 100,000 does not end in a stack overflow', () => {
    expect(readDefinition(nested(100_000))).toEqual(TOO_DEEP);
    expect(readDefinition('['.repeat(100_000) + ']'.repeat(100_000))).toEqual(TOO_DEEP);
  });

  test('of a value that holds itself is beyond it', () => {
    const value: Record<string, unknown> = {};
    value.self = value;
    expect(readDefinition(value)).toEqual(TOO_DEEP);
  });
});
