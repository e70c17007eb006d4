import { describe, expect, test } from 'vitest';
import { cases } from '../cases.ts';
import { differences } from '../differences.ts';

const names = cases.map(({ name }) => name);

test('each case has a name of its own', () => {
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe('differences', () => {
  test('name cases that there are', () => {
    expect(differences.flatMap((difference) => difference.cases).filter((name) => !names.includes(name))).toEqual([]);
  });
});
