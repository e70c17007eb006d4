import { isLiteral } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import { attributeMap } from './attribute-map';
import type { DynamoAttributeValue } from './attribute-value';
import type { DynamoConsumedCapacity } from './consumed-capacity';
import type { DynamoItemCollectionMetrics } from './item-collection-metrics';
import { DynamoReturnValues } from './return-values';

/** What all calls take that change an item. */
export interface DynamoWriteOptions {
  /**
   * What must hold for the change to be made.
   *
   * @default - nothing
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html
   */
  readonly conditionExpression?: string;

  /**
   * Attribute names that expressions write as `#name`.
   *
   * @default - none
   */
  readonly expressionAttributeNames?: { [key: string]: string };

  /**
   * Values that expressions write as `:value`.
   *
   * @default - none
   */
  readonly expressionAttributeValues?: { [key: string]: DynamoAttributeValue };

  /**
   * How much the answer tells about the throughput used.
   *
   * @default DynamoConsumedCapacity.NONE
   */
  readonly returnConsumedCapacity?: DynamoConsumedCapacity;

  /**
   * Whether the answer tells how large the changed item collections are.
   *
   * @default DynamoItemCollectionMetrics.NONE
   */
  readonly returnItemCollectionMetrics?: DynamoItemCollectionMetrics;

  /**
   * Which attributes of the item the answer has. Putting and deleting can answer with `ALL_OLD` only, or nothing.
   *
   * @default DynamoReturnValues.NONE
   */
  readonly returnValues?: DynamoReturnValues;
}

/** What is wrong when a call is to answer with what it does not have: only an update has new and updated values. */
export function oldValuesProblem({ returnValues }: DynamoWriteOptions): TaskProblem | false {
  return (
    isLiteral(returnValues) &&
    returnValues !== DynamoReturnValues.NONE &&
    returnValues !== DynamoReturnValues.ALL_OLD && {
      prop: 'returnValues',
      problem: `is ${returnValues}, which only DynamoUpdateItem can answer with`,
      fix: 'give ALL_OLD or NONE',
    }
  );
}

/** The arguments that all calls have in common that change an item. */
export function writeArguments(options: DynamoWriteOptions): Record<string, unknown> {
  const { expressionAttributeValues } = options;
  return {
    ConditionExpression: options.conditionExpression,
    ExpressionAttributeNames: options.expressionAttributeNames,
    ExpressionAttributeValues: expressionAttributeValues && attributeMap(expressionAttributeValues),
    ReturnConsumedCapacity: options.returnConsumedCapacity,
    ReturnItemCollectionMetrics: options.returnItemCollectionMetrics,
    ReturnValues: options.returnValues,
  };
}
