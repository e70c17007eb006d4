import { expect, test } from 'vitest';
import { EmrCreateCluster, EmrInstanceMarket } from '../src';

test('the values are those of the service', () => {
  expect(EmrCreateCluster.InstanceMarket).toBe(EmrInstanceMarket);
  expect(Object.values(EmrInstanceMarket)).toEqual(['ON_DEMAND', 'SPOT']);
});
