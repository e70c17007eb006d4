import { Tokenization } from 'aws-cdk-lib/core';
import type { IResolvable } from 'aws-cdk-lib/core';
import type { DynamoAttributeValue } from './attribute-value';

/**
 * Attributes by their names: an item or a key. `JsonPath.objectAt` and `Jsonata.object` hand on a whole one that the
 * state has in DynamoDB's own form.
 */
export type DynamoAttributeMap = { [key: string]: DynamoAttributeValue } | IResolvable;

/** The attributes as they are rendered. */
export function attributeMap(attributes: DynamoAttributeMap): unknown {
  return Tokenization.isResolvable(attributes)
    ? attributes
    : Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, value.toObject() as unknown]));
}
