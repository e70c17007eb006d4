/**
 * What a configuration sets: a file of Spark, or a part of one.
 *
 * @see https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-configure-apps.html
 */
export class Classification {
  /** Settings of Amazon EMR for Spark: `maximizeResourceAllocation`. */
  public static readonly SPARK = new Classification('spark');
  /** Values in `spark-defaults.conf`. */
  public static readonly SPARK_DEFAULTS = new Classification('spark-defaults');
  /** Values in `spark-env.sh`. */
  public static readonly SPARK_ENV = new Classification('spark-env');
  /** Values in the `hive-site.xml` of Spark. */
  public static readonly SPARK_HIVE_SITE = new Classification('spark-hive-site');
  /** Values in `log4j.properties`. */
  public static readonly SPARK_LOG4J = new Classification('spark-log4j');
  /** Values in `metrics.properties`. */
  public static readonly SPARK_METRICS = new Classification('spark-metrics');

  /** @param classificationStatement the classification as Amazon EMR calls it, at most 1,024 characters. May come from the state. */
  constructor(public readonly classificationStatement: string) {}
}
