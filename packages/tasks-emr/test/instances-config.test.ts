import { JsonPath } from '@cdk-sfn/core';
import { describe, expect, test } from 'vitest';
import { EmrCreateCluster } from '../src';
import { hasFleets } from '../src/instances-config';
import { complaintsOf, instancesOf } from './cluster';

const { MASTER } = EmrCreateCluster.InstanceRoleType;
const instanceFleets = [{ instanceFleetType: MASTER, targetOnDemandCapacity: 1 }];
const instanceGroups = [{ instanceRole: MASTER, instanceCount: 1, instanceType: 'm5.xlarge' }];

test('all props have their place', () => {
  expect(
    instancesOf({
      additionalMasterSecurityGroups: ['sg-1'],
      additionalSlaveSecurityGroups: JsonPath.listAt('$.groups'),
      ec2KeyName: 'key',
      ec2SubnetId: 'subnet-1',
      ec2SubnetIds: ['subnet-1', 'subnet-2'],
      emrManagedMasterSecurityGroup: 'sg-2',
      emrManagedSlaveSecurityGroup: 'sg-3',
      hadoopVersion: '2.4.0',
      instanceCount: JsonPath.numberAt('$.count'),
      keepJobFlowAliveWhenNoSteps: true,
      masterInstanceType: 'm5.xlarge',
      placement: { availabilityZone: 'us-east-1a' },
      serviceAccessSecurityGroup: 'sg-4',
      slaveInstanceType: 'm5.2xlarge',
      terminationProtected: false,
      unhealthyNodeReplacement: true,
    }),
  ).toEqual({
    AdditionalMasterSecurityGroups: ['sg-1'],
    'AdditionalSlaveSecurityGroups.$': '$.groups',
    Ec2KeyName: 'key',
    Ec2SubnetId: 'subnet-1',
    Ec2SubnetIds: ['subnet-1', 'subnet-2'],
    EmrManagedMasterSecurityGroup: 'sg-2',
    EmrManagedSlaveSecurityGroup: 'sg-3',
    HadoopVersion: '2.4.0',
    'InstanceCount.$': '$.count',
    KeepJobFlowAliveWhenNoSteps: true,
    MasterInstanceType: 'm5.xlarge',
    Placement: { AvailabilityZone: 'us-east-1a' },
    ServiceAccessSecurityGroup: 'sg-4',
    SlaveInstanceType: 'm5.2xlarge',
    TerminationProtected: false,
    UnhealthyNodeReplacement: true,
  });
});

describe('a cluster has groups or fleets', () => {
  test('not both', () => {
    expect(complaintsOf({ instances: { instanceFleets, instanceGroups } })).toEqual([
      'instances.instanceGroups is given beside instanceFleets: keep one of them: a cluster has groups or fleets',
    ]);
  });

  test.each([
    [{ instanceFleets, instanceGroups: [] }, { InstanceFleets: [{ InstanceFleetType: 'MASTER' }] }],
    [{ instanceFleets: [], instanceGroups }, { InstanceGroups: [{ InstanceRole: 'MASTER' }] }],
  ])('one of them may be empty', (instances, wire) => {
    expect(instancesOf(instances)).toMatchObject(wire);
  });

  test('it has fleets when there is at least one, or when the state has them', () => {
    expect(hasFleets({ instanceFleets })).toBe(true);
    expect(hasFleets({ instanceFleets: JsonPath.listAt('$.fleets') as never })).toBe(true);
    expect(hasFleets({ instanceFleets: [] })).toBe(false);
    expect(hasFleets({})).toBe(false);
  });
});

test('the managed security groups are given together', () => {
  expect(complaintsOf({ instances: { emrManagedMasterSecurityGroup: 'sg-1' } })).toEqual([
    'instances.emrManagedMasterSecurityGroup is given without emrManagedSlaveSecurityGroup: give both or none',
  ]);
  expect(complaintsOf({ instances: { emrManagedSlaveSecurityGroup: 'sg-1' } })).toEqual([
    'instances.emrManagedSlaveSecurityGroup is given without emrManagedMasterSecurityGroup: give both or none',
  ]);
});

test('there is an instance at least', () => {
  expect(instancesOf({ instanceCount: 1 })).toMatchObject({ InstanceCount: 1 });
  expect(complaintsOf({ instances: { instanceCount: 0 } })).toEqual([
    'instances.instanceCount is 0 instances: give at least 1 instance',
  ]);
});
