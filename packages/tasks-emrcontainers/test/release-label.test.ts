import { expect, test } from 'vitest';
import { ReleaseLabel } from '../src';

test('the releases, and any other', () => {
  expect(
    Object.fromEntries(Object.entries<ReleaseLabel>({ ...ReleaseLabel }).map(([name, value]) => [name, value.label])),
  ).toEqual({
    EMR_5_32_0: 'emr-5.32.0-latest',
    EMR_5_33_0: 'emr-5.33.0-latest',
    EMR_6_2_0: 'emr-6.2.0-latest',
    EMR_6_3_0: 'emr-6.3.0-latest',
  });
  expect(new ReleaseLabel('emr-7.9.0-latest').label).toBe('emr-7.9.0-latest');
});
