import { expect, test } from 'vitest';
import { ABSENT, fieldOf } from '../src/data-shape';
import { integration, integrationNames, resultOf } from '../src/integrations';
import { parseTaskResource } from '../src/resource';

const result = (name: string) => resultOf(parseTaskResource(`arn:aws:states:::${name}`)!);

test('knows the patterns and the names of arguments, with those below them', () => {
  const known = integration('dynamodb:putItem');
  expect(known?.patterns).toEqual(['REQUEST_RESPONSE']);
  expect([...known!.arguments.keys()]).toContain('TableName');
  expect(known?.arguments.get('TableName')).toBeUndefined();
  const item = known?.arguments.get('Item');
  expect(item?.containers).toEqual(['map']);
  const value = item?.names();
  expect([...value!.keys()]).toEqual(['B', 'BOOL', 'BS', 'L', 'M', 'N', 'NS', 'NULL', 'S', 'SS']);
  expect(value?.get('L')?.containers).toEqual(['list']);
  expect(integration('states:startExecution')?.patterns).toContain('RUN_JOB:2');
});

test('knows nothing of others', () => {
  expect(integration('dynamodb:query')).toBeUndefined();
  expect(integration('constructor')).toBeUndefined();
  expect(integrationNames()).toContain('ecs:runTask');
  expect(integrationNames().filter((name) => name.startsWith('aws-sdk:'))).toEqual([]);
});

test('knows what an action answers, but not what ends a job or a callback', () => {
  expect(fieldOf(result('dynamodb:getItem'), 'Item')).toBe('unknown');
  expect(fieldOf(result('dynamodb:getItem'), 'Items')).toBe(ABSENT);
  expect(fieldOf(result('http:invoke'), 'ResponseBody')).toBe('unknown');
  expect(result('ecs:runTask.sync')).toBe('unknown');
  expect(result('sqs:sendMessage.waitForTaskToken')).toBe('unknown');
  expect(result('aws-sdk:dynamodb:getItem')).toBe('unknown');
  expect(result('eks:call')).toBe('unknown');
});
