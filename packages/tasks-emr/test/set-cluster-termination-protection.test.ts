import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EmrSetClusterTerminationProtection } from '../src';

const props = { clusterId: 'j-1', terminationProtected: true };

test('a JSONPath state has Parameters', () => {
  const task = EmrSetClusterTerminationProtection.jsonPath(new Stack(), 'Task', {
    clusterId: JsonPath.stringAt('$.id'),
    terminationProtected: false,
  });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::elasticmapreduce:setClusterTerminationProtection',
    Parameters: { 'ClusterId.$': '$.id', TerminationProtected: false },
  });
});

test('a JSONata state has Arguments', () => {
  const task = EmrSetClusterTerminationProtection.jsonata(new Stack(), 'Task', {
    clusterId: 'j-1',
    terminationProtected: Jsonata.boolean('$states.input.locked'),
  });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::elasticmapreduce:setClusterTerminationProtection',
    Arguments: { ClusterId: 'j-1', TerminationProtected: '{% $states.input.locked %}' },
  });
});

test('may work on the cluster', () => {
  expect(permissionsOf(new EmrSetClusterTerminationProtection(new Stack(), 'Task', props))).toEqual([
    {
      Effect: 'Allow',
      Action: 'elasticmapreduce:SetTerminationProtection',
      Resource: 'arn:<AWS::Partition>:elasticmapreduce:<AWS::Region>:<AWS::AccountId>:cluster/j-1',
    },
  ]);
});

test.each([IntegrationPattern.RUN_JOB, IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
  '%s is not supported',
  (integrationPattern) => {
    expect(
      messageOf(() => new EmrSetClusterTerminationProtection(new Stack(), 'Task', { ...props, integrationPattern })),
    ).toBe(
      `Default/Task has a problem:\n  - integrationPattern is ${integrationPattern}, which this task does not support: use REQUEST_RESPONSE`,
    );
  },
);
