import { join } from 'node:path';
import { expect, it } from 'vitest';
import { everyRendering } from '../../differential/src/renderings.ts';
import { ApiModels } from '../src/api-models.ts';
import { readServices } from '../src/service.ts';
import { checkWire } from '../src/wire-check.ts';
import { targets } from '../targets.ts';

const services = await readServices(join(import.meta.dirname, '../services'));
const models = new ApiModels(import.meta.filename);

it('renders arguments that the APIs take', { timeout: 120_000 }, () => {
  const { faults, unused } = checkWire(everyRendering(), { models, services, targets });
  expect(faults).toEqual([]);
  expect(unused).toEqual([]);
});
