import { Duration, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import jsonata from 'jsonata';
import { expect, test } from 'vitest';
import { PollUntilExpressions } from '../src/poll-until-expressions';

const scope = new Construct(new Stack(undefined, 'Stack'), 'Crawl "all"');
const variable = Object.keys(expressionsOf().variables)[0]!.replace(/_input$/, '');

function expressionsOf(times: { backoffRate?: number; maxDelay?: Duration } = {}): PollUntilExpressions {
  const status = '$states.input.State';
  return new PollUntilExpressions(scope, status, {
    interval: Duration.seconds(10),
    timeout: Duration.minutes(2),
    ...times,
  });
}

/** What an expression gives when the state was entered so many seconds after noon. */
async function valueOf(expression: unknown, { seconds = 0, input = {}, variables = {} } = {}): Promise<unknown> {
  const text = /^\{% (.*) %\}$/.exec(expression as string)![1]!;
  const EnteredTime = new Date(Date.UTC(2024, 0, 1, 12) + seconds * 1000).toISOString();
  return jsonata(text).evaluate(null, { states: { input, context: { State: { EnteredTime } } }, ...variables });
}

const deadlineAt = async (seconds: number) => ({
  [`${variable}_deadline`]: await valueOf(expressionsOf().variables[`${variable}_deadline`], {
    seconds: seconds - 120,
  }),
});

test.each([
  ['READY', true],
  ['it is "done"', true],
  ["{% 'done' %}", true],
  ['ready', false],
  ['', false],
  [null, false],
  [undefined, false],
  [['READY'], false],
  [{ State: 'READY' }, false],
])('the status %j is one of those: %s', async (State, isOne) => {
  const condition = expressionsOf().isOneOf(['READY', 'it is "done"', "{% 'done' %}"]);

  expect(await valueOf(condition, { input: { State } })).toBe(isOne);
});

test.each([
  [0, 10],
  [109.999, 10],
  [110, 10],
  [110.5, 10],
  [111, 9],
  [119.1, 1],
  // Some milliseconds after a Choice that saw time left.
  [120, 1],
  [121, 1],
])('%s seconds after the call, it waits for %s seconds', async (seconds, wait) => {
  const variables = await deadlineAt(120);

  expect(await valueOf(expressionsOf().wait, { seconds, variables })).toBe(wait);
});

test.each([
  [0, false],
  [119.999, false],
  [120, true],
  [500, true],
])('%s seconds after the call, the time is over: %s', async (seconds, isOver) => {
  const variables = await deadlineAt(120);

  expect(await valueOf(expressionsOf().isOver, { seconds, variables })).toBe(isOver);
});

test('waits stay as they are, or grow, or grow up to a limit', async () => {
  const delay = `${variable}_delay`;
  const next = async (expressions: PollUntilExpressions) =>
    valueOf(expressions.nextVariables?.[delay], { variables: { [delay]: 40 } });

  expect(expressionsOf().nextVariables).toBeUndefined();
  expect(expressionsOf({ backoffRate: 1 }).nextVariables).toBeUndefined();
  expect(expressionsOf({ backoffRate: 1.5 }).variables[delay]).toBe(10);
  expect(await next(expressionsOf({ backoffRate: 1.5 }))).toBe(60);
  expect(await next(expressionsOf({ backoffRate: 1.5, maxDelay: Duration.seconds(50) }))).toBe(50);
});

test('the wait is the one that has grown', async () => {
  const variables = { ...(await deadlineAt(120)), [`${variable}_delay`]: 22.5 };

  expect(await valueOf(expressionsOf({ backoffRate: 1.5 }).wait, { variables })).toBe(23);
});

test.each([
  ['RUNNING', 'Crawl "all": after 120 seconds the status is RUNNING'],
  [undefined, 'Crawl "all": after 120 seconds the status is missing'],
  [null, 'Crawl "all": after 120 seconds the status is null'],
  [{ a: [1] }, 'Crawl "all": after 120 seconds the status is {"a":[1]}'],
  ['x'.repeat(2000), `Crawl "all": after 120 seconds the status is ${'x'.repeat(1000)}`],
])('the cause of a time-out is text, whatever the status', async (State, cause) => {
  expect(await valueOf(expressionsOf().causeOfTimeout, { input: { State } })).toBe(cause);
});

test('the cause of a failure names the status', async () => {
  const { causeOfFailure } = expressionsOf();

  expect(await valueOf(causeOfFailure, { input: { State: 'FAILED' } })).toBe('Crawl "all": the status is FAILED');
});
