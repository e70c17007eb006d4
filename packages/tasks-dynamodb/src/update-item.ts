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
import { dynamoTaskErrors } from './dynamo-errors';
import { tableAccess } from './table';
import type { DynamoTableOptions } from './table';
import { writeArguments } from './write-options';
import type { DynamoWriteOptions } from './write-options';

/** What `DynamoUpdateItem` takes beside the props of every task. */
export interface DynamoUpdateItemOptions extends DynamoTableOptions, DynamoWriteOptions {
  /**
   * The primary key of the item: the partition key and, if the table has one, the sort key.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.CoreComponents.html#HowItWorks.CoreComponents.PrimaryKey
   */
  readonly key: DynamoAttributeMap;

  /**
   * What to change: `SET Total = Total + :amount`.
   *
   * @default - the item is written with its key alone, if it is new
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
   */
  readonly updateExpression?: string;
}

/** Props of `DynamoUpdateItem`. */
export interface DynamoUpdateItemProps extends DynamoUpdateItemOptions, TaskStateBaseProps {}

/** Props of `DynamoUpdateItem` in a JSONPath state. */
export interface DynamoUpdateItemJsonPathProps extends DynamoUpdateItemOptions, TaskStateJsonPathBaseProps {}

/** Props of `DynamoUpdateItem` in a JSONata state. */
export interface DynamoUpdateItemJsonataProps extends DynamoUpdateItemOptions, TaskStateJsonataBaseProps {}

/**
 * Changes attributes of an item, or writes a new one when there is none with that key.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
 */
export class DynamoUpdateItem extends TaskStateBase<DynamoUpdateItemProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: DynamoUpdateItemJsonPathProps): DynamoUpdateItem {
    return new DynamoUpdateItem(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: DynamoUpdateItemJsonataProps): DynamoUpdateItem {
    return new DynamoUpdateItem(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { permissions, problems, tableName } = tableAccess(this, this.props, 'dynamodb:UpdateItem', 'write');
    return {
      resource: { service: 'dynamodb', action: 'updateItem', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      errors: dynamoTaskErrors,
      arguments: {
        Key: attributeMap(this.props.key),
        TableName: tableName,
        ...writeArguments(this.props),
        UpdateExpression: this.props.updateExpression,
      },
      permissions,
      problems,
    };
  }
}
