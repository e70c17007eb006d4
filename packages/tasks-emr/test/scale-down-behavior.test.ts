import { expect, test } from 'vitest';
import { EmrCreateCluster, EmrScaleDownBehavior } from '../src';

test('the values are those of the service', () => {
  expect(EmrCreateCluster.EmrClusterScaleDownBehavior).toBe(EmrScaleDownBehavior);
  expect(Object.values(EmrScaleDownBehavior)).toEqual(['TERMINATE_AT_INSTANCE_HOUR', 'TERMINATE_AT_TASK_COMPLETION']);
});
