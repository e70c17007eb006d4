import type { Duration } from 'aws-cdk-lib/core';
import { amount, asIs, list } from './wire-shape';
import type { WireShape } from './wire-shape';

/** How the metric is compared with the threshold. */
export enum EmrCloudWatchAlarmComparisonOperator {
  /** `>=` */
  GREATER_THAN_OR_EQUAL = 'GREATER_THAN_OR_EQUAL',
  /** `>` */
  GREATER_THAN = 'GREATER_THAN',
  /** `<` */
  LESS_THAN = 'LESS_THAN',
  /** `<=` */
  LESS_THAN_OR_EQUAL = 'LESS_THAN_OR_EQUAL',
}

/** What is made of the metric's values in a period. */
export enum EmrCloudWatchAlarmStatistic {
  /** How many there are. */
  SAMPLE_COUNT = 'SAMPLE_COUNT',
  /** Their average. */
  AVERAGE = 'AVERAGE',
  /** Their sum. */
  SUM = 'SUM',
  /** The smallest. */
  MINIMUM = 'MINIMUM',
  /** The largest. */
  MAXIMUM = 'MAXIMUM',
}

/** The unit of a metric. */
export enum EmrCloudWatchAlarmUnit {
  /** No unit. */
  NONE = 'NONE',
  /** Seconds. */
  SECONDS = 'SECONDS',
  /** Microseconds. */
  MICRO_SECONDS = 'MICRO_SECONDS',
  /** Milliseconds. */
  MILLI_SECONDS = 'MILLI_SECONDS',
  /** Bytes. */
  BYTES = 'BYTES',
  /** Kilobytes. */
  KILO_BYTES = 'KILO_BYTES',
  /** Megabytes. */
  MEGA_BYTES = 'MEGA_BYTES',
  /** Gigabytes. */
  GIGA_BYTES = 'GIGA_BYTES',
  /** Terabytes. */
  TERA_BYTES = 'TERA_BYTES',
  /** Bits. */
  BITS = 'BITS',
  /** Kilobits. */
  KILO_BITS = 'KILO_BITS',
  /** Megabits. */
  MEGA_BITS = 'MEGA_BITS',
  /** Gigabits. */
  GIGA_BITS = 'GIGA_BITS',
  /** Terabits. */
  TERA_BITS = 'TERA_BITS',
  /** Percent. */
  PERCENT = 'PERCENT',
  /** A count. */
  COUNT = 'COUNT',
  /** Bytes per second. */
  BYTES_PER_SECOND = 'BYTES_PER_SECOND',
  /** Kilobytes per second. */
  KILO_BYTES_PER_SECOND = 'KILO_BYTES_PER_SECOND',
  /** Megabytes per second. */
  MEGA_BYTES_PER_SECOND = 'MEGA_BYTES_PER_SECOND',
  /** Gigabytes per second. */
  GIGA_BYTES_PER_SECOND = 'GIGA_BYTES_PER_SECOND',
  /** Terabytes per second. */
  TERA_BYTES_PER_SECOND = 'TERA_BYTES_PER_SECOND',
  /** Bits per second. */
  BITS_PER_SECOND = 'BITS_PER_SECOND',
  /** Kilobits per second. */
  KILO_BITS_PER_SECOND = 'KILO_BITS_PER_SECOND',
  /** Megabits per second. */
  MEGA_BITS_PER_SECOND = 'MEGA_BITS_PER_SECOND',
  /** Gigabits per second. */
  GIGA_BITS_PER_SECOND = 'GIGA_BITS_PER_SECOND',
  /** Terabits per second. */
  TERA_BITS_PER_SECOND = 'TERA_BITS_PER_SECOND',
  /** A count per second. */
  COUNT_PER_SECOND = 'COUNT_PER_SECOND',
}

/** One dimension of a metric. */
export interface EmrMetricDimension {
  /** The name of the dimension. */
  readonly key: string;

  /** Its value. `${emr.clusterId}` stands for the id of the cluster. */
  readonly value: string;
}

/**
 * The alarm that makes a rule act.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_CloudWatchAlarmDefinition.html
 */
export interface EmrCloudWatchAlarmDefinition {
  /** How the metric is compared with the threshold. */
  readonly comparisonOperator: EmrCloudWatchAlarmComparisonOperator;

  /**
   * The dimensions of the metric.
   *
   * @default - the cluster
   */
  readonly dimensions?: EmrMetricDimension[];

  /**
   * For how many periods the condition has to hold.
   *
   * @default 1
   */
  readonly evaluationPeriods?: number;

  /** The name of the metric. */
  readonly metricName: string;

  /**
   * The namespace of the metric.
   *
   * @default AWS/ElasticMapReduce
   */
  readonly namespace?: string;

  /** The period of the statistic, in whole seconds. Metrics of Amazon EMR come every five minutes. */
  readonly period: Duration;

  /**
   * The statistic.
   *
   * @default AVERAGE
   */
  readonly statistic?: EmrCloudWatchAlarmStatistic;

  /** What the metric is compared with. Amazon EMR needs it. */
  readonly threshold?: number;

  /**
   * The unit of the metric, which is that of its values.
   *
   * @default - none
   */
  readonly unit?: EmrCloudWatchAlarmUnit;
}

const METRIC_DIMENSION: WireShape<EmrMetricDimension> = { fields: { key: asIs, value: asIs } };

export const CLOUD_WATCH_ALARM_DEFINITION: WireShape<EmrCloudWatchAlarmDefinition> = {
  fields: {
    comparisonOperator: asIs,
    dimensions: list(METRIC_DIMENSION),
    evaluationPeriods: asIs,
    metricName: asIs,
    namespace: asIs,
    period: amount('seconds'),
    statistic: asIs,
    threshold: asIs,
    unit: asIs,
  },
  rules: ({ threshold }) => [
    threshold === undefined && {
      prop: 'threshold',
      problem: 'is missing',
      fix: 'give the number that the metric is compared with',
    },
  ],
};
