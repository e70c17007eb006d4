import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { EksControlPlaneEgressMode, type EksVpcConfig } from '../src';
import { vpcConfigArgument, vpcConfigProblems } from '../src/vpc-config';

const subnetIds = ['subnet-1', 'subnet-2'];
const problems = (config: EksVpcConfig, isLocal = false) => vpcConfigProblems('vpc', config, isLocal).filter(Boolean);

test('all of it is handed on', () => {
  expect(
    vpcConfigArgument({
      subnetIds,
      securityGroupIds: ['sg-1'],
      endpointPublicAccess: true,
      endpointPrivateAccess: false,
      publicAccessCidrs: ['203.0.113.0/24'],
      controlPlaneEgressMode: EksControlPlaneEgressMode.CUSTOMER_ROUTED,
    }),
  ).toEqual({
    SubnetIds: subnetIds,
    SecurityGroupIds: ['sg-1'],
    EndpointPublicAccess: true,
    EndpointPrivateAccess: false,
    PublicAccessCidrs: ['203.0.113.0/24'],
    ControlPlaneEgressMode: 'CUSTOMER_ROUTED',
  });
});

test('there are subnets in two zones, but for a local cluster', () => {
  expect(problems({ subnetIds })).toEqual([]);
  expect(problems({ subnetIds: JsonPath.listAt('$.subnets') })).toEqual([]);
  expect(problems({ subnetIds: ['subnet-1'] }, true)).toEqual([]);
  expect(problems({ subnetIds: ['subnet-1'] })).toEqual([
    { prop: 'vpc.subnetIds', problem: 'has 1 subnet', fix: 'give at least 2 subnets' },
  ]);
  expect(problems({ subnetIds: [] }, true)).toEqual([
    { prop: 'vpc.subnetIds', problem: 'has 0 subnets', fix: 'give at least 1 subnet' },
  ]);
});

test('there are at most 5 security groups', () => {
  expect(problems({ subnetIds, securityGroupIds: [...'abcde'] })).toEqual([]);
  expect(problems({ subnetIds, securityGroupIds: [...'abcdef'] })).toEqual([
    { prop: 'vpc.securityGroupIds', problem: 'has 6 security groups', fix: 'give at most 5 security groups' },
  ]);
});

test('a cluster has an endpoint', () => {
  expect(problems({ subnetIds, endpointPublicAccess: false, endpointPrivateAccess: true })).toEqual([]);
  expect(problems({ subnetIds, publicAccessCidrs: ['203.0.113.0/24'] })).toEqual([]);
  expect(problems({ subnetIds, endpointPublicAccess: false, publicAccessCidrs: ['203.0.113.0/24'] })).toEqual([
    {
      prop: 'vpc.endpointPublicAccess',
      problem: 'is false, and there is no private endpoint either',
      fix: 'set endpointPrivateAccess',
    },
    {
      prop: 'vpc.publicAccessCidrs',
      problem: 'is given, but there is no public endpoint',
      fix: 'leave it away, or set endpointPublicAccess',
    },
  ]);
});
