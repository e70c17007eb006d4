import { expect, test } from 'vitest';
import { Classification } from '../src';

test('the classifications, and any other', () => {
  expect(
    Object.fromEntries(
      Object.entries<Classification>({ ...Classification }).map(([name, value]) => [
        name,
        value.classificationStatement,
      ]),
    ),
  ).toEqual({
    SPARK: 'spark',
    SPARK_DEFAULTS: 'spark-defaults',
    SPARK_ENV: 'spark-env',
    SPARK_HIVE_SITE: 'spark-hive-site',
    SPARK_LOG4J: 'spark-log4j',
    SPARK_METRICS: 'spark-metrics',
  });
  expect(new Classification('emr-job-submitter').classificationStatement).toBe('emr-job-submitter');
});
