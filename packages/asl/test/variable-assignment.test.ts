import { describe, expect, test } from 'vitest';
import { problemsOf } from './problems-of';

const inPath = (Assign: unknown) => problemsOf({ Type: 'Pass', Assign, End: true });
const inJsonata = (Assign: unknown) => problemsOf({ Type: 'Pass', Assign, End: true }, { language: 'JSONata' });

test('values are templates of the language', () => {
  expect(inPath({ 'a.$': '$.b', c: { 'd.$': '$.e' } })).toEqual([]);
  expect(inJsonata({ a: '{% 1 %}', c: { 'd.$': 1 } })).toEqual([]);
  expect(inPath({ 'a.$': 'b' })).toEqual([expect.stringMatching(/^Assign: The value for the field 'a\.\$'/)]);
  expect(inJsonata({ a: '{% ( %}' })).toEqual([expect.stringMatching(/^Assign\/a: Value is not a JSONata/)]);
});

test.each([inPath, inJsonata])('it is an object', (check) => {
  expect(check('{% {} %}')).toEqual(['Assign: Value is not an object']);
});

describe('a name', () => {
  test.each(['a', '_a', 'größe_2', '日本', 'a'.repeat(80), 'constructor', 'result'])('may be %s', (name) => {
    expect(inPath({ [`${name}.$`]: '$' })).toEqual([]);
    expect(inJsonata({ [name]: 1 })).toEqual([]);
  });

  test('may not be states', () => {
    expect(inPath({ 'states.$': '$' })).toEqual(["Assign: The variable name 'states' is reserved"]);
    expect(inJsonata({ states: 1 })).toEqual(["Assign: The variable name 'states' is reserved"]);
  });

  test('has at most 80 characters', () => {
    expect(inJsonata({ ['a'.repeat(81)]: 1 })).toEqual([
      `Assign: The variable name '${'a'.repeat(81)}' has more than 80 characters`,
    ]);
  });

  test.each(['', '1a', 'a-b', 'a b', '$a'])('may not be %j', (name) => {
    expect(inJsonata({ [name]: 1 })).toEqual([
      `Assign: The variable name '${name}' is not a letter with letters, digits and _ behind it`,
    ]);
  });

  test('does not end in .$ in a JSONata state', () => {
    expect(inJsonata({ 'a.$': '$' })).toEqual([
      "Assign: The variable name 'a.$' is not a letter with letters, digits and _ behind it",
    ]);
  });
});
