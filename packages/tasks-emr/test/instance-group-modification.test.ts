import { JsonPath } from '@cdk-sfn/core';
import { Duration } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { INSTANCE_GROUP_MODIFICATION } from '../src/instance-group-modification';
import { problemsIn, wireForm } from '../src/wire-shape';

test('all props have their place', () => {
  const change = {
    configurations: [{ classification: 'yarn-site', properties: { a: 'b' } }],
    eC2InstanceIdsToTerminate: ['i-1'],
    instanceCount: 0,
    shrinkPolicy: {
      decommissionTimeout: Duration.minutes(5),
      instanceResizePolicy: {
        instancesToProtect: ['i-2'],
        instancesToTerminate: JsonPath.listAt('$.ids'),
        instanceTerminationTimeout: Duration.minutes(1),
      },
    },
  };

  expect(wireForm(INSTANCE_GROUP_MODIFICATION, change)).toEqual({
    Configurations: [{ Classification: 'yarn-site', Properties: { a: 'b' } }],
    EC2InstanceIdsToTerminate: ['i-1'],
    InstanceCount: 0,
    ShrinkPolicy: {
      DecommissionTimeout: 300,
      InstanceResizePolicy: {
        InstancesToProtect: ['i-2'],
        InstancesToTerminate: change.shrinkPolicy.instanceResizePolicy.instancesToTerminate,
        InstanceTerminationTimeout: 60,
      },
    },
  });
});

test('timeouts are in whole seconds', () => {
  const shrinkPolicy = {
    decommissionTimeout: Duration.millis(1),
    instanceResizePolicy: { instanceTerminationTimeout: Duration.millis(2) },
  };

  expect(problemsIn(INSTANCE_GROUP_MODIFICATION, 'group', { shrinkPolicy }).map(({ prop }) => prop)).toEqual([
    'group.shrinkPolicy.decommissionTimeout',
    'group.shrinkPolicy.instanceResizePolicy.instanceTerminationTimeout',
  ]);
});
