import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { App, Stack } from 'aws-cdk-lib';
import * as ddb from 'aws-cdk-lib/aws-dynamodb';
import * as kms from 'aws-cdk-lib/aws-kms';
import { beforeEach, describe, expect, test } from 'vitest';
import { readable } from '../../../tools/vitest/rendered-state';
import { tableAccess } from '../src/table';
import type { DynamoTableOptions } from '../src/table';

const partitionKey = { name: 'id', type: ddb.AttributeType.STRING };

let app: App;
let stack: Stack;

beforeEach(() => {
  app = new App();
  stack = new Stack(app, 'Stack', { env: { account: '111111111111', region: 'eu-west-1' } });
});

/** How a task of the stack reads the table. */
function access(options: DynamoTableOptions, action = 'dynamodb:GetItem', use: 'read' | 'write' = 'read') {
  const { permissions, problems, tableName } = tableAccess(stack, options, action, use);
  return {
    tableName: readable(stack.resolve(tableName)),
    permissions: readable(stack.resolve(permissions.call)),
    problems: problems.filter((problem) => problem !== undefined && problem !== false),
  };
}

describe('a table is named, and the action allowed on it', () => {
  test.each<[string, () => DynamoTableOptions['table'], string, string]>([
    ['a Table', () => new ddb.Table(stack, 'Table', { partitionKey }), '<Table>', '<Table.Arn>'],
    ['a TableV2', () => new ddb.TableV2(stack, 'Table', { partitionKey }), '<Table>', '<Table.Arn>'],
    [
      'a reference, which newer versions of the CDK have in CfnTable too',
      () => {
        const { attrArn, ref } = new ddb.CfnTable(stack, 'Table', {
          keySchema: [{ attributeName: 'id', keyType: 'HASH' }],
        });
        return { tableRef: { tableName: ref, tableArn: attrArn } };
      },
      '<Table>',
      '<Table.Arn>',
    ],
    [
      'an imported table',
      () => ddb.Table.fromTableName(stack, 'Table', 'orders'),
      'orders',
      'arn:<AWS::Partition>:dynamodb:eu-west-1:111111111111:table/orders',
    ],
    [
      'a table that is imported by its ARN',
      () => ddb.Table.fromTableArn(stack, 'Table', 'arn:aws:dynamodb:eu-west-1:111111111111:table/orders'),
      'orders',
      'arn:aws:dynamodb:eu-west-1:111111111111:table/orders',
    ],
  ])('%s', (_, table, tableName, tableArn) => {
    expect(access({ table: table() })).toEqual({
      tableName,
      permissions: [{ actions: ['dynamodb:GetItem'], resources: [tableArn] }],
      problems: [],
    });
  });
});

describe('a table of another account is named by its ARN', () => {
  const tableArn = 'arn:aws:dynamodb:eu-west-1:222222222222:table/orders';

  test.each<[string, () => ddb.ITable]>([
    ['imported', () => ddb.Table.fromTableArn(stack, 'Table', tableArn)],
    ['imported as a TableV2', () => ddb.TableV2.fromTableArn(stack, 'Table', tableArn)],
  ])('%s', (_, table) => {
    expect(access({ table: table() })).toEqual({
      tableName: tableArn,
      permissions: [{ actions: ['dynamodb:GetItem'], resources: [tableArn] }],
      problems: [],
    });
  });

  test('from a stack of that account', () => {
    const env = { account: '222222222222', region: 'eu-west-1' };
    const other = new Stack(app, 'Other', { env });

    expect(access({ table: new ddb.Table(other, 'Table', { partitionKey, tableName: 'orders' }) })).toEqual({
      tableName: 'arn:<AWS::Partition>:dynamodb:eu-west-1:222222222222:table/orders',
      permissions: [
        {
          actions: ['dynamodb:GetItem'],
          resources: ['arn:<AWS::Partition>:dynamodb:eu-west-1:222222222222:table/orders'],
        },
      ],
      problems: [],
    });
  });

  test('unless the stack does not say where it is', () => {
    const anywhere = new Stack(app, 'Anywhere');

    expect(
      tableAccess(anywhere, { table: ddb.Table.fromTableArn(anywhere, 'Table', tableArn) }, 'dynamodb:GetItem', 'read'),
    ).toMatchObject({ tableName: 'orders' });
  });
});

describe('a table of another region is an error', () => {
  const problems = [
    {
      prop: 'table',
      problem: 'is in us-east-1, and Step Functions calls DynamoDB in its own region, eu-west-1',
      fix: 'give a table of that region, such as a replica of a global table',
    },
  ];

  test('imported', () => {
    const tableArn = 'arn:aws:dynamodb:us-east-1:111111111111:table/orders';

    expect(access({ table: ddb.Table.fromTableArn(stack, 'Table', tableArn) })).toMatchObject({ problems });
  });

  test('as a replica', () => {
    const table = new ddb.TableV2(stack, 'Table', { partitionKey, replicas: [{ region: 'us-east-1' }] });

    expect(access({ table: table.replica('us-east-1') })).toMatchObject({ problems });
  });
});

describe('the key of an encrypted table may be used', () => {
  let table: ddb.ITable;

  beforeEach(() => {
    table = new ddb.Table(stack, 'Table', { partitionKey, encryptionKey: new kms.Key(stack, 'Key') });
  });

  test('to read', () => {
    expect(access({ table })).toEqual({
      tableName: '<Table>',
      permissions: [
        { actions: ['dynamodb:GetItem'], resources: ['<Table.Arn>'] },
        { actions: ['kms:Decrypt', 'kms:DescribeKey'], resources: ['<Key.Arn>'] },
      ],
      problems: [],
    });
  });

  test('to write', () => {
    expect(access({ table }, 'dynamodb:PutItem', 'write')).toEqual({
      tableName: '<Table>',
      permissions: [
        { actions: ['dynamodb:PutItem'], resources: ['<Table.Arn>'] },
        {
          actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'],
          resources: ['<Key.Arn>'],
        },
      ],
      problems: [],
    });
  });

  test('unless it is the key of AWS', () => {
    const managed = new ddb.Table(stack, 'Managed', { partitionKey, encryption: ddb.TableEncryption.AWS_MANAGED });

    expect(access({ table: managed })).toMatchObject({
      permissions: [{ actions: ['dynamodb:GetItem'], resources: ['<Managed.Arn>'] }],
    });
  });
});

describe('a table from the state', () => {
  const allowed = 'arn:aws:dynamodb:eu-west-1:111111111111:table/tenant-*';

  test.each([JsonPath.stringAt('$.table'), Jsonata.string('$states.input.table')])(
    'is one of those that are allowed',
    (tableName) => {
      const table = ddb.Table.fromTableName(stack, 'Table', tableName);

      expect(access({ table, allowedTargets: [allowed] })).toMatchObject({
        permissions: [{ actions: ['dynamodb:GetItem'], resources: [allowed] }],
        problems: [],
      });
    },
  );

  test('that may be any is an error', () => {
    const table = ddb.Table.fromTableName(stack, 'Table', JsonPath.stringAt('$.table'));

    expect(access({ table })).toMatchObject({
      permissions: [{ actions: ['dynamodb:GetItem'], resources: [] }],
      problems: [
        {
          prop: 'table',
          problem: 'comes from the state, so that no permission can be granted on it',
          fix: 'list the ARNs it may be in allowedTargets',
        },
      ],
    });
  });
});
