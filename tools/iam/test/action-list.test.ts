import { describe, expect, it } from 'vitest';
import { arnFormat, listedActions } from '../src/action-list.ts';

const namesOf = async (written: string): Promise<string[]> => (await listedActions(written)).map(({ name }) => name);

describe('the actions that a name grants', () => {
  it.each([
    ['dynamodb:GetItem', ['dynamodb:GetItem']],
    ['DynamoDB:getitem', ['dynamodb:GetItem']],
    ['kms:ReEncrypt*', ['kms:ReEncryptFrom', 'kms:ReEncryptTo']],
    ['dynamodb:GetItems', []],
    ['nothing:GetItem', []],
    ['GetItem', []],
  ])('are listed: %s', async (written, names) => {
    expect(await namesOf(written)).toEqual(names);
  });

  it('are all of a service for *', async () => {
    expect(await namesOf('sqs:*')).toEqual(expect.arrayContaining(['sqs:SendMessage', 'sqs:ReceiveMessage']));
  });
});

it('has the formats of the ARNs that an action can be granted on', async () => {
  const [invoke] = await listedActions('lambda:InvokeFunction');
  expect(invoke!.formats).toEqual(['arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}']);
});

it('knows which of them have to be granted', async () => {
  const [getDatabase] = await listedActions('glue:GetDatabase');
  const catalog = 'arn:${Partition}:glue:${Region}:${Account}:catalog';
  const database = 'arn:${Partition}:glue:${Region}:${Account}:database/${DatabaseName}';
  expect(getDatabase!.required).toEqual([database, catalog]);
  expect(getDatabase!.formats).toContain('arn:${Partition}:glue:${Region}:${Account}:catalog/${CatalogName}');
});

it('has none for an action that can only be granted on everything', async () => {
  expect((await listedActions('ecr:GetAuthorizationToken'))[0]!.formats).toEqual([]);
});

it('has the condition keys of the action, of its resources, and those of all actions', async () => {
  const [runTask] = await listedActions('ecs:RunTask');
  expect(runTask!.conditionKeys).toEqual(
    expect.arrayContaining(['ecs:cluster', 'aws:ResourceTag/${TagKey}', 'aws:SourceArn']),
  );
  expect(runTask!.conditionKeys).not.toContain('iam:PassedToService');
});

it('has the format of the ARNs of a type', async () => {
  expect(await arnFormat('sns:topic')).toBe('arn:${Partition}:sns:${Region}:${Account}:${TopicName}');
  await expect(arnFormat('sns:topics')).rejects.toThrow('topics');
});
