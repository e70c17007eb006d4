export type { DynamoAttributeMap } from './attribute-map';
export { DynamoAttributeValue } from './attribute-value';
export { DynamoConsumedCapacity } from './consumed-capacity';
export { DynamoDeleteItem } from './delete-item';
export type {
  DynamoDeleteItemJsonataProps,
  DynamoDeleteItemJsonPathProps,
  DynamoDeleteItemOptions,
  DynamoDeleteItemProps,
} from './delete-item';
export { DynamoErrors } from './dynamo-errors';
export { DynamoGetItem } from './get-item';
export type {
  DynamoGetItemJsonataProps,
  DynamoGetItemJsonPathProps,
  DynamoGetItemOptions,
  DynamoGetItemProps,
} from './get-item';
export { DynamoItemCollectionMetrics } from './item-collection-metrics';
export { DynamoProjectionExpression } from './projection-expression';
export { DynamoPutItem } from './put-item';
export type {
  DynamoPutItemJsonataProps,
  DynamoPutItemJsonPathProps,
  DynamoPutItemOptions,
  DynamoPutItemProps,
} from './put-item';
export { DynamoReturnValues } from './return-values';
export type { DynamoTable, DynamoTableOptions, DynamoTableRef } from './table';
export { DynamoUpdateItem } from './update-item';
export type {
  DynamoUpdateItemJsonataProps,
  DynamoUpdateItemJsonPathProps,
  DynamoUpdateItemOptions,
  DynamoUpdateItemProps,
} from './update-item';
export type { DynamoWriteOptions } from './write-options';
