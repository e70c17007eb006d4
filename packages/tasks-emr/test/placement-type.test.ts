import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { instancesOf } from './cluster';

test.each([
  [{ availabilityZone: 'us-east-1a' }, { AvailabilityZone: 'us-east-1a' }],
  [{ availabilityZones: ['us-east-1a', 'us-east-1b'] }, { AvailabilityZones: ['us-east-1a', 'us-east-1b'] }],
  [{ availabilityZones: JsonPath.listAt('$.zones') }, { 'AvailabilityZones.$': '$.zones' }],
])('%j has its place', (placement, wire) => {
  expect(instancesOf({ placement })).toEqual({ KeepJobFlowAliveWhenNoSteps: true, Placement: wire });
});
