import { describe, expect, it } from 'vitest';
import { checkIam } from '../src/iam-check.ts';
import type { IamData, IamException, IamReport } from '../src/iam-check.ts';

const table = 'arn:aws:dynamodb:us-east-1:111111111111:table/orders';
const key = 'arn:aws:kms:us-east-1:111111111111:key/1';
const role = 'arn:aws:iam::111111111111:role/runner';

const types: Readonly<Record<string, string>> = { Table: 'AWS::DynamoDB::Table', Key: 'AWS::KMS::Key' };

async function check(statement: object, data: Partial<IamData> = {}): Promise<IamReport> {
  const grants = {
    className: 'Get',
    name: 'Get: plain',
    language: 'JSONPath',
    statements: [{ Effect: 'Allow', ...statement }],
    typeOf: (logicalId: string) => types[logicalId],
  } as const;
  return checkIam([grants], { arns: {}, exceptions: [], ...data });
}

const faultsOf = async (statement: object, data?: Partial<IamData>): Promise<string[]> =>
  (await check(statement, data)).faults.map((fault) => fault.replace('Get: plain (JSONPath): ', ''));

const nothing = { faults: [], unused: [] };

describe('a statement', () => {
  it.each([
    { Action: 'dynamodb:GetItem', Resource: table },
    { Sid: 'Read', Action: ['dynamodb:GetItem', 'dynamodb:Query'], Resource: [table, `${table}/index/*`] },
    { Action: 'ecr:GetAuthorizationToken', Resource: '*' },
    { Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Resource: key },
    {
      Action: 'iam:PassRole',
      Resource: role,
      Condition: { StringEquals: { 'iam:PassedToService': 'a.amazonaws.com' } },
    },
    {
      Action: 'dynamodb:GetItem',
      Resource: table,
      Condition: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['a'] },
        ArnEqualsIfExists: { 'aws:SourceArn': 'arn' },
        StringEquals: { 'aws:ResourceTag/owner': 'me' },
      },
    },
    {
      Action: 'dynamodb:GetItem',
      Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':dynamodb:*:*:table/', { Ref: 'Table' }]] },
    },
  ])('is as it should be: %j', async (statement) => {
    expect(await check(statement)).toEqual(nothing);
  });

  it.each([
    { Effect: 'Deny', Action: 'dynamodb:GetItem', Resource: table },
    { NotAction: 'dynamodb:GetItem', Resource: table },
    { Action: 'dynamodb:GetItem', Resource: table, Condition: 'none' },
  ])('is of a kind that no task needs: %j', async (statement) => {
    const text = JSON.stringify({ Effect: 'Allow', ...statement });
    expect(await faultsOf(statement)).toEqual([`grants nothing that is understood: ${text}`]);
  });

  it('is told by class, case and language, once for each class', async () => {
    const grants = (className: string, name: string) => ({
      className,
      name: `${className}: ${name}`,
      language: 'JSONata' as const,
      statements: [{ Effect: 'Allow', Action: 'dynamodb:GetItems', Resource: table }],
      typeOf: () => undefined,
    });
    const { faults } = await checkIam([grants('Get', 'a'), grants('Get', 'b'), grants('Put', 'a')], {
      arns: {},
      exceptions: [],
    });
    expect(faults).toEqual([
      'Get: a (JSONata): dynamodb:GetItems is no action; so in 2 cases',
      'Put: a (JSONata): dynamodb:GetItems is no action',
    ]);
  });
});

describe('an action', () => {
  it.each([
    ['dynamodb:GetItems', 'dynamodb:GetItems is no action'],
    ['dynamo:GetItem', 'dynamo:GetItem is no action'],
    ['dynamodb:Foo*', 'dynamodb:Foo* is no action'],
    ['dynamodb:getItem', 'dynamodb:getItem is spelled dynamodb:GetItem'],
    ['dynamodb:getIt*', 'dynamodb:getIt* is spelled dynamodb:GetItem'],
  ])('is not as AWS has it: %s', async (Action, fault) => {
    expect(await faultsOf({ Action, Resource: table })).toEqual([fault]);
  });
});

