import { JsonPath } from '@cdk-sfn/core';
import { Size } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { EmrEbsBlockDeviceVolumeType } from '../src';
import type { EmrInstanceTypeConfig } from '../src';
import { INSTANCE_TYPE } from '../src/instance-type';
import { problemsIn, wireForm } from '../src/wire-shape';

test('all props have their place', () => {
  const type: EmrInstanceTypeConfig = {
    instanceType: 'm5.xlarge',
    bidPrice: '0.5',
    configurations: [{ classification: 'yarn-site' }],
    customAmiId: 'ami-1',
    ebsConfiguration: {
      ebsBlockDeviceConfigs: [
        { volumeSpecification: { volumeSize: Size.gibibytes(32), volumeType: EmrEbsBlockDeviceVolumeType.ST1 } },
      ],
    },
    priority: 0,
    weightedCapacity: 4,
  };

  expect(wireForm(INSTANCE_TYPE, type)).toEqual({
    BidPrice: '0.5',
    Configurations: [{ Classification: 'yarn-site' }],
    CustomAmiId: 'ami-1',
    EbsConfiguration: { EbsBlockDeviceConfigs: [{ VolumeSpecification: { SizeInGB: 32, VolumeType: 'st1' } }] },
    InstanceType: 'm5.xlarge',
    Priority: 0,
    WeightedCapacity: 4,
  });
});

test('a bid may be in percent', () => {
  expect(wireForm(INSTANCE_TYPE, { instanceType: 'a', bidPriceAsPercentageOfOnDemandPrice: 80 })).toEqual({
    BidPriceAsPercentageOfOnDemandPrice: 80,
    InstanceType: 'a',
  });
});

describe('problems', () => {
  test.each<[Partial<EmrInstanceTypeConfig>, object[]]>([
    [
      { bidPrice: '1', bidPriceAsPercentageOfOnDemandPrice: 80 },
      [
        {
          prop: 'bidPrice',
          problem: 'is given beside bidPriceAsPercentageOfOnDemandPrice',
          fix: 'keep one of them',
        },
      ],
    ],
    [{ priority: -1 }, [{ prop: 'priority', problem: 'is -1', fix: 'give at least 0' }]],
    [{ weightedCapacity: 0 }, [{ prop: 'weightedCapacity', problem: 'is 0 units', fix: 'give at least 1 unit' }]],
    [
      { bidPriceAsPercentageOfOnDemandPrice: -1 },
      [{ prop: 'bidPriceAsPercentageOfOnDemandPrice', problem: 'is -1 percent', fix: 'give at least 0 percent' }],
    ],
    [{ priority: 0, weightedCapacity: 1, bidPriceAsPercentageOfOnDemandPrice: 0 }, []],
    [{ priority: JsonPath.numberAt('$.p'), weightedCapacity: JsonPath.numberAt('$.w') }, []],
  ])('of %j', (props, problems) => {
    expect(problemsIn(INSTANCE_TYPE, '', { instanceType: 'm5.xlarge', ...props })).toEqual(problems);
  });
});
