import { pollUntil, Task } from '@cdk-sfn/core';
import { ok, simulate } from '@cdk-sfn/local';
import { Duration, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const { JSONATA, JSON_PATH } = sfn.QueryLanguage;

/** An answer of the service: a status, and how long it takes to give it, in tenths of a second. */
interface Answer {
  readonly status: unknown;
  readonly tenths: number;
}

interface Times {
  readonly interval: number;
  readonly initialDelay: number;
  readonly backoffRate: number;
  readonly maxDelay: number | undefined;
  readonly timeout: number;
}

const status = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('RUNNING', 'QUEUED', '', 'done', 'it\'s "odd" {% 1 %}') },
  { weight: 1, arbitrary: fc.constantFrom('DONE', 'HALF "DONE"', 'BROKEN', "'STOPPED'") },
  { weight: 1, arbitrary: fc.constantFrom(undefined, null, true, 7, { State: 'DONE' }) },
);
const answers = fc.array(fc.record<Answer>({ status, tenths: fc.oneof(fc.constant(0), fc.nat({ max: 200 })) }), {
  minLength: 1,
  maxLength: 12,
});
const times = fc
  .record({
    interval: fc.integer({ min: 1, max: 20 }),
    initialDelay: fc.nat({ max: 20 }),
    backoffRate: fc.constantFrom(1, 1.3, 2),
    longer: fc.option(fc.integer({ min: 1, max: 30 })),
    timeout: fc.integer({ min: 20, max: 120 }),
  })
  .map<Times>(({ longer, ...rest }) => ({
    ...rest,
    maxDelay: longer === null || rest.backoffRate === 1 ? undefined : rest.interval + longer,
  }));

/** How it should end: the questions, in tenths of a second since the start, and the error if there is one. */
function model(given: readonly Answer[], { backoffRate, initialDelay, interval, maxDelay = Infinity, timeout }: Times) {
  const asked: number[] = [];
  let [now, delay] = [initialDelay * 10, interval];
  for (;;) {
    const answer = given[Math.min(asked.length, given.length - 1)]!;
    asked.push(now);
    now += answer.tenths;
    if (['DONE', 'HALF "DONE"'].includes(answer.status as string)) {
      return { asked, ended: now, error: undefined };
    }
    if (['BROKEN', "'STOPPED'"].includes(answer.status as string)) {
      return { asked, ended: now, error: 'PollUntil.Failed' };
    }
    if (now >= timeout * 10) {
      return { asked, ended: now, error: 'PollUntil.TimedOut' };
    }
    now += Math.ceil(Math.min(delay, timeout - now / 10)) * 10;
    delay = Math.min(delay * backoffRate, maxDelay);
  }
}

test.each([JSON_PATH, JSONATA])('whatever a service answers, it ends as it should: %s', async (queryLanguage) => {
  await fc.assert(
    fc.asyncProperty(answers, times, async (given, { backoffRate, ...seconds }) => {
      const stack = new Stack(undefined, 'Stack');
      const resource = {
        service: 'books',
        action: 'ask',
        patterns: [sfn.IntegrationPattern.REQUEST_RESPONSE],
      } as const;
      const poll = pollUntil(stack, 'Job', {
        describe: new Task(stack, 'Ask', { task: { describe: () => ({ resource, arguments: {} }) } }),
        status: '$.State',
        succeeded: ['DONE', 'HALF "DONE"'],
        failed: ['BROKEN', "'STOPPED'"],
        interval: Duration.seconds(seconds.interval),
        initialDelay: Duration.seconds(seconds.initialDelay),
        backoffRate,
        ...(seconds.maxDelay !== undefined && { maxDelay: Duration.seconds(seconds.maxDelay) }),
        timeout: Duration.seconds(seconds.timeout),
      });
      const stateMachine = new sfn.StateMachine(stack, 'Machine', {
        definitionBody: sfn.DefinitionBody.fromChainable(poll),
        queryLanguage,
      });
      let next = 0;
      const run = await simulate(stateMachine, {
        tasks: {
          Ask: () => {
            const { status: State, tenths } = given[Math.min(next++, given.length - 1)]!;
            return ok({ State }).after(tenths / 10);
          },
        },
      });

      const start = run.history[0]!.timestamp.getTime();
      const asked = run.history
        .filter(({ stateEnteredEventDetails: entered }) => entered?.name === 'Ask')
        .map(({ timestamp }) => (timestamp.getTime() - start) / 100);
      expect({ asked, ended: Math.round(run.seconds * 10), error: run.error }).toEqual(
        model(given, { backoffRate, ...seconds }),
      );
    }),
    { numRuns: 100 },
  );
});