describe('a resource', () => {
  const getItem = 'arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}';

  it.each([
    ['dynamodb:GetItem', key, `dynamodb:GetItem is granted on ${key}, but can only be on ${getItem}`],
    ['dynamodb:GetItem', '*', `dynamodb:GetItem is granted on *, but can be on ${getItem}`],
    ['dynamodb:GetItem', 'orders', `dynamodb:GetItem is granted on orders, but can only be on ${getItem}`],
    [
      'states:DescribeExecution',
      table,
      `states:DescribeExecution is granted on ${table}, but can only be on ` +
        'arn:${Partition}:states:${Region}:${Account}:execution:${StateMachineName}:${ExecutionId} or ' +
        'arn:${Partition}:states:${Region}:${Account}:express:${StateMachineName}:${ExecutionId}:${ExpressId}',
    ],
    [
      'ec2:CreateNetworkInterface',
      '*',
      'ec2:CreateNetworkInterface is granted on *, but can be on ' +
        'arn:${Partition}:ec2:${Region}:${Account}:network-interface/${NetworkInterfaceId} or ' +
        'arn:${Partition}:ec2:${Region}:${Account}:security-group/${SecurityGroupId}, or 1 more',
    ],
    ['ecr:GetAuthorizationToken', table, `ecr:GetAuthorizationToken is granted on ${table}, but can only be on *`],
    ['dynamodb:GetItem', [table, key], `dynamodb:GetItem cannot be granted on ${key}`],
    [['dynamodb:GetItem', 'kms:Decrypt'], key, `dynamodb:GetItem is granted on ${key}, but can only be on ${getItem}`],
    ['dynamodb:GetItem', `${table}$.name`, `dynamodb:GetItem is granted on data of the state: ${table}$.name`],
    ['dynamodb:GetItem', `${table}{% $a %}`, `dynamodb:GetItem is granted on data of the state: ${table}{% $a %}`],
    [
      'dynamodb:GetItem',
      { 'Fn::Base64': 'a' },
      'dynamodb:GetItem: What CloudFormation makes of it is not known: {"Fn::Base64":"a"}',
    ],
  ])('is none that the action accepts: %j, %j', async (Action, Resource, fault) => {
    expect(await faultsOf({ Action, Resource })).toEqual([fault]);
  });

  it('may be one that another action of the statement accepts', async () => {
    expect(await check({ Action: ['dynamodb:GetItem', 'kms:Decrypt'], Resource: [table, key] })).toEqual(nothing);
  });

  it('may be what the data says of an attribute', async () => {
    const arns = { 'AWS::DynamoDB::Table': { Arn: 'dynamodb:table' }, 'AWS::KMS::Key': { Arn: 'kms:key' } };
    const arn = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
    expect(await faultsOf({ Action: 'dynamodb:GetItem', Resource: arn('Table') }, { arns })).toEqual([]);
    expect(await faultsOf({ Action: 'dynamodb:GetItem', Resource: arn('Key') }, { arns })).toEqual([
      `dynamodb:GetItem is granted on arn:aws:kms:Region:Account:key/KeyId, but can only be on ${getItem}`,
    ]);
    expect(await faultsOf({ Action: 'dynamodb:GetItem', Resource: arn('Table') })).toEqual([
      'dynamodb:GetItem: tools/iam/arns.ts does not say what Arn of AWS::DynamoDB::Table is the ARN of',
    ]);
  });

  it('is data that goes unused when no statement has it', async () => {
    const arns = { 'AWS::DynamoDB::Table': { Arn: 'dynamodb:table', StreamArn: 'dynamodb:stream' } };
    const statement = { Action: 'dynamodb:GetItem', Resource: { 'Fn::GetAtt': ['Table', 'Arn'] } };
    expect((await check(statement, { arns })).unused).toEqual(['ARN StreamArn of AWS::DynamoDB::Table']);
  });
});

describe('all that an action needs', () => {
  const glue = 'arn:aws:glue:us-east-1:111111111111:';
  const getDatabase = (...resources: string[]) => ({ Action: 'glue:GetDatabase', Resource: resources });
  const needs = (what: string) =>
    `glue:GetDatabase needs arn:\${Partition}:glue:\${Region}:\${Account}:${what} as well`;

  it('is granted', async () => {
    expect(await check(getDatabase(`${glue}catalog`, `${glue}database/sales`))).toEqual(nothing);
    expect(await check(getDatabase(`${glue}*`))).toEqual(nothing);
  });

  it('is granted by several statements', async () => {
    const statements = [getDatabase(`${glue}catalog`), getDatabase(`${glue}database/sales`)];
    const grants = {
      className: 'Get',
      name: 'Get: plain',
      language: 'JSONPath',
      statements: statements.map((statement) => ({ Effect: 'Allow', ...statement })),
      typeOf: () => undefined,
    } as const;
    expect(await checkIam([grants], { arns: {}, exceptions: [] })).toEqual(nothing);
  });

  it('is not granted', async () => {
    expect(await faultsOf(getDatabase(`${glue}database/sales`))).toEqual([needs('catalog')]);
    expect(await faultsOf(getDatabase(`${glue}catalog`))).toEqual([needs('database/${DatabaseName}')]);
  });

  it('is not known of actions that * stands for', async () => {
    const given = { Action: 'glue:GetDatabas*', Resource: [`${glue}catalog`] };
    expect(await faultsOf(given)).toEqual([]);
  });

  it('is told of no action that is granted on nothing that it accepts', async () => {
    expect(await faultsOf(getDatabase(table))).toEqual([expect.stringContaining('is granted on')]);
  });
});

