import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EmrCancelStep } from '../src';

const props = { clusterId: 'j-1', stepId: 's-1' };

test('a JSONPath state has Parameters', () => {
  const task = EmrCancelStep.jsonPath(new Stack(), 'Task', {
    clusterId: JsonPath.stringAt('$.id'),
    stepId: JsonPath.stringAt('$.step'),
  });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::elasticmapreduce:cancelStep',
    Parameters: { 'ClusterId.$': '$.id', 'StepId.$': '$.step' },
  });
});

test('a JSONata state has Arguments', () => {
  const task = EmrCancelStep.jsonata(new Stack(), 'Task', { clusterId: 'j-1', stepId: '{% $states.input.step %}' });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::elasticmapreduce:cancelStep',
    Arguments: { ClusterId: 'j-1', StepId: '{% $states.input.step %}' },
  });
});

test('may work on the cluster', () => {
  expect(permissionsOf(new EmrCancelStep(new Stack(), 'Task', props))).toEqual([
    {
      Effect: 'Allow',
      Action: 'elasticmapreduce:CancelSteps',
      Resource: 'arn:<AWS::Partition>:elasticmapreduce:<AWS::Region>:<AWS::AccountId>:cluster/j-1',
    },
  ]);
});

test.each([IntegrationPattern.RUN_JOB, IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
  '%s is not supported',
  (integrationPattern) => {
    expect(messageOf(() => new EmrCancelStep(new Stack(), 'Task', { ...props, integrationPattern }))).toBe(
      `Default/Task has a problem:\n  - integrationPattern is ${integrationPattern}, which this task does not support: use REQUEST_RESPONSE`,
    );
  },
);
