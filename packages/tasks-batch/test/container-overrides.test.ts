import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Lazy, Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { describe, expect, test } from 'vitest';
import { messageOf, stateOf } from '../../../tools/vitest/rendered-state';
import type { BatchContainerOverrides } from '../src';
import { parameters, submit, submitInJsonata } from './submitted-job';

function overridden(containerOverrides: BatchContainerOverrides): unknown {
  const { Parameters } = stateOf(submit({ containerOverrides })) as { Parameters: object };
  expect(Parameters).toMatchObject(parameters);
  return (Parameters as { ContainerOverrides: unknown }).ContainerOverrides;
}

test('all overrides have their place', () => {
  expect(
    overridden({
      command: ['sudo', 'rm'],
      environment: { key: 'value', empty: '' },
      instanceType: new ec2.InstanceType('m5.large'),
      memory: Size.gibibytes(1),
      gpuCount: 2,
      vcpus: 10,
    }),
  ).toEqual({
    Command: ['sudo', 'rm'],
    Environment: [
      { Name: 'key', Value: 'value' },
      { Name: 'empty', Value: '' },
    ],
    InstanceType: 'm5.large',
    ResourceRequirements: [
      { Type: 'GPU', Value: '2' },
      { Type: 'MEMORY', Value: '1024' },
      { Type: 'VCPU', Value: '10' },
    ],
  });
});

test('no overrides are none', () => {
  expect(overridden({})).toEqual({});
});

test('a count of 0 leaves it to the job definition', () => {
  expect(overridden({ gpuCount: 0, vcpus: 0 })).toEqual({});
});

describe('overrides from the state', () => {
  test('in JSONPath', () => {
    expect(
      overridden({
        command: JsonPath.listAt('$.command'),
        environment: { BUCKET: JsonPath.stringAt('$.bucket'), KEY: `in/${JsonPath.stringAt('$.key')}` },
        instanceType: new ec2.InstanceType(JsonPath.stringAt('$.instanceType')),
        memory: Size.mebibytes(JsonPath.numberAt('$.memory')),
        gpuCount: JsonPath.numberAt('$.gpus'),
        vcpus: JsonPath.numberAt('$.cpus'),
      }),
    ).toEqual({
      'Command.$': '$.command',
      Environment: [
        { Name: 'BUCKET', 'Value.$': '$.bucket' },
        { Name: 'KEY', 'Value.$': "States.Format('in/{}', $.key)" },
      ],
      'InstanceType.$': '$.instanceType',
      ResourceRequirements: [
        { Type: 'GPU', 'Value.$': "States.Format('{}', $.gpus)" },
        { Type: 'MEMORY', 'Value.$': "States.Format('{}', $.memory)" },
        { Type: 'VCPU', 'Value.$': "States.Format('{}', $.cpus)" },
      ],
    });
  });

  test('in JSONata', () => {
    const task = submitInJsonata({
      containerOverrides: {
        command: ['render', '{% $states.input.key %}'],
        environment: { BUCKET: '{% $states.input.bucket %}' },
        memory: Size.mebibytes(Jsonata.number('$states.input.memory')),
        vcpus: Jsonata.number('$states.input.cpus'),
      },
    });

    expect(stateOf(task)).toMatchObject({
      Arguments: {
        ContainerOverrides: {
          Command: ['render', '{% $states.input.key %}'],
          Environment: [{ Name: 'BUCKET', Value: '{% $states.input.bucket %}' }],
          ResourceRequirements: [
            { Type: 'MEMORY', Value: '{% $string($states.input.memory) %}' },
            { Type: 'VCPU', Value: '{% $string($states.input.cpus) %}' },
          ],
        },
      },
    });
  });

  test('as a word among others', () => {
    expect(overridden({ command: ['render', JsonPath.stringAt('$.key')] })).toEqual({
      'Command.$': "States.Array('render', $.key)",
    });
  });

  test('as a whole environment, which is the list that the service takes', () => {
    expect(overridden({ environment: JsonPath.objectAt('$.environment') })).toEqual({
      'Environment.$': '$.environment',
    });
  });
});

test('amounts may be known at deployment only', () => {
  expect(overridden({ vcpus: Lazy.number({ produce: () => 4 }) })).toEqual({
    ResourceRequirements: [{ Type: 'VCPU', Value: '4' }],
  });
});

test('4 MiB and a quarter of a vCPU are enough', () => {
  expect(overridden({ memory: Size.mebibytes(4), vcpus: 0.25 })).toEqual({
    ResourceRequirements: [
      { Type: 'MEMORY', Value: '4' },
      { Type: 'VCPU', Value: '0.25' },
    ],
  });
});

test.each<[BatchContainerOverrides, string]>([
  [{ command: ['a', ''] }, 'command has an empty word: leave it away'],
  [
    { environment: { AWS_BATCH: 'x' } },
    'environment.AWS_BATCH has a name that the service keeps for itself: give one that does not begin with AWS_BATCH',
  ],
  [
    { environment: { AWS_BATCH_JOB_ID: 'x' } },
    'environment.AWS_BATCH_JOB_ID has a name that the service keeps for itself: give one that does not begin with AWS_BATCH',
  ],
  [{ memory: Size.mebibytes(3) }, 'memory is 3 MiB: give at least 4 MiB'],
  [
    { memory: Size.kibibytes(5000) },
    "memory cannot be given to the service, which takes mebibytes: '5000 kibibytes' cannot be converted into a whole number of mebibytes.",
  ],
  [{ gpuCount: -1 }, 'gpuCount is -1: give at least 0'],
  [{ vcpus: -1 }, 'vcpus is -1: give at least 0'],
])('%j is wrong', (containerOverrides, problem) => {
  expect(messageOf(() => submit({ containerOverrides }))).toBe(
    `Default/Submit has a problem:\n  - containerOverrides.${problem}`,
  );
});

test.each(['aws_batch', 'AWS_REGION', 'MY_AWS_BATCH'])('%s may be set', (name) => {
  expect(overridden({ environment: { [name]: 'x' } })).toEqual({ Environment: [{ Name: name, Value: 'x' }] });
});
