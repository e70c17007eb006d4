import { JsonPath } from '@cdk-sfn/core';
import { Duration } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { EksRepairAction } from '../src';
import { nodeRepairArgument, nodeRepairProblems } from '../src/node-repair';

const override = {
  nodeMonitoringCondition: 'AcceleratedHardwareReady',
  nodeUnhealthyReason: 'NvidiaXID13Error',
  minRepairWaitTime: Duration.hours(1),
  repairAction: EksRepairAction.REBOOT,
};
const fromState = JsonPath.listAt('$.overrides') as never;

test('all of it is handed on', () => {
  expect(
    nodeRepairArgument({
      maxUnhealthyNodeThresholdCount: 3,
      maxParallelNodesRepairedPercentage: 50,
      overrides: [override],
    }),
  ).toEqual({
    Enabled: true,
    MaxUnhealthyNodeThresholdCount: 3,
    MaxParallelNodesRepairedPercentage: 50,
    NodeRepairConfigOverrides: [
      {
        NodeMonitoringCondition: 'AcceleratedHardwareReady',
        NodeUnhealthyReason: 'NvidiaXID13Error',
        MinRepairWaitTimeMins: 60,
        RepairAction: 'Reboot',
      },
    ],
  });
  expect(
    nodeRepairArgument({
      maxUnhealthyNodeThresholdPercentage: 20,
      maxParallelNodesRepairedCount: 1,
      overrides: fromState,
    }),
  ).toEqual({
    Enabled: true,
    MaxUnhealthyNodeThresholdPercentage: 20,
    MaxParallelNodesRepairedCount: 1,
    NodeRepairConfigOverrides: fromState,
  });
  expect(nodeRepairArgument({})).toEqual({ Enabled: true });
  expect(nodeRepairArgument(undefined)).toBeUndefined();
});

test.each([
  undefined,
  {},
  { maxUnhealthyNodeThresholdCount: 1, maxParallelNodesRepairedCount: 1, overrides: [override] },
  { maxUnhealthyNodeThresholdPercentage: 100, overrides: fromState },
])('%j passes', (repair) => {
  expect(nodeRepairProblems(repair).filter(Boolean)).toEqual([]);
});

test('what the service would refuse is told', () => {
  const repair = {
    maxUnhealthyNodeThresholdCount: 0,
    maxUnhealthyNodeThresholdPercentage: 101,
    maxParallelNodesRepairedCount: 1,
    maxParallelNodesRepairedPercentage: 1,
    overrides: [override, { ...override, minRepairWaitTime: Duration.minutes(0) }],
  };

  expect(nodeRepairProblems(repair).filter(Boolean)).toEqual([
    { prop: 'nodeRepair.maxUnhealthyNodeThresholdCount', problem: 'is 0 nodes', fix: 'give at least 1 node' },
    {
      prop: 'nodeRepair.maxUnhealthyNodeThresholdPercentage',
      problem: 'is 101 percent',
      fix: 'give 1 to 100 percent',
    },
    {
      prop: 'nodeRepair.maxUnhealthyNodeThresholdPercentage',
      problem: 'is given beside maxUnhealthyNodeThresholdCount',
      fix: 'leave one of them away',
    },
    {
      prop: 'nodeRepair.maxParallelNodesRepairedPercentage',
      problem: 'is given beside maxParallelNodesRepairedCount',
      fix: 'leave one of them away',
    },
    { prop: 'nodeRepair.overrides[1].minRepairWaitTime', problem: 'is 0 minutes', fix: 'give at least 1 minute' },
  ]);
  expect(nodeRepairProblems({ overrides: [{ ...override, minRepairWaitTime: Duration.seconds(90) }] })).toContainEqual(
    expect.objectContaining({
      prop: 'nodeRepair.overrides[0].minRepairWaitTime',
      problem: 'cannot be given to the service, which takes minutes',
    }),
  );
});
