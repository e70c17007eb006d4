import * as ours from '@cdk-sfn/tasks-dynamodb';
import { Aws } from 'aws-cdk-lib/core';
import * as ddb from 'aws-cdk-lib/aws-dynamodb';
import * as kms from 'aws-cdk-lib/aws-kms';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import {
  DynamoConsumedCapacity,
  DynamoItemCollectionMetrics,
  DynamoReturnValues,
} from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { DynamoAttributeValue, DynamoProjectionExpression } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { beyondUpstream, model, once } from '../src/case.ts';
import type { Difference, PackageCases, ValueOptions, Values, ValueSpec } from '../src/case.ts';
import {
  granted,
  refusal,
  refusedFor,
  swapped,
  targetFromState,
  unsupportedPattern,
  withArguments,
} from '../src/edits.ts';
import type { Json } from '../src/outcome.ts';

const FOREIGN_TABLE = 'arn:aws:dynamodb:eu-west-1:222222222222:table/theirs';

const keyStatement = (...actions: string[]): Json => ({
  Action: actions,
  Effect: 'Allow',
  Resource: { 'Fn::GetAtt': ['TableKey', 'Arn'] },
});

const partitionKey = { name: 'id', type: ddb.AttributeType.STRING };

const call = /^dynamodb:/;

/** Upstream puts the ARN together from the name. */
const ownArn = (logicalId: string): Difference[] =>
  granted('dynamo-table-arn', call, { resource: { 'Fn::GetAtt': [logicalId, 'Arn'] } });

const table: Values<ddb.ITable> = {
  table: {
    make: (_, stack) => once(stack, 'Table', (scope, id) => new ddb.Table(scope, id, { partitionKey })),
    differences: ownArn('Table'),
  },
  'table with a name': {
    make: (_, stack) =>
      once(stack, 'NamedTable', (scope, id) => new ddb.Table(scope, id, { partitionKey, tableName: 'orders' })),
    differences: ownArn('NamedTable'),
  },
  'table with its own key': {
    make: (_, stack) =>
      once(stack, 'EncryptedTable', (scope, id) => {
        const encryptionKey = new kms.Key(scope, 'TableKey');
        return new ddb.Table(scope, id, { partitionKey, encryptionKey });
      }),
    differences: [
      ...ownArn('EncryptedTable'),
      ...granted('dynamo-table-key', /^dynamodb:GetItem$/, { key: keyStatement('kms:Decrypt', 'kms:DescribeKey') }),
      ...granted('dynamo-table-key', /^dynamodb:(Put|Update|Delete)Item$/, {
        key: keyStatement('kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'),
      }),
    ],
  },
  TableV2: {
    make: (_, stack) => once(stack, 'TableV2', (scope, id) => new ddb.TableV2(scope, id, { partitionKey })),
    differences: ownArn('TableV2'),
  },
  'imported by name': (_, stack) =>
    once(stack, 'Imported', (scope, id) => ddb.Table.fromTableName(scope, id, 'theirs')),
  'imported from another region': {
    make: (_, stack) =>
      once(stack, 'ImportedByArn', (scope, id) =>
        ddb.Table.fromTableArn(scope, id, 'arn:aws:dynamodb:us-west-2:111111111111:table/theirs'),
      ),
    differences: [
      ...granted('dynamo-table-arn', call, { resource: 'arn:aws:dynamodb:us-west-2:111111111111:table/theirs' }),
      {
        row: 'dynamo-table-region',
        edit: (outcome, { choice }) =>
          choice.get('stack')?.name === 'one account'
            ? refusedFor(outcome, /^table is in us-west-2, .* its own region, eu-west-1$/)
            : outcome,
      },
    ],
  },
  'imported from another account': {
    make: (_, stack) => once(stack, 'Foreign', (scope, id) => ddb.Table.fromTableArn(scope, id, FOREIGN_TABLE)),
    differences: [
      ...granted('dynamo-table-arn', call, { resource: FOREIGN_TABLE }),
      {
        row: 'dynamo-table-account',
        edit: (outcome, { choice }) =>
          choice.get('stack')?.name === 'one account'
            ? withArguments(outcome, (args) => ({ ...args, TableName: FOREIGN_TABLE }))
            : outcome,
      },
    ],
  },
  'from the state': {
    alone: true,
    make: ({ JsonPath }, stack) =>
      once(stack, 'FromState', (scope, id) => ddb.Table.fromTableName(scope, id, JsonPath.stringAt('$.table'))),
    differences: targetFromState,
  },
};

type Attributes = Record<string, DynamoAttributeValue>;

