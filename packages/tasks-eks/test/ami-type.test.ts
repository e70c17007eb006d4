import { expect, test } from 'vitest';
import { EksAmiType } from '../src';

test('names are those of the service, in capitals', () => {
  expect(Object.keys(EksAmiType)).toEqual(Object.values(EksAmiType).map((value) => value.toUpperCase()));
  expect(EksAmiType.AL2023_X86_64_STANDARD).toBe('AL2023_x86_64_STANDARD');
});
