/** Which attributes of the item the answer has, and from when. */
export enum DynamoReturnValues {
  /** None. */
  NONE = 'NONE',
  /** All of them, as they were before. */
  ALL_OLD = 'ALL_OLD',
  /** The updated ones, as they were before. */
  UPDATED_OLD = 'UPDATED_OLD',
  /** All of them, as they are now. */
  ALL_NEW = 'ALL_NEW',
  /** The updated ones, as they are now. */
  UPDATED_NEW = 'UPDATED_NEW',
}
