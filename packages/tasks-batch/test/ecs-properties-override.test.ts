import { JsonPath } from '@cdk-sfn/core';
import { Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { expect, test } from 'vitest';
import { messageOf, stateOf } from '../../../tools/vitest/rendered-state';
import type { BatchEcsPropertiesOverride } from '../src';
import { parameters, submit, submitInJsonata } from './submitted-job';

test('the containers of a job have overrides of their own', () => {
  const ecsPropertiesOverride = {
    taskProperties: [
      {
        containers: [
          { name: 'main', command: ['render'], memory: Size.gibibytes(2), vcpus: 1 },
          { name: 'proxy', environment: { HOST: JsonPath.stringAt('$.host') } },
        ],
      },
    ],
  };

  expect(stateOf(submit({ ecsPropertiesOverride }))).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::batch:submitJob.sync',
    Parameters: {
      ...parameters,
      EcsPropertiesOverride: {
        TaskProperties: [
          {
            Containers: [
              {
                Name: 'main',
                Command: ['render'],
                ResourceRequirements: [
                  { Type: 'MEMORY', Value: '2048' },
                  { Type: 'VCPU', Value: '1' },
                ],
              },
              { Name: 'proxy', Environment: [{ Name: 'HOST', 'Value.$': '$.host' }] },
            ],
          },
        ],
      },
    },
  });
});

test('an instance type, which is for whole jobs, is not handed on', () => {
  const container = { name: 'main', instanceType: new ec2.InstanceType('c5.large') };
  const ecsPropertiesOverride = { taskProperties: [{ containers: [container] }] };

  expect(stateOf(submit({ ecsPropertiesOverride }))).toHaveProperty('Parameters', {
    ...parameters,
    EcsPropertiesOverride: { TaskProperties: [{ Containers: [{ Name: 'main' }] }] },
  });
});

test('the containers of a job have overrides of their own in JSONata', () => {
  const ecsPropertiesOverride = { taskProperties: [{ containers: [{ name: '{% $states.input.name %}' }] }] };

  expect(stateOf(submitInJsonata({ ecsPropertiesOverride }))).toMatchObject({
    Arguments: {
      EcsPropertiesOverride: { TaskProperties: [{ Containers: [{ Name: '{% $states.input.name %}' }] }] },
    },
  });
});

test.each<[BatchEcsPropertiesOverride, string]>([
  [{ taskProperties: [] }, 'taskProperties has 0 entries, but a job has one task: give one entry'],
  [{ taskProperties: [{}, {}] }, 'taskProperties has 2 entries, but a job has one task: give one entry'],
  [
    { taskProperties: [{ containers: [{ name: 'a' }, { name: 'b', command: [''] }] }] },
    'taskProperties[0].containers[1].command has an empty word: leave it away',
  ],
])('%j is wrong', (ecsPropertiesOverride, problem) => {
  expect(messageOf(() => submit({ ecsPropertiesOverride }))).toBe(
    `Default/Submit has a problem:\n  - ecsPropertiesOverride.${problem}`,
  );
});
