import { taskTarget } from '@cdk-sfn/core';
import type { DynamicTargetOptions, TaskPermission, TaskProblem } from '@cdk-sfn/core';
import { Stack, Token, TokenComparison } from 'aws-cdk-lib';
import type * as ddb from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';

/** A table: any construct of the CDK for one, `CfnTable` included. */
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
   * A table of another account is named by its ARN and needs a resource policy there.
   */
  readonly table: DynamoTable;
}

/** What a call needs to work on a table. */
export interface TableAccess {
  /** The name, or the ARN for a table of another account. */
  readonly tableName: string;
  readonly permissions: { readonly call: readonly TaskPermission[] };
  readonly problem?: TaskProblem;
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
  const key = 'encryptionKey' in table ? table.encryptionKey : undefined;
  return {
    tableName: isForeign(scope, table) ? tableArn : tableName,
    permissions: {
      call: [
        { actions: [action], resources: target.arns },
        ...(key ? [{ actions: KEY_ACTIONS[use], resources: [key.keyArn] }] : []),
      ],
    },
    problem: target.problem,
  };
}

function isForeign(scope: Construct, table: DynamoTable): boolean {
  return (
    'env' in table && Token.compareStrings(table.env.account, Stack.of(scope).account) === TokenComparison.DIFFERENT
  );
}
