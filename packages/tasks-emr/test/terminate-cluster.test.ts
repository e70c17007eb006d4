import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EmrTerminateCluster } from '../src';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;
const CLUSTER = 'arn:<AWS::Partition>:elasticmapreduce:<AWS::Region>:<AWS::AccountId>:cluster/j-1';

const end = (integrationPattern?: sfn.IntegrationPattern) =>
  new EmrTerminateCluster(new Stack(), 'End', { clusterId: 'j-1', integrationPattern });

test('waits until the cluster has ended', () => {
  const task = EmrTerminateCluster.jsonPath(new Stack(), 'End', { clusterId: JsonPath.stringAt('$.ClusterId') });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::elasticmapreduce:terminateCluster.sync',
    Parameters: { 'ClusterId.$': '$.ClusterId' },
  });
});

test('or does not', () => {
  expect(stateOf(end(REQUEST_RESPONSE))).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::elasticmapreduce:terminateCluster',
    Parameters: { ClusterId: 'j-1' },
  });
});

test('a JSONata state has Arguments', () => {
  const task = EmrTerminateCluster.jsonata(new Stack(), 'End', { clusterId: '{% $states.input.id %}' });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::elasticmapreduce:terminateCluster.sync',
    Arguments: { ClusterId: '{% $states.input.id %}' },
  });
});

describe('permissions', () => {
  const terminate = { Effect: 'Allow', Action: 'elasticmapreduce:TerminateJobFlows', Resource: CLUSTER };

  test('REQUEST_RESPONSE ends the cluster', () => {
    expect(permissionsOf(end(REQUEST_RESPONSE))).toEqual([terminate]);
  });

  test.each([RUN_JOB, undefined])('%s also watches it', (integrationPattern) => {
    expect(permissionsOf(end(integrationPattern))).toEqual([
      terminate,
      { Effect: 'Allow', Action: 'elasticmapreduce:DescribeCluster', Resource: CLUSTER },
      {
        Effect: 'Allow',
        Action: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
        Resource:
          'arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/StepFunctionsGetEventForEMRTerminateJobFlowsRule',
      },
    ]);
  });

  test('WAIT_FOR_TASK_TOKEN is not supported', () => {
    expect(messageOf(() => end(WAIT_FOR_TASK_TOKEN))).toBe(
      'Default/End has a problem:\n' +
        '  - integrationPattern is WAIT_FOR_TASK_TOKEN, which this task does not support: use RUN_JOB or REQUEST_RESPONSE',
    );
  });
});
