import { isLiteral } from '@cdk-sfn/core';
import type { Size } from 'aws-cdk-lib/core';
import { amount, asIs, list, number, object } from './wire-shape';
import type { WireShape } from './wire-shape';

/** The types of EBS volumes. */
export enum EmrEbsBlockDeviceVolumeType {
  /** General purpose SSD, with IOPS and throughput of its own choice. */
  GP3 = 'gp3',
  /** General purpose SSD. */
  GP2 = 'gp2',
  /** Provisioned IOPS SSD. */
  IO1 = 'io1',
  /** Throughput optimized HDD. */
  ST1 = 'st1',
  /** Cold HDD. */
  SC1 = 'sc1',
  /** Magnetic. */
  STANDARD = 'standard',
}

/**
 * An EBS volume.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_VolumeSpecification.html
 */
export interface EmrVolumeSpecification {
  /**
   * I/O operations per second.
   *
   * @default - that of the volume type
   */
  readonly iops?: number;

  /**
   * Throughput of a `GP3` volume in MiB/s, 125 to 1000.
   *
   * @default - that of the volume type
   */
  readonly throughput?: number;

  /** The size, in whole GiB. */
  readonly volumeSize: Size;

  /** The type. */
  readonly volumeType: EmrEbsBlockDeviceVolumeType;
}

/** Volumes that are alike. */
export interface EmrEbsBlockDeviceConfig {
  /** Each of the volumes. */
  readonly volumeSpecification: EmrVolumeSpecification;

  /**
   * How many of them each instance has.
   *
   * @default 1
   */
  readonly volumesPerInstance?: number;
}

/**
 * The EBS volumes of an instance.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_EbsConfiguration.html
 */
export interface EmrEbsConfiguration {
  /**
   * The volumes.
   *
   * @default - those that Amazon EMR gives
   */
  readonly ebsBlockDeviceConfigs?: EmrEbsBlockDeviceConfig[];

  /**
   * Whether the instance is EBS-optimized.
   *
   * @default - that of the instance type
   */
  readonly ebsOptimized?: boolean;
}

const VOLUME_SPECIFICATION: WireShape<EmrVolumeSpecification> = {
  fields: {
    iops: asIs,
    volumeSize: amount('gibibytes', { name: 'SizeInGB' }),
    volumeType: asIs,
    throughput: number({ min: 125, max: 1000, unit: 'MiB/s' }),
  },
  rules: ({ throughput, volumeType }) => [
    throughput !== undefined &&
      isLiteral(volumeType) &&
      volumeType !== EmrEbsBlockDeviceVolumeType.GP3 && {
        prop: 'throughput',
        problem: `is given for a volume of the type ${volumeType}`,
        fix: 'use EbsBlockDeviceVolumeType.GP3',
      },
  ],
};

const EBS_BLOCK_DEVICE_CONFIG: WireShape<EmrEbsBlockDeviceConfig> = {
  fields: { volumeSpecification: object(VOLUME_SPECIFICATION), volumesPerInstance: asIs },
};

export const EBS_CONFIGURATION: WireShape<EmrEbsConfiguration> = {
  fields: { ebsBlockDeviceConfigs: list(EBS_BLOCK_DEVICE_CONFIG), ebsOptimized: asIs },
};
