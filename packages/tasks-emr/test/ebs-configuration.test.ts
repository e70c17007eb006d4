import { JsonPath } from '@cdk-sfn/core';
import { Size } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { EmrCreateCluster, EmrEbsBlockDeviceVolumeType } from '../src';
import type { EmrVolumeSpecification } from '../src';
import { complaintsOf, instancesOf } from './cluster';

const { GP2, GP3, IO1 } = EmrEbsBlockDeviceVolumeType;

const group = (ebsConfiguration: EmrCreateCluster.EbsConfigurationProperty) => ({
  instanceGroups: [
    {
      instanceRole: EmrCreateCluster.InstanceRoleType.CORE,
      instanceType: 'm5.xlarge',
      instanceCount: 1,
      ebsConfiguration,
    },
  ],
});
const volume = (volumeSpecification: EmrVolumeSpecification) =>
  group({ ebsBlockDeviceConfigs: [{ volumeSpecification }] });

test('volumes have a size, a type, and more if need be', () => {
  const instances = group({
    ebsBlockDeviceConfigs: [
      { volumeSpecification: { volumeSize: Size.gibibytes(10), volumeType: GP2 } },
      {
        volumeSpecification: { volumeSize: Size.tebibytes(1), volumeType: GP3, iops: 4000, throughput: 500 },
        volumesPerInstance: 2,
      },
    ],
    ebsOptimized: false,
  });

  expect(instancesOf(instances)).toMatchObject({
    InstanceGroups: [
      {
        EbsConfiguration: {
          EbsBlockDeviceConfigs: [
            { VolumeSpecification: { SizeInGB: 10, VolumeType: 'gp2' } },
            {
              VolumeSpecification: { Iops: 4000, SizeInGB: 1024, VolumeType: 'gp3', Throughput: 500 },
              VolumesPerInstance: 2,
            },
          ],
          EbsOptimized: false,
        },
      },
    ],
  });
});

test('numbers may come from the state', () => {
  const specification = {
    volumeSize: Size.gibibytes(JsonPath.numberAt('$.size')),
    volumeType: JsonPath.stringAt('$.type') as never,
    throughput: JsonPath.numberAt('$.throughput'),
  };

  expect(instancesOf(volume(specification))).toMatchObject({
    InstanceGroups: [
      {
        EbsConfiguration: {
          EbsBlockDeviceConfigs: [
            {
              VolumeSpecification: { 'SizeInGB.$': '$.size', 'VolumeType.$': '$.type', 'Throughput.$': '$.throughput' },
            },
          ],
        },
      },
    ],
  });
});

describe('problems', () => {
  const place = 'instances.instanceGroups[0].ebsConfiguration.ebsBlockDeviceConfigs[0].volumeSpecification';

  test.each<[Partial<EmrVolumeSpecification>, string]>([
    [{ throughput: 124 }, 'throughput is 124 MiB/s: give 125 to 1000 MiB/s'],
    [{ throughput: 1001 }, 'throughput is 1001 MiB/s: give 125 to 1000 MiB/s'],
    [
      { throughput: 200, volumeType: IO1 },
      'throughput is given for a volume of the type io1: use EbsBlockDeviceVolumeType.GP3',
    ],
    [
      { volumeSize: Size.mebibytes(1500) },
      "volumeSize cannot be given to the service, which takes gibibytes: '1500 mebibytes' cannot be converted into a whole number of gibibytes.",
    ],
  ])('of %j', (props, complaint) => {
    const specification = { volumeSize: Size.gibibytes(10), volumeType: GP3, ...props };

    expect(complaintsOf({ instances: volume(specification) })).toEqual([`${place}.${complaint}`]);
  });
});

test('the types are those of the service', () => {
  expect(EmrCreateCluster.EbsBlockDeviceVolumeType).toBe(EmrEbsBlockDeviceVolumeType);
  expect(Object.values(EmrEbsBlockDeviceVolumeType)).toEqual(['gp3', 'gp2', 'io1', 'st1', 'sc1', 'standard']);
});
