import { TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { attributeMap } from './attribute-map';
import type { DynamoAttributeMap } from './attribute-map';
import type { DynamoConsumedCapacity } from './consumed-capacity';
import { dynamoTaskErrors } from './dynamo-errors';
import type { DynamoProjectionExpression } from './projection-expression';
import { tableAccess } from './table';
import type { DynamoTableOptions } from './table';

/** What `DynamoGetItem` takes beside the props of every task. */
export interface DynamoGetItemOptions extends DynamoTableOptions {
  /**
   * The primary key of the item: the partition key and, if the table has one, the sort key.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.CoreComponents.html#HowItWorks.CoreComponents.PrimaryKey
   */
  readonly key: DynamoAttributeMap;

  /**
   * Reads the latest state instead of one that may be a moment old, at twice the cost.
   *
   * @default false
   */
  readonly consistentRead?: boolean;

  /**
   * Attribute names that `projectionExpression` writes as `#name`.
   *
   * @default - none
   */
  readonly expressionAttributeNames?: { [key: string]: string };

  /**
   * The attributes to read.
   *
   * @default - all of them
   */
  readonly projectionExpression?: DynamoProjectionExpression[];

  /**
   * How much the answer tells about the throughput used.
   *
   * @default DynamoConsumedCapacity.NONE
   */
  readonly returnConsumedCapacity?: DynamoConsumedCapacity;
}

/** Props of `DynamoGetItem`. */
export interface DynamoGetItemProps extends DynamoGetItemOptions, TaskStateBaseProps {}

/** Props of `DynamoGetItem` in a JSONPath state. */
export interface DynamoGetItemJsonPathProps extends DynamoGetItemOptions, TaskStateJsonPathBaseProps {}

/** Props of `DynamoGetItem` in a JSONata state. */
export interface DynamoGetItemJsonataProps extends DynamoGetItemOptions, TaskStateJsonataBaseProps {}

/**
 * Reads an item by its key. The result has no `Item` when there is none.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html
 */
export class DynamoGetItem extends TaskStateBase<DynamoGetItemProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: DynamoGetItemJsonPathProps): DynamoGetItem {
    return new DynamoGetItem(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: DynamoGetItemJsonataProps): DynamoGetItem {
    return new DynamoGetItem(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { permissions, problems, tableName } = tableAccess(this, this.props, 'dynamodb:GetItem', 'read');
    return {
      resource: { service: 'dynamodb', action: 'getItem', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      errors: dynamoTaskErrors,
      arguments: {
        Key: attributeMap(this.props.key),
        TableName: tableName,
        ConsistentRead: this.props.consistentRead ?? false,
        ExpressionAttributeNames: this.props.expressionAttributeNames,
        ProjectionExpression: this.props.projectionExpression?.join(','),
        ReturnConsumedCapacity: this.props.returnConsumedCapacity,
      },
      permissions,
      problems,
    };
  }
}
