import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { EksIpFamily } from '../src';
import type { EksKubernetesNetwork } from '../src';
import { kubernetesNetworkArgument, kubernetesNetworkProblems } from '../src/kubernetes-network';

const problems = (network?: EksKubernetesNetwork) => kubernetesNetworkProblems(network).filter(Boolean);

test('all of it is handed on', () => {
  expect(kubernetesNetworkArgument({ ipFamily: EksIpFamily.IP_V4, serviceIpv4Cidr: '10.1.0.0/16' })).toEqual({
    IpFamily: 'ipv4',
    ServiceIpv4Cidr: '10.1.0.0/16',
  });
});

test.each([
  '10.0.0.0/12',
  '172.16.0.0/24',
  '172.31.0.0/16',
  '192.168.0.0/16',
  JsonPath.stringAt('$.cidr'),
  '{% $states.input.cidr %}',
])('services may be in %s', (serviceIpv4Cidr) => {
  expect(problems({ serviceIpv4Cidr })).toEqual([]);
  expect(problems()).toEqual([]);
});

test.each([
  '10.0.0.0/11',
  '10.0.0.0/25',
  '10.256.0.0/16',
  '10.0.0.0',
  '172.15.0.0/16',
  '172.32.0.0/16',
  '192.169.0.0/16',
  '192.168.0.0/15',
  '8.8.0.0/16',
])('services cannot be in %s', (serviceIpv4Cidr) => {
  expect(problems({ serviceIpv4Cidr })).toEqual([
    {
      prop: 'kubernetesNetwork.serviceIpv4Cidr',
      problem: `is "${serviceIpv4Cidr}"`,
      fix: 'give a block of 12 to 24 bits within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16',
    },
  ]);
});

test('services have addresses of one kind', () => {
  expect(problems({ ipFamily: EksIpFamily.IP_V6 })).toEqual([]);
  expect(problems({ ipFamily: EksIpFamily.IP_V6, serviceIpv4Cidr: '10.1.0.0/16' })).toEqual([
    {
      prop: 'kubernetesNetwork.serviceIpv4Cidr',
      problem: 'is given, but services have addresses of IPv6',
      fix: 'leave it away, or use EksIpFamily.IP_V4',
    },
  ]);
});