const attributes: Values<Attributes> = {
  text: ({ DynamoAttributeValue: V }) => ({ id: V.fromString('a') }),
  'CDK token': ({ DynamoAttributeValue: V }) => ({ id: V.fromString(Aws.REGION) }),
  reference: {
    language: 'JSONPath',
    make: ({ DynamoAttributeValue: V, JsonPath }) => ({ id: V.fromString(JsonPath.stringAt('$.id')) }),
  },
  expression: {
    language: 'JSONata',
    make: ({ DynamoAttributeValue: V }) => ({ id: V.fromString('{% $states.input.id %}') }),
  },
};

const everyType: Values<Attributes> = {
  ...attributes,
  'every type': ({ DynamoAttributeValue: V }) => ({
    string: V.fromString('a'),
    number: V.fromNumber(1.5),
    numberText: V.numberFromString('2'),
    binary: V.fromBinary('dGV4dA=='),
    strings: V.fromStringSet(['a', 'b']),
    numbers: V.fromNumberSet([1, 2]),
    numberTexts: V.numberSetFromStrings(['3', '4']),
    binaries: V.fromBinarySet(['dGV4dA==']),
    map: V.fromMap({ a: V.fromString('b'), c: V.fromMap({ d: V.fromNumber(1) }) }),
    list: V.fromList([V.fromString('a'), V.fromNumber(1)]),
    null: V.fromNull(true),
    yes: V.fromBoolean(true),
    no: V.fromBoolean(false),
  }),
  'references of every type': {
    language: 'JSONPath',
    make: ({ DynamoAttributeValue: V, JsonPath }) => ({
      string: V.fromString(JsonPath.stringAt('$.s')),
      numberText: V.numberFromString(JsonPath.stringAt('$.count')),
      binary: V.fromBinary(JsonPath.stringAt('$.b')),
      strings: V.fromStringSet(JsonPath.listAt('$.ss')),
      numberTexts: V.numberSetFromStrings(JsonPath.listAt('$.ns')),
      binaries: V.fromBinarySet(JsonPath.listAt('$.bs')),
      map: V.fromMap({ a: V.fromString(JsonPath.stringAt('$.m.a')) }),
      list: V.fromList([V.fromString(JsonPath.stringAt('$.l[0]'))]),
      rawMap: V.mapFromJsonPath('$.m'),
      listToken: V.listFromJsonPath(JsonPath.stringAt('$.l')),
      yesToken: V.booleanFromJsonPath(JsonPath.stringAt('$.yes')),
    }),
  },
  'expressions of every type': {
    language: 'JSONata',
    make: ({ DynamoAttributeValue: V }) => ({
      string: V.fromString('{% $states.input.s %}'),
      numberText: V.numberFromString('{% $string($states.input.n) %}'),
      map: V.mapFromJsonata('{% $states.input.m %}'),
      list: V.listFromJsonata('{% $states.input.l %}'),
      yes: V.booleanFromJsonata('{% $states.input.yes %}'),
    }),
  },
  'number reference': {
    language: 'JSONPath',
    make: ({ DynamoAttributeValue: V, JsonPath }) => ({ n: V.fromNumber(JsonPath.numberAt('$.n')) }),
    differences: swapped('dynamo-number-reference', { 'N.$': '$.n' }, { 'N.$': "States.Format('{}', $.n)" }),
  },
  'number references in a set': {
    language: 'JSONPath',
    as: {
      row: 'dynamo-number-references-in-set',
      make: ({ DynamoAttributeValue: V, JsonPath }) => ({
        n: V.numberSetFromStrings(
          JsonPath.array(
            JsonPath.format('{}', JsonPath.stringAt('$.a')),
            JsonPath.format('{}', JsonPath.stringAt('$.b')),
          ) as never,
        ),
      }),
    },
    make: ({ DynamoAttributeValue: V, JsonPath }) => ({
      n: V.fromNumberSet([JsonPath.numberAt('$.a'), JsonPath.numberAt('$.b')]),
    }),
  },
  'list of a raw path': {
    language: 'JSONPath',
    make: ({ DynamoAttributeValue: V }) => ({ l: V.listFromJsonPath('$.l') }),
    as: {
      row: 'dynamo-raw-path',
      make: ({ DynamoAttributeValue: V, JsonPath }) => ({ l: V.listFromJsonPath(JsonPath.stringAt('$.l')) }),
    },
  },
  'boolean of a raw path': {
    language: 'JSONPath',
    make: ({ DynamoAttributeValue: V }) => ({ b: V.booleanFromJsonPath('$.b') }),
    as: {
      row: 'dynamo-raw-path',
      make: ({ DynamoAttributeValue: V, JsonPath }) => ({ b: V.booleanFromJsonPath(JsonPath.stringAt('$.b')) }),
    },
  },
  'map of a reference': {
    language: 'JSONPath',
    make: ({ DynamoAttributeValue: V, JsonPath }) => ({ m: V.mapFromJsonPath(JsonPath.stringAt('$.m')) }),
    as: { row: 'dynamo-map-reference', make: ({ DynamoAttributeValue: V }) => ({ m: V.mapFromJsonPath('$.m') }) },
  },
};

