import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { GlueStartCrawlerRun } from '../src';

const orders = 'arn:aws:glue:eu-west-1:111111111111:crawler/orders-*';
let stack: Stack;

beforeEach(() => {
  stack = new Stack();
});

test('names the crawler in a JSONPath state', () => {
  const task = GlueStartCrawlerRun.jsonPath(stack, 'Crawl', { crawlerName: 'orders' });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::aws-sdk:glue:startCrawler',
    Parameters: { Name: 'orders' },
  });
});

test('names the crawler in a JSONata state', () => {
  const task = GlueStartCrawlerRun.jsonata(stack, 'Crawl', { crawlerName: 'orders' });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::aws-sdk:glue:startCrawler',
    Arguments: { Name: 'orders' },
  });
});

test('may start the crawler', () => {
  const task = new GlueStartCrawlerRun(stack, 'Crawl', { crawlerName: 'orders' });

  expect(permissionsOf(task)).toEqual([
    {
      Effect: 'Allow',
      Action: 'glue:StartCrawler',
      Resource: 'arn:<AWS::Partition>:glue:<AWS::Region>:<AWS::AccountId>:crawler/orders',
    },
  ]);
});

test.each(['RUN_JOB', 'WAIT_FOR_TASK_TOKEN'] as const)('cannot wait with %s', (pattern) => {
  expect(
    messageOf(
      () =>
        new GlueStartCrawlerRun(stack, 'Crawl', {
          crawlerName: 'orders',
          integrationPattern: sfn.IntegrationPattern[pattern],
        }),
    ),
  ).toBe(
    'Default/Crawl has a problem:\n' +
      `  - integrationPattern is ${pattern}, which this task does not support: use REQUEST_RESPONSE`,
  );
});

test('takes names of 1 to 255 characters', () => {
  new GlueStartCrawlerRun(stack, 'Longest', { crawlerName: 'a'.repeat(255) });

  expect(messageOf(() => new GlueStartCrawlerRun(stack, 'Crawl', { crawlerName: 'a'.repeat(256) }))).toBe(
    'Default/Crawl has a problem:\n  - crawlerName has 256 characters: give 1 to 255 characters',
  );
});

describe('a crawler from the state', () => {
  test('is one of those that are allowed', () => {
    const task = new GlueStartCrawlerRun(stack, 'Crawl', {
      crawlerName: JsonPath.stringAt('$.crawler'),
      allowedTargets: [orders],
    });

    expect(stateOf(task)).toMatchObject({ Parameters: { 'Name.$': '$.crawler' } });
    expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'glue:StartCrawler', Resource: orders }]);
  });

  test.each([JsonPath.stringAt('$.crawler'), '{% $states.input.crawler %}'])('that may be any is an error', (name) => {
    expect(messageOf(() => new GlueStartCrawlerRun(stack, 'Crawl', { crawlerName: name }))).toBe(
      'Default/Crawl has a problem:\n' +
        '  - crawlerName comes from the state, so that no permission can be granted on it: ' +
        'list the ARNs it may be in allowedTargets',
    );
  });
});
