import { ok, simulate } from '@cdk-sfn/local';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { machinesOf } from '../../../../tools/src/demo/machine.ts';
import { CrawlStack } from '../lib/crawl-stack';

const template = Template.fromStack(new CrawlStack(new App(), 'Crawl'));

const crawler = (State: string, Status = 'FAILED') => ok({ Crawler: { State, LastCrawl: { Status } } });

async function crawl(...answers: ReturnType<typeof ok>[]) {
  const done = ok({});
  return simulate(template.toJSON(), {
    input: { day: '2026-01-31' },
    tasks: { 'Start the crawler': done, 'Look at the crawler': answers, 'Stop the crawler': done },
  });
}

test('the crawler is started, asked every minute, and stopped after an hour', () => {
  const [machine] = machinesOf(template.toJSON());
  const name = expect.stringMatching(/^\$\{OrdersCrawler\}$/) as string;

  expect(machine).toMatchObject({
    name: 'CrawlOrders',
    definition: {
      StartAt: 'Start the crawler',
      States: {
        'Start the crawler': {
          Resource: 'arn:aws:states:::aws-sdk:glue:startCrawler',
          Parameters: { Name: name },
          ResultPath: null,
          Next: 'Crawl: begin',
        },
        'Crawl: begin': { Type: 'Wait', Seconds: 60, Next: 'Look at the crawler' },
        'Look at the crawler': {
          Resource: 'arn:aws:states:::aws-sdk:glue:getCrawler',
          Parameters: { Name: name },
          ResultPath: '$.crawl',
          Next: 'Crawl: done?',
        },
        'Crawl: done?': { Type: 'Choice', Default: 'Crawl: wait' },
        'Crawl: wait': { Type: 'Wait', Next: 'Look at the crawler' },
        'Stop the crawler': {
          Resource: 'arn:aws:states:::aws-sdk:glue:stopCrawler',
          Parameters: { Name: name },
          Next: 'Too slow',
        },
      },
    },
  });
});

test('the machine may start, look at and stop this crawler', () => {
  const policies = JSON.stringify(template.findResources('AWS::IAM::Policy'));

  for (const action of ['glue:StartCrawler', 'glue:GetCrawler', 'glue:StopCrawler']) {
    expect(policies).toContain(action);
  }
});

test('what the crawler says of its run is the end, with the day', async () => {
  // While it runs, the crawler says of the last run that it failed.
  const run = await crawl(crawler('RUNNING'), crawler('STOPPING'), crawler('READY', 'SUCCEEDED'));

  expect(run.status).toBe('SUCCEEDED');
  expect(run.output).toEqual({ day: '2026-01-31', lastCrawl: { Status: 'SUCCEEDED' } });
  expect(run.seconds).toBe(180);
});

test('a run that was cancelled fails the execution', async () => {
  const run = await crawl(crawler('RUNNING'), crawler('READY', 'CANCELLED'));

  expect([run.error, run.cause]).toEqual(['PollUntil.Failed', 'Crawl: the status is CANCELLED']);
});

test('a crawler that takes more than an hour is stopped', async () => {
  const run = await crawl(...Array.from({ length: 60 }, () => crawler('RUNNING')));

  expect(run.path.slice(-2)).toEqual(['Stop the crawler', 'Too slow']);
  expect([run.error, run.seconds]).toEqual(['CrawlerTooSlow', 3600]);
});