const expressionAttributeNames: Values<Record<string, string>> = {
  names: () => ({ '#n': 'Name' }),
  reference: { language: 'JSONPath', make: ({ JsonPath }) => ({ '#n': JsonPath.stringAt('$.name') }) },
};

const conditionExpression: Values<string> = {
  text: () => 'attribute_exists(#n)',
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.condition') },
};

const returnConsumedCapacity: Values<DynamoConsumedCapacity> = {
  total: () => DynamoConsumedCapacity.TOTAL,
  indexes: () => DynamoConsumedCapacity.INDEXES,
  none: () => DynamoConsumedCapacity.NONE,
};

const projectionExpression: Values<DynamoProjectionExpression[]> = {
  attributes: ({ DynamoProjectionExpression: P }) => [
    new P().withAttribute('a').atIndex(0).withAttribute('b'),
    new P().withAttribute('c'),
  ],
  none: () => [],
  'index first': { alone: true, make: ({ DynamoProjectionExpression: P }) => [new P().atIndex(0)] },
};

const writeOptions = {
  conditionExpression,
  expressionAttributeNames,
  expressionAttributeValues: everyType,
  returnConsumedCapacity,
  returnItemCollectionMetrics: {
    size: (): DynamoItemCollectionMetrics => DynamoItemCollectionMetrics.SIZE,
    none: (): DynamoItemCollectionMetrics => DynamoItemCollectionMetrics.NONE,
  },
  returnValues: {
    nothing: (): DynamoReturnValues => DynamoReturnValues.NONE,
    'all old': (): DynamoReturnValues => DynamoReturnValues.ALL_OLD,
  },
};

const newValues = [DynamoReturnValues.UPDATED_OLD, DynamoReturnValues.ALL_NEW, DynamoReturnValues.UPDATED_NEW];

/** Only an update has new values. */
const putOrDelete = {
  ...writeOptions,
  returnValues: {
    ...writeOptions.returnValues,
    ...Object.fromEntries(
      newValues.map((value): [string, ValueSpec<DynamoReturnValues>] => [
        value,
        {
          alone: true,
          make: () => value,
          differences: refusal(
            'dynamo-return-values',
            /^returnValues is \w+, which only DynamoUpdateItem can answer with$/,
          ),
        },
      ]),
    ),
  },
};

const update = {
  ...writeOptions,
  returnValues: {
    ...writeOptions.returnValues,
    ...Object.fromEntries(newValues.map((value): [string, ValueSpec<DynamoReturnValues>] => [value, () => value])),
  },
  updateExpression: { text: (): string => 'SET #n = :n' },
};

const otherPatterns = Object.values(IntegrationPattern);
const differences = unsupportedPattern('pattern-ignored');

const oneOfSeveral = { about: 'in one of several tables' };
const fromState = {
  table: {
    'from the state': {
      ...(table['from the state'] as ValueOptions<ddb.ITable>),
      alone: false,
      language: 'JSONPath' as const,
    },
  },
  allowedTargets: { ARNs: () => [FOREIGN_TABLE, 'arn:aws:dynamodb:us-west-2:111111111111:table/theirs-*'] },
};
const keyOfItem = () => ({ id: ours.DynamoAttributeValue.fromString('a') });

export default {
  models: [
    model('DynamoGetItem', {
      otherPatterns,
      differences,
      required: { table, key: attributes },
      optional: {
        consistentRead: { yes: () => true, no: () => false },
        expressionAttributeNames,
        projectionExpression,
        returnConsumedCapacity,
      },
    }),
    model('DynamoPutItem', {
      otherPatterns,
      differences,
      required: { table, item: everyType },
      optional: putOrDelete,
    }),
    model('DynamoUpdateItem', {
      otherPatterns,
      differences,
      required: { table, key: attributes },
      optional: update,
    }),
    model('DynamoDeleteItem', {
      otherPatterns,
      differences,
      required: { table, key: attributes },
      optional: putOrDelete,
    }),
  ],
  beyond: [
    beyondUpstream(ours.DynamoGetItem, { ...oneOfSeveral, required: { ...fromState, key: { text: keyOfItem } } }),
    beyondUpstream(ours.DynamoPutItem, { ...oneOfSeveral, required: { ...fromState, item: { text: keyOfItem } } }),
    beyondUpstream(ours.DynamoUpdateItem, { ...oneOfSeveral, required: { ...fromState, key: { text: keyOfItem } } }),
    beyondUpstream(ours.DynamoDeleteItem, { ...oneOfSeveral, required: { ...fromState, key: { text: keyOfItem } } }),
  ],
} satisfies PackageCases;
