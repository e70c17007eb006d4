import { expect, test } from 'vitest';
import { findMistakes } from '../src/find-mistakes';

function mistakesOf(task: object, machine: object = {}): object[] {
  return findMistakes({ StartAt: 'Call', States: { Call: { Type: 'Task', End: true, ...task } }, ...machine });
}

const calls = (resource: string) => ({ Resource: `arn:aws:states:::${resource}` });

test.each([
  ['dynamodb:getItm', 'Step Functions has no integration dynamodb:getItm', 'write dynamodb:getItem'],
  ['dynamodb:query', 'Step Functions has no integration dynamodb:query', 'write aws-sdk:dynamodb:query'],
  [
    'glue:startCrawlr',
    'Step Functions has no integration glue:startCrawlr',
    'use one of startJobRun, or an AWS SDK integration',
    true,
  ],
  ['dynamdb:getItem', 'Step Functions has no integration of a service dynamdb', 'write dynamodb'],
  [
    'textract:startDocumentAnalysis',
    'Step Functions has no integration of a service textract',
    'write aws-sdk:textract:startDocumentAnalysis',
  ],
  ['glue:startCrawler', 'Step Functions has no integration glue:startCrawler', 'write aws-sdk:glue:startCrawler'],
  ['sqs:send', 'Step Functions has no integration sqs:send', 'use one of sendMessage, or an AWS SDK integration', true],
  ['dynamodb:getItem.sync', 'dynamodb:getItem cannot be called as getItem.sync', 'write dynamodb:getItem'],
  [
    'lambda:invoke.sync',
    'lambda:invoke cannot be called as invoke.sync',
    'write lambda:invoke or lambda:invoke.waitForTaskToken',
  ],
  [
    'ecs:runTask.sync:2',
    'ecs:runTask cannot be called as runTask.sync:2',
    'write ecs:runTask or ecs:runTask.sync or ecs:runTask.waitForTaskToken',
  ],
  [
    'aws-sdk:quantum:leap',
    "The service is 'quantum', which is no service that the AWS SDK calls",
    "write the service's id in the AWS SDK in lower case, without blanks: 'cloudwatchlogs'",
    true,
  ],
  [
    'aws-sdk:logs:putLogEvents',
    "The service is 'logs', which is no service that the AWS SDK calls",
    "write 'cloudwatchlogs'",
  ],
  ['aws-sdk:s3:getObjetc', "The action is 'getObjetc', which is no action of s3", "write 'getObject'"],
])('%s is not called', (resource, message, fix, mayBeNew = false) => {
  expect(mistakesOf(calls(resource))).toEqual([
    { rule: 'unknownResource', message, fix, ...(mayBeNew && { mayBeNew }), location: '/States/Call/Resource' },
  ]);
});

test.each([
  'dynamodb:getItem',
  'states:startExecution.sync',
  'states:startExecution.sync:2',
  'ecs:runTask.sync',
  'sqs:sendMessage.waitForTaskToken',
  'aws-sdk:s3:getObject',
  'aws-sdk:sfn:startSyncExecution.waitForTaskToken',
  'http:invoke',
])('%s is called', (resource) => {
  expect(mistakesOf(calls(resource))).toEqual([]);
});

test('a resource that only deployment knows is taken as right', () => {
  expect(mistakesOf({ Resource: '${Resource}' })).toEqual([]);
  expect(mistakesOf({ Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:f', Parameters: { any: 1 } })).toEqual(
    [],
  );
});

const put = (Parameters: object) => mistakesOf({ ...calls('dynamodb:putItem'), Parameters });

test('arguments have the names of the API, at every depth', () => {
  const right = {
    TableName: 'orders',
    Item: { id: { 'S.$': '$.id' }, 'rest.$': '$.rest', list: { L: [{ S: 'a' }, { M: { b: { N: '1' } } }] } },
  };
  expect(put(right)).toEqual([]);
  expect(put({ ...right, tableName: 'orders', 'Itm.$': '$.a', Other: 1 })).toEqual([
    {
      rule: 'unknownArgument',
      message: 'dynamodb:putItem has no argument tableName here',
      fix: 'write TableName',
      location: '/States/Call/Parameters/tableName',
    },
    {
      rule: 'unknownArgument',
      message: 'dynamodb:putItem has no argument Itm here',
      fix: 'write Item',
      location: '/States/Call/Parameters/Itm.$',
    },
    {
      rule: 'unknownArgument',
      message: 'dynamodb:putItem has no argument Other here',
      fix: expect.stringMatching(/^use ConditionExpression, .*, TableName$/) as string,
      mayBeNew: true,
      location: '/States/Call/Parameters/Other',
    },
  ]);
  expect(put({ ...right, Item: { id: { String: 'a' }, list: { L: [{ M: { b: { Number: '1' } } }] } } })).toMatchObject([
    { location: '/States/Call/Parameters/Item/id/String' },
    { location: '/States/Call/Parameters/Item/list/L/0/M/b/Number' },
  ]);
});

test('JSONata: expressions stand for anything', () => {
  const call = (Arguments: unknown) =>
    mistakesOf({ ...calls('dynamodb:putItem'), Arguments }, { QueryLanguage: 'JSONata' });
  expect(call('{% $states.input %}')).toEqual([]);
  expect(call({ TableName: 'orders', Item: '{% $states.input %}' })).toEqual([]);
  expect(call({ TableName: 'orders', Item: { id: '{% { "S": "a" } %}' } })).toEqual([]);
  expect(call({ TableName: 'orders', Item: { id: { s: '{% $states.input.id %}' } } })).toMatchObject([
    { fix: 'write S' },
  ]);
});

test('what a user may write under names of their own is not looked at', () => {
  expect(
    mistakesOf({ ...calls('lambda:invoke'), Parameters: { FunctionName: 'f', Payload: { any: { thing: 1 } } } }),
  ).toEqual([]);
});

test('tasks inside of Map and Parallel are looked at as well', () => {
  const inner = { StartAt: 'Inner', States: { Inner: { Type: 'Task', ...calls('sqs:send'), End: true } } };
  const parallel = { StartAt: 'Both', States: { Both: { Type: 'Parallel', Branches: [inner], End: true } } };
  const map = { StartAt: 'Each', States: { Each: { Type: 'Map', ItemProcessor: inner, End: true } } };
  expect(findMistakes(parallel)).toMatchObject([{ location: '/States/Both/Branches/0/States/Inner/Resource' }]);
  expect(findMistakes(map)).toMatchObject([{ location: '/States/Each/ItemProcessor/States/Inner/Resource' }]);
});
