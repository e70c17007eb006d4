/**
 * How much the answer tells about the throughput that the call used.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ConsumedCapacity.html
 */
export enum DynamoConsumedCapacity {
  /** The sum, and the share of the table and of each index. */
  INDEXES = 'INDEXES',
  /** The sum. */
  TOTAL = 'TOTAL',
  /** Nothing. */
  NONE = 'NONE',
}
