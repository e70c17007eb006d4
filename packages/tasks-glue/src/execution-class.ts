/**
 * How a job run is scheduled.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/add-job.html
 */
export enum ExecutionClass {
  /** On spare capacity: cheaper, but nobody knows when it starts. For Spark jobs (`glueetl`) of Glue 3.0 and later. */
  FLEX = 'FLEX',
  /** At once, on capacity of its own. */
  STANDARD = 'STANDARD',
}