describe('a condition', () => {
  const passRole = { Action: 'iam:PassRole', Resource: role };

  it.each([
    [{ StringEquals: { 'iam:PassedTo': 'a' } }, 'iam:PassRole knows no condition key iam:PassedTo'],
    [{ StringEquals: { 'iam:AWSServiceName': 'a' } }, 'iam:PassRole knows no condition key iam:AWSServiceName'],
    [{ Equals: { 'iam:PassedToService': 'a' } }, 'Equals is no operator of a condition'],
    [{ StringIsLike: { 'iam:PassedToService': 'a' } }, 'StringIsLike is no operator of a condition'],
  ])('is none that the action knows: %j', async (Condition, fault) => {
    expect(await faultsOf({ ...passRole, Condition })).toEqual([fault]);
  });
});

describe('an exception', () => {
  const statement = { Action: 'dynamodb:GetItem', Resource: '*' };
  const exception: IamException = {
    kind: 'wildcard',
    actions: ['dynamodb:GetItem'],
    classes: ['Get'],
    why: 'Because.',
    source: 'https://docs.aws.amazon.com/',
  };

  it('lets a class do as it says', async () => {
    expect(await check(statement, { exceptions: [exception] })).toEqual(nothing);
  });

  it.each([{ actions: ['dynamodb:PutItem'] }, { kind: 'resource' as const }, { classes: ['Put'] }])(
    'lets nothing else be: %j',
    async (other) => {
      const { faults, unused } = await check(statement, { exceptions: [{ ...exception, ...other }] });
      expect(faults).toHaveLength(1);
      expect(unused).toHaveLength(1);
    },
  );

  it.each(['spelling', 'wildcard', 'resource', 'missing', 'condition'] as const)(
    'excuses faults of the kind %s',
    async (kind) => {
      const [action, more] = {
        spelling: ['dynamodb:getItem', { Resource: table }] as const,
        wildcard: ['dynamodb:GetItem', { Resource: '*' }] as const,
        resource: ['dynamodb:GetItem', { Resource: key }] as const,
        missing: ['glue:GetDatabase', { Resource: 'arn:aws:glue:us-east-1:111111111111:catalog' }] as const,
        condition: ['dynamodb:GetItem', { Resource: table, Condition: { Bool: { 'kms:None': 'true' } } }] as const,
      }[kind];
      const given = { Action: action, ...more };
      expect(await faultsOf(given)).toHaveLength(1);
      expect(await check(given, { exceptions: [{ ...exception, actions: [action], kind }] })).toEqual(nothing);
    },
  );

  it('excuses a resource when it does so for all actions of the statement', async () => {
    const given = { Action: ['dynamodb:GetItem', 'dynamodb:Query'], Resource: [table, key] };
    const excusing = (...actions: string[]) =>
      check(given, { exceptions: [{ ...exception, kind: 'resource', actions }] });
    expect((await excusing('dynamodb:GetItem')).faults).toHaveLength(1);
    expect(await excusing('dynamodb:GetItem', 'dynamodb:Query')).toEqual(nothing);
  });

  it('is unused when nothing needs it', async () => {
    const { unused } = await check({ ...statement, Resource: table }, { exceptions: [exception] });
    expect(unused).toEqual(['exception for wildcard of dynamodb:GetItem in Get']);
  });

  it('excuses no action that there is not', async () => {
    const { faults } = await check(
      { Action: 'dynamodb:GetItems', Resource: '*' },
      { exceptions: [{ ...exception, actions: ['dynamodb:GetItems'] }] },
    );
    expect(faults).toEqual(['Get: plain (JSONPath): dynamodb:GetItems is no action']);
  });
});
