import { taskTarget } from '@cdk-sfn/core';
import type { DynamicTargetOptions, TaskPermission, TaskProblem } from '@cdk-sfn/core';
import { Arn, ArnFormat, Stack, Token, TokenComparison } from 'aws-cdk-lib/core';
import type * as ddb from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';

/** A table: any construct of the CDK for one, `CfnTable` included where the CDK gives it a `tableRef`. */
export type DynamoTable = ddb.ITable | DynamoTableRef;

/** What is needed of a table; `ddb.ITableRef` has it. */
export interface DynamoTableRef {
  /** The names of the table. */
  readonly tableRef: { readonly tableName: string; readonly tableArn: string };
}

/** The table that a task works on. */
export interface DynamoTableOptions extends DynamicTargetOptions {
  /**
   * The table. Its customer managed key, if the construct knows one, is part of the permissions.
   *
   * A table of another account is named by its ARN and needs a resource policy there. A table of another region is an
   * error: Step Functions calls DynamoDB in its own region.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/access-control-resource-based.html
   */
  readonly table: DynamoTable;
}

/** What a call needs to work on a table. */
export interface TableAccess {
  /** The name, or the ARN for a table of another account. */
  readonly tableName: string;
  readonly permissions: { readonly call: readonly TaskPermission[] };
  readonly problems: readonly (TaskProblem | false | undefined)[];
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html */
const KEY_ACTIONS = {
  read: ['kms:Decrypt', 'kms:DescribeKey'],
  write: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'],
};

/** Names the table and says what the call must be allowed to do with it. */
export function tableAccess(
  scope: Construct,
  options: DynamoTableOptions,
  action: string,
  use: keyof typeof KEY_ACTIONS,
): TableAccess {
  const { table } = options;
  const { tableArn, tableName } = 'tableRef' in table ? table.tableRef : table;
  const target = taskTarget(scope, 'table', tableArn, options);
  const { account, region } = whereabouts(table, tableArn);
  const key = 'encryptionKey' in table ? table.encryptionKey : undefined;
  return {
    tableName: differ(account, Stack.of(scope).account) ? tableArn : tableName,
    permissions: {
      call: [
        { actions: [action], resources: target.arns },
        ...(key ? [{ actions: KEY_ACTIONS[use], resources: [key.keyArn] }] : []),
      ],
    },
    problems: [
      target.problem,
      region !== undefined &&
        differ(region, Stack.of(scope).region) && {
          prop: 'table',
          problem: `is in ${region}, and Step Functions calls DynamoDB in its own region, ${Stack.of(scope).region}`,
          fix: 'give a table of that region, such as a replica of a global table',
        },
    ],
  };
}

interface Whereabouts {
  readonly account?: string;
  readonly region?: string;
}

/** An imported `ddb.Table` has the environment of its stack, whatever its ARN says: the ARN goes first. */
function whereabouts(table: DynamoTable, tableArn: string): Whereabouts {
  if (!Token.isUnresolved(tableArn)) {
    return Arn.split(tableArn, ArnFormat.SLASH_RESOURCE_NAME);
  }
  return 'env' in table ? table.env : {};
}

/** True when both are known and not the same. */
function differ(one: string | undefined, other: string): boolean {
  return one !== undefined && Token.compareStrings(one, other) === TokenComparison.DIFFERENT;
}
