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
import { oldValuesProblem, writeArguments } from './write-options';
import type { DynamoWriteOptions } from './write-options';

/** What `DynamoDeleteItem` takes beside the props of every task. */
export interface DynamoDeleteItemOptions extends DynamoTableOptions, DynamoWriteOptions {
  /**
   * The primary key of the item: the partition key and, if the table has one, the sort key.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.CoreComponents.html#HowItWorks.CoreComponents.PrimaryKey
   */
  readonly key: DynamoAttributeMap;
}

/** Props of `DynamoDeleteItem`. */
export interface DynamoDeleteItemProps extends DynamoDeleteItemOptions, TaskStateBaseProps {}

/** Props of `DynamoDeleteItem` in a JSONPath state. */
export interface DynamoDeleteItemJsonPathProps extends DynamoDeleteItemOptions, TaskStateJsonPathBaseProps {}

/** Props of `DynamoDeleteItem` in a JSONata state. */
export interface DynamoDeleteItemJsonataProps extends DynamoDeleteItemOptions, TaskStateJsonataBaseProps {}

/**
 * Deletes an item by its key. It is no error when there is none.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html
 */
export class DynamoDeleteItem extends TaskStateBase<DynamoDeleteItemProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: DynamoDeleteItemJsonPathProps): DynamoDeleteItem {
    return new DynamoDeleteItem(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: DynamoDeleteItemJsonataProps): DynamoDeleteItem {
    return new DynamoDeleteItem(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { permissions, problems, tableName } = tableAccess(this, this.props, 'dynamodb:DeleteItem', 'write');
    return {
      resource: { service: 'dynamodb', action: 'deleteItem', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      errors: dynamoTaskErrors,
      arguments: {
        Key: attributeMap(this.props.key),
        TableName: tableName,
        ...writeArguments(this.props),
      },
      permissions,
      problems: [...problems, oldValuesProblem(this.props)],
    };
  }
}
