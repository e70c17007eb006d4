import { Jsonata, JsonPath } from '@cdk-sfn/core';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, stateOf } from '../../../tools/vitest/rendered-state';
import type { ContainerOverride } from '../src';
import { TestCluster, withoutWarningsOfTheCdk } from './cluster';

withoutWarningsOfTheCdk();

let scene: TestCluster;

beforeEach(() => {
  scene = new TestCluster();
});

function overriding(...containerOverrides: ContainerOverride[]): unknown {
  const { Parameters } = stateOf(scene.run({ containerOverrides })) as { Parameters: { Overrides: unknown } };
  return Parameters.Overrides;
}

test('all of a container can be overridden', () => {
  expect(
    overriding({
      containerDefinition: scene.fargate.defaultContainer!,
      command: ['report', 'daily'],
      environment: [{ name: 'STAGE', value: 'test' }],
      cpu: 256,
      memoryLimit: 512,
      memoryReservation: 128,
      gpuCount: 1,
    }),
  ).toEqual({
    ContainerOverrides: [
      {
        Name: 'app',
        Command: ['report', 'daily'],
        Cpu: 256,
        Memory: 512,
        MemoryReservation: 128,
        Environment: [{ Name: 'STAGE', Value: 'test' }],
        ResourceRequirements: [{ Type: 'GPU', Value: '1' }],
      },
    ],
  });
});

test('all of it can come from the state', () => {
  expect(
    overriding({
      containerDefinition: JsonPath.stringAt('$.container'),
      command: JsonPath.listAt('$.command'),
      environment: [{ name: JsonPath.stringAt('$.name'), value: JsonPath.stringAt('$.value') }],
      cpu: JsonPath.numberAt('$.cpu'),
      memoryLimit: JsonPath.numberAt('$.memory'),
      memoryReservation: JsonPath.numberAt('$.reserved'),
      gpuCount: JsonPath.numberAt('$.gpus'),
    }),
  ).toEqual({
    ContainerOverrides: [
      {
        'Name.$': '$.container',
        'Command.$': '$.command',
        'Cpu.$': '$.cpu',
        'Memory.$': '$.memory',
        'MemoryReservation.$': '$.reserved',
        Environment: [{ 'Name.$': '$.name', 'Value.$': '$.value' }],
        ResourceRequirements: [{ Type: 'GPU', 'Value.$': "States.Format('{}', $.gpus)" }],
      },
    ],
  });
});

test('all of it can be JSONata', () => {
  const containerOverrides: ContainerOverride[] = [
    {
      containerDefinition: '{% $states.input.container %}',
      command: Jsonata.list('$states.input.command'),
      environment: [{ name: 'STAGE', value: '{% $states.input.stage %}' }],
      cpu: Jsonata.number('$states.input.cpu'),
      gpuCount: Jsonata.number('$states.input.gpus'),
    },
  ];

  expect(stateOf(scene.runJsonata({ containerOverrides }))).toMatchObject({
    Arguments: {
      Overrides: {
        ContainerOverrides: [
          {
            Name: '{% $states.input.container %}',
            Command: '{% $states.input.command %}',
            Cpu: '{% $states.input.cpu %}',
            Environment: [{ Name: 'STAGE', Value: '{% $states.input.stage %}' }],
            ResourceRequirements: [{ Type: 'GPU', Value: '{% $string($states.input.gpus) %}' }],
          },
        ],
      },
    },
  });
});

describe('the environment', () => {
  test.each([
    ['an object', JsonPath.objectAt('$.env')],
    ['a list', JsonPath.listAt('$.env') as never],
  ])('may come from the state as a whole, as %s', (_, environment) => {
    expect(overriding({ containerDefinition: 'app', environment })).toEqual({
      ContainerOverrides: [{ Name: 'app', 'Environment.$': '$.env' }],
    });
  });

  test('may be a JSONata expression as a whole', () => {
    const environment = Jsonata.object('$states.input.env');

    expect(
      stateOf(scene.runJsonata({ containerOverrides: [{ containerDefinition: 'app', environment }] })),
    ).toMatchObject({
      Arguments: { Overrides: { ContainerOverrides: [{ Name: 'app', Environment: '{% $states.input.env %}' }] } },
    });
  });

  test('may have text with data of the state in it', () => {
    const value = `s3://reports/${JsonPath.stringAt('$.day')}`;

    expect(overriding({ containerDefinition: 'app', environment: [{ name: 'TO', value }] })).toEqual({
      ContainerOverrides: [
        { Name: 'app', Environment: [{ Name: 'TO', 'Value.$': "States.Format('s3://reports/{}', $.day)" }] },
      ],
    });
  });
});

describe('the container', () => {
  test('goes by its name, not by its id', () => {
    const sidecar = scene.fargate.addContainer('Sidecar', {
      containerName: 'proxy',
      image: ecs.ContainerImage.fromRegistry('proxy'),
    });

    expect(overriding({ containerDefinition: sidecar }, { containerDefinition: 'proxy' })).toEqual({
      ContainerOverrides: [{ Name: 'proxy' }, { Name: 'proxy' }],
    });
  });

  test.each(['Sidecar', 'model', ''])('has to be one of the task definition, which %j is not', (name) => {
    expect(messageOf(() => overriding({ containerDefinition: 'app' }, { containerDefinition: name }))).toBe(
      'Default/Run has a problem:\n' +
        `  - containerOverrides[1].containerDefinition is "${name}", which is no container of the task definition: give one of its containers`,
    );
  });

  test('has at least one GPU, or none is said', () => {
    expect(messageOf(() => overriding({ containerDefinition: 'app', gpuCount: 0 }))).toBe(
      'Default/Run has a problem:\n  - containerOverrides[0].gpuCount is 0: give at least 1',
    );
  });
});
