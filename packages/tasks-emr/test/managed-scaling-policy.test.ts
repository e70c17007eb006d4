import { JsonPath } from '@cdk-sfn/core';
import { describe, expect, test } from 'vitest';
import { EmrComputeLimitsUnitType, EmrCreateCluster } from '../src';
import { argumentsOf, complaintsOf } from './cluster';

const limits = { unitType: EmrComputeLimitsUnitType.VCPU, minimumCapacityUnits: 2, maximumCapacityUnits: 8 };

test('all limits have their place', () => {
  const computeLimits = { ...limits, maximumOnDemandCapacityUnits: 4, maximumCoreCapacityUnits: 0 };

  expect(argumentsOf({ managedScalingPolicy: { computeLimits } }).ManagedScalingPolicy).toEqual({
    ComputeLimits: {
      UnitType: 'VCPU',
      MinimumCapacityUnits: 2,
      MaximumCapacityUnits: 8,
      MaximumOnDemandCapacityUnits: 4,
      MaximumCoreCapacityUnits: 0,
    },
  });
});

test('a policy may have no limits', () => {
  expect(argumentsOf({ managedScalingPolicy: {} }).ManagedScalingPolicy).toEqual({});
});

test('limits may come from the state', () => {
  const computeLimits = { ...limits, minimumCapacityUnits: JsonPath.numberAt('$.min') };

  expect(argumentsOf({ managedScalingPolicy: { computeLimits } }).ManagedScalingPolicy).toEqual({
    ComputeLimits: { UnitType: 'VCPU', 'MinimumCapacityUnits.$': '$.min', MaximumCapacityUnits: 8 },
  });
});

describe('problems', () => {
  test.each([
    [{ minimumCapacityUnits: 8 }, []],
    [
      { minimumCapacityUnits: 9 },
      ['minimumCapacityUnits is 9, more than the 8 of maximumCapacityUnits: give at most that many'],
    ],
    [{ maximumCoreCapacityUnits: -1 }, ['maximumCoreCapacityUnits is -1 units: give at least 0 units']],
    [{ maximumOnDemandCapacityUnits: -1 }, ['maximumOnDemandCapacityUnits is -1 units: give at least 0 units']],
    [{ minimumCapacityUnits: -1 }, ['minimumCapacityUnits is -1 units: give at least 0 units']],
  ])('of %j', (props, complaints) => {
    const managedScalingPolicy = { computeLimits: { ...limits, ...props } };

    if (complaints.length === 0) {
      expect(argumentsOf({ managedScalingPolicy })).toHaveProperty('ManagedScalingPolicy');
    } else {
      expect(complaintsOf({ managedScalingPolicy })).toEqual(
        complaints.map((complaint) => `managedScalingPolicy.computeLimits.${complaint}`),
      );
    }
  });
});

test('the unit types are those of the service', () => {
  expect(EmrCreateCluster.ComputeLimitsUnitType).toBe(EmrComputeLimitsUnitType);
  expect(Object.values(EmrComputeLimitsUnitType)).toEqual(['InstanceFleetUnits', 'Instances', 'VCPU']);
});
