import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EmrModifyInstanceGroupByName } from '../src';

const props = { clusterId: 'j-1', instanceGroupName: 'Core', instanceGroup: { instanceCount: 2 } };

test('a JSONPath state has Parameters', () => {
  const task = EmrModifyInstanceGroupByName.jsonPath(new Stack(), 'Task', {
    clusterId: 'j-1',
    instanceGroupName: JsonPath.stringAt('$.name'),
    instanceGroup: { instanceCount: JsonPath.numberAt('$.n') },
  });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::elasticmapreduce:modifyInstanceGroupByName',
    Parameters: { ClusterId: 'j-1', 'InstanceGroupName.$': '$.name', InstanceGroup: { 'InstanceCount.$': '$.n' } },
  });
});

test('a JSONata state has Arguments', () => {
  const task = EmrModifyInstanceGroupByName.jsonata(new Stack(), 'Task', {
    ...props,
    instanceGroup: Jsonata.object('$states.input.group') as never,
  });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::elasticmapreduce:modifyInstanceGroupByName',
    Arguments: { ClusterId: 'j-1', InstanceGroupName: 'Core', InstanceGroup: '{% $states.input.group %}' },
  });
});

test('may work on the cluster', () => {
  expect(permissionsOf(new EmrModifyInstanceGroupByName(new Stack(), 'Task', props))).toEqual([
    {
      Effect: 'Allow',
      Action: ['elasticmapreduce:ModifyInstanceGroups', 'elasticmapreduce:ListInstanceGroups'],
      Resource: 'arn:<AWS::Partition>:elasticmapreduce:<AWS::Region>:<AWS::AccountId>:cluster/j-1',
    },
  ]);
});

test.each([IntegrationPattern.RUN_JOB, IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
  '%s is not supported',
  (integrationPattern) => {
    expect(
      messageOf(() => new EmrModifyInstanceGroupByName(new Stack(), 'Task', { ...props, integrationPattern })),
    ).toBe(
      `Default/Task has a problem:\n  - integrationPattern is ${integrationPattern}, which this task does not support: use REQUEST_RESPONSE`,
    );
  },
);

test('problems have their place', () => {
  const task = () =>
    new EmrModifyInstanceGroupByName(new Stack(), 'Task', { ...props, instanceGroup: { instanceCount: -1 } });

  expect(messageOf(task)).toBe(
    'Default/Task has a problem:\n  - instanceGroup.instanceCount is -1 instances: give at least 0 instances',
  );
});

test('the namespace has the types', () => {
  const shrinkPolicy: EmrModifyInstanceGroupByName.ShrinkPolicyProperty = {
    instanceResizePolicy: {
      instancesToProtect: ['i-1'],
    } satisfies EmrModifyInstanceGroupByName.ShrinkPolicyProperty['instanceResizePolicy'],
  };
  const instanceGroup: EmrModifyInstanceGroupByName.InstanceGroupModifyConfigProperty = { shrinkPolicy };

  expect(stateOf(new EmrModifyInstanceGroupByName(new Stack(), 'Task', { ...props, instanceGroup }))).toMatchObject({
    Parameters: {
      InstanceGroup: { ShrinkPolicy: { InstanceResizePolicy: { InstancesToProtect: ['i-1'] } } },
    },
  });
});
