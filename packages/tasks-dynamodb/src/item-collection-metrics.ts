/**
 * Whether the answer tells how large the item collections are that the call changed.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ItemCollectionMetrics.html
 */
export enum DynamoItemCollectionMetrics {
  /** It does. */
  SIZE = 'SIZE',
  /** It does not. */
  NONE = 'NONE',
}
