import { expect, it } from 'vitest';
import { everyRendering } from '../../differential/src/renderings.ts';
import { arns } from '../arns.ts';
import { exceptions } from '../exceptions.ts';
import { checkIam } from '../src/iam-check.ts';

it(
  'grants actions that there are, on resources and under conditions that they know',
  { timeout: 120_000 },
  async () => {
    const { faults, unused } = await checkIam(everyRendering(), { arns, exceptions });
    expect(faults).toEqual([]);
    expect(unused).toEqual([]);
  },
);
