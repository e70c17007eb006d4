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

/** What `DynamoPutItem` takes beside the props of every task. */
export interface DynamoPutItemOptions extends DynamoTableOptions, DynamoWriteOptions {
  /** The item with all its attributes, the key among them. */
  readonly item: DynamoAttributeMap;
}

/** Props of `DynamoPutItem`. */
export interface DynamoPutItemProps extends DynamoPutItemOptions, TaskStateBaseProps {}

/** Props of `DynamoPutItem` in a JSONPath state. */
export interface DynamoPutItemJsonPathProps extends DynamoPutItemOptions, TaskStateJsonPathBaseProps {}

/** Props of `DynamoPutItem` in a JSONata state. */
export interface DynamoPutItemJsonataProps extends DynamoPutItemOptions, TaskStateJsonataBaseProps {}

/**
 * Writes an item, in place of one with the same key.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html
 */
export class DynamoPutItem extends TaskStateBase<DynamoPutItemProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: DynamoPutItemJsonPathProps): DynamoPutItem {
    return new DynamoPutItem(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: DynamoPutItemJsonataProps): DynamoPutItem {
    return new DynamoPutItem(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { permissions, problems, tableName } = tableAccess(this, this.props, 'dynamodb:PutItem', 'write');
    return {
      resource: { service: 'dynamodb', action: 'putItem', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      errors: dynamoTaskErrors,
      arguments: {
        Item: attributeMap(this.props.item),
        TableName: tableName,
        ...writeArguments(this.props),
      },
      permissions,
      problems: [...problems, oldValuesProblem(this.props)],
    };
  }
}
