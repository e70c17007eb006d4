import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EmrModifyInstanceFleetByName } from '../src';

const props = { clusterId: 'j-1', instanceFleetName: 'Core', targetOnDemandCapacity: 2, targetSpotCapacity: 0 };

test('a JSONPath state has Parameters', () => {
  const task = EmrModifyInstanceFleetByName.jsonPath(new Stack(), 'Task', {
    clusterId: JsonPath.stringAt('$.id'),
    instanceFleetName: 'Core',
    targetOnDemandCapacity: JsonPath.numberAt('$.n'),
    targetSpotCapacity: 0,
  });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::elasticmapreduce:modifyInstanceFleetByName',
    Parameters: {
      'ClusterId.$': '$.id',
      InstanceFleetName: 'Core',
      InstanceFleet: { 'TargetOnDemandCapacity.$': '$.n', TargetSpotCapacity: 0 },
    },
  });
});

test('a JSONata state has Arguments', () => {
  const task = EmrModifyInstanceFleetByName.jsonata(new Stack(), 'Task', {
    ...props,
    targetSpotCapacity: Jsonata.number('$states.input.n'),
  });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::elasticmapreduce:modifyInstanceFleetByName',
    Arguments: {
      ClusterId: 'j-1',
      InstanceFleetName: 'Core',
      InstanceFleet: { TargetOnDemandCapacity: 2, TargetSpotCapacity: '{% $states.input.n %}' },
    },
  });
});

test('may work on the cluster', () => {
  expect(permissionsOf(new EmrModifyInstanceFleetByName(new Stack(), 'Task', props))).toEqual([
    {
      Effect: 'Allow',
      Action: ['elasticmapreduce:ModifyInstanceFleet', 'elasticmapreduce:ListInstanceFleets'],
      Resource: 'arn:<AWS::Partition>:elasticmapreduce:<AWS::Region>:<AWS::AccountId>:cluster/j-1',
    },
  ]);
});

test.each([IntegrationPattern.RUN_JOB, IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
  '%s is not supported',
  (integrationPattern) => {
    expect(
      messageOf(() => new EmrModifyInstanceFleetByName(new Stack(), 'Task', { ...props, integrationPattern })),
    ).toBe(
      `Default/Task has a problem:\n  - integrationPattern is ${integrationPattern}, which this task does not support: use REQUEST_RESPONSE`,
    );
  },
);

test('there are no fewer than no units', () => {
  const task = () =>
    new EmrModifyInstanceFleetByName(new Stack(), 'Task', {
      ...props,
      targetOnDemandCapacity: -1,
      targetSpotCapacity: -2,
    });

  expect(messageOf(task)).toBe(
    'Default/Task has 2 problems:\n' +
      '  - targetOnDemandCapacity is -1 units: give at least 0 units\n' +
      '  - targetSpotCapacity is -2 units: give at least 0 units',
  );
});
