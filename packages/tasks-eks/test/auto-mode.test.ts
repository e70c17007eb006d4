import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { expect, test } from 'vitest';
import { EksNodePool } from '../src';
import { autoModeArguments, autoModeProblems } from '../src/auto-mode';

const nodeRole = iam.Role.fromRoleArn(new Stack(), 'Nodes', 'arn:aws:iam::111111111111:role/nodes');
const nodePools = [EksNodePool.GENERAL_PURPOSE, EksNodePool.SYSTEM];

test('all parts of it are switched on at once', () => {
  expect(autoModeArguments({})).toEqual({
    compute: { Enabled: true },
    storage: { BlockStorage: { Enabled: true } },
    loadBalancing: { Enabled: true },
  });
  expect(autoModeArguments({ managedGatewayApiCrds: false, nodePools, nodeRole })).toEqual({
    compute: {
      Enabled: true,
      NodePools: ['general-purpose', 'system'],
      NodeRoleArn: 'arn:aws:iam::111111111111:role/nodes',
    },
    storage: { BlockStorage: { Enabled: true } },
    loadBalancing: { Enabled: true, GatewayApi: { Crds: { Managed: false } } },
  });
  expect(autoModeArguments(undefined)).toEqual({});
});

test('nodes need a role', () => {
  const fromState = JsonPath.listAt('$.pools') as never;

  expect(autoModeProblems({ nodePools }, undefined).filter(Boolean)).toEqual([
    { prop: 'autoMode.nodePools', problem: 'is given without a role of the nodes', fix: 'give nodeRole' },
  ]);
  expect(autoModeProblems({ nodePools, nodeRole }, undefined).filter(Boolean)).toEqual([]);
  expect(autoModeProblems({ nodePools: [] }, false).filter(Boolean)).toEqual([]);
  expect(autoModeProblems({ nodePools: fromState }, undefined).filter(Boolean)).toEqual([]);
});

test('add-ons are those of Auto Mode', () => {
  expect(autoModeProblems({}, true).filter(Boolean)).toEqual([
    { prop: 'bootstrapSelfManagedAddons', problem: 'is true, but Auto Mode brings its own', fix: 'leave it away' },
  ]);
  expect(autoModeProblems(undefined, true)).toEqual([]);
});
