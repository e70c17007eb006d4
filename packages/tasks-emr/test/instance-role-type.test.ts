import { expect, test } from 'vitest';
import { EmrCreateCluster, EmrInstanceRoleType } from '../src';

test('the values are those of the service', () => {
  expect(EmrCreateCluster.InstanceRoleType).toBe(EmrInstanceRoleType);
  expect(Object.values(EmrInstanceRoleType)).toEqual(['MASTER', 'CORE', 'TASK']);
});
