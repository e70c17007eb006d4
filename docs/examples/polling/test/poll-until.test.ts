import { Jsonata, JsonPath, PollUntil, pollUntil, Task } from '@cdk-sfn/core';
import type { PollUntilProps } from '@cdk-sfn/core';
import { fail, ok, simulate } from '@cdk-sfn/local';
import type { Simulation, TaskMock } from '@cdk-sfn/local';
import { Duration, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';

const languages = [sfn.QueryLanguage.JSON_PATH, sfn.QueryLanguage.JSONATA] as const;
const { REQUEST_RESPONSE } = sfn.IntegrationPattern;
const START = Date.parse('2024-01-01T00:00:00Z');

/** What a machine is made of, in the language that it has. */
class Workshop {
  public readonly stack = new Stack(undefined, 'Stack');

  constructor(private readonly language: sfn.QueryLanguage) {}

  /** A reference to a field of the input. */
  public field(name: string): string {
    return this.isJsonata ? Jsonata.string(`$states.input.${name}`) : JsonPath.stringAt(`$.${name}`);
  }

  /** A task whose result goes into a field of its input. */
  public task(id: string, args: object, field: string): Task {
    const resource = { service: 'aws-sdk:books', action: 'lend', patterns: [REQUEST_RESPONSE] } as const;
    return new Task(this.stack, id, {
      task: { describe: () => ({ resource, arguments: args }) },
      ...(this.isJsonata
        ? { outputs: Jsonata.object(`$merge([$states.input, { '${field}': $states.result }])`) }
        : { resultPath: `$.${field}` }),
    });
  }

  /** Starts a job, and asks for it by its id. */
  public poll(props: Partial<PollUntilProps> = {}, id = 'Job'): PollUntil {
    return pollUntil(this.stack, id, {
      call: 'call' in props ? undefined : this.task(`Start ${id}`, { Title: this.field('title') }, 'job'),
      describe: props.describe ?? this.task(`Look at ${id}`, { Id: this.field('job.Id') }, 'look'),
      status: '$.look.State',
      succeeded: ['DONE'],
      failed: ['BROKEN', 'STOPPED'],
      interval: Duration.seconds(10),
      timeout: Duration.minutes(1),
      ...props,
    });
  }

  /** Props of a Map over the objects in a field. */
  public each(field: string): sfn.MapProps {
    return this.isJsonata
      ? { items: sfn.ProvideItems.jsonata(`{% $states.input.${field} %}`) }
      : { itemsPath: `$.${field}` };
  }

  public async run(body: sfn.IChainable, answers: TaskMock, input: object = { title: 'Emma' }): Promise<Simulation> {
    const stateMachine = new sfn.StateMachine(this.stack, 'Machine', {
      definitionBody: sfn.DefinitionBody.fromChainable(body),
      queryLanguage: this.language,
    });
    return simulate(stateMachine, {
      input,
      startTime: new Date(START),
      tasks: { 'Start Job': ok({ Id: 'job-1' }), 'Job: Start Job': ok({ Id: 'job-1' }), 'aws-sdk:books:lend': answers },
    });
  }

  private get isJsonata(): boolean {
    return this.language === sfn.QueryLanguage.JSONATA;
  }
}

const look = (State?: unknown) => ok({ State });
const looks = (...states: readonly unknown[]) => states.map(look);

/** When the state was entered, in seconds since the start. */
const timesOf = (run: Simulation, state: string) =>
  run.history
    .filter(({ stateEnteredEventDetails: entered }) => entered?.name === state)
    .map(({ timestamp }) => (timestamp.getTime() - START) / 1000);

describe.each(languages)('%s', (language) => {
  const workshop = () => new Workshop(language);

  test('asks until the work is done, each time with what the call handed on', async () => {
    const shop = workshop();
    const run = await shop.run(shop.poll(), looks('WAITING', 'RUNNING', 'DONE'));

    expect(run.status).toBe('SUCCEEDED');
    expect(run.output).toEqual({ title: 'Emma', job: { Id: 'job-1' }, look: { State: 'DONE' } });
    expect(run.state('Start Job').calls.map((call) => call.arguments)).toEqual([{ Title: 'Emma' }]);
    expect(run.state('Look at Job').calls.map((call) => call.arguments)).toEqual([
      { Id: 'job-1' },
      { Id: 'job-1' },
      { Id: 'job-1' },
    ]);
    expect(run.state('Look at Job').visits.map(({ input }) => input)).toEqual(
      Array(3).fill({ title: 'Emma', job: { Id: 'job-1' } }),
    );
    expect(timesOf(run, 'Look at Job')).toEqual([10, 20, 30]);
    expect(run.seconds).toBe(30);
  });

  test.each<[string, unknown]>([
    ['text', 'Emma'],
    ['a number', 7],
    ['null', null],
    ['a list of one', [7]],
    ['a list of a list', [[7]]],
    ['an empty list', []],
    ['an empty object', {}],
  ])('the input stays what it is: %s', async (_, title) => {
    const shop = workshop();
    const run = await shop.run(shop.poll(), looks('WAITING', 'DONE'), { title });

    expect(run.output).toEqual({ title, job: { Id: 'job-1' }, look: { State: 'DONE' } });
  });

  test('work that fails, fails the execution', async () => {
    const shop = workshop();
    const run = await shop.run(shop.poll(), looks('RUNNING', 'STOPPED'));

    expect([run.status, run.error, run.cause]).toEqual(['FAILED', 'PollUntil.Failed', 'Job: the status is STOPPED']);
    expect(run.seconds).toBe(20);
  });

  test.each<[string, unknown, string]>([
    ['a status that it does not know', 'ON_HOLD', 'ON_HOLD'],
    ['no status', undefined, 'missing'],
    ['a status that is null', null, 'null'],
    ['a status that is an object', { Code: 'DONE' }, '{"Code":"DONE"}'],
    ['a status that is very long', 'x'.repeat(40_000), 'x'.repeat(1000)],
  ])('%s is asked for until the time is over', async (_, state, shown) => {
    const shop = workshop();
    const run = await shop.run(shop.poll(), look(state));

    expect([run.status, run.error, run.cause]).toEqual([
      'FAILED',
      'PollUntil.TimedOut',
      `Job: after 60 seconds the status is ${shown}`,
    ]);
    expect(timesOf(run, 'Look at Job')).toEqual([10, 20, 30, 40, 50, 60]);
  });

  test('the last question comes when the time is over, and its answer counts', async () => {
    const shop = workshop();
    const poll = shop.poll({ interval: Duration.seconds(25) });
    const run = await shop.run(poll, looks('RUNNING', 'RUNNING', 'DONE'));

    expect(timesOf(run, 'Look at Job')).toEqual([25, 50, 60]);
    expect(run.status).toBe('SUCCEEDED');
  });

  test('answers that take their time count, and so does a part of a second', async () => {
    const shop = workshop();
    const run = await shop.run(shop.poll({ interval: Duration.seconds(25) }), () => look('RUNNING').after(12.4));

    expect(timesOf(run, 'Look at Job')).toEqual([25, 60.4]);
    expect(run.error).toBe('PollUntil.TimedOut');
  });

  test('waits grow up to a limit', async () => {
    const shop = workshop();
    const poll = shop.poll({ backoffRate: 2, maxDelay: Duration.seconds(50), timeout: Duration.minutes(3) });
    const run = await shop.run(poll, look('RUNNING'));

    expect(timesOf(run, 'Look at Job')).toEqual([10, 20, 40, 80, 130, 180]);
  });

  test('waits grow by less than seconds, and are whole seconds', async () => {
    const shop = workshop();
    const run = await shop.run(shop.poll({ backoffRate: 1.25 }), looks('A', 'A', 'A', 'A', 'DONE'));

    // 10, 12.5, 15.625
    expect(timesOf(run, 'Look at Job')).toEqual([10, 20, 33, 49, 60]);
  });

  test('the first question may come at once, or later', async () => {
    const [soon, late] = [workshop(), workshop()];

    const first = await soon.run(soon.poll({ initialDelay: Duration.seconds(0) }), looks('RUNNING', 'DONE'));
    expect(timesOf(first, 'Look at Job')).toEqual([0, 10]);
    const second = await late.run(late.poll({ initialDelay: Duration.seconds(45) }), looks('RUNNING', 'DONE'));
    expect(timesOf(second, 'Look at Job')).toEqual([45, 55]);
  });

  test('failures and time-outs go where they are told, with the last answer', async () => {
    for (const [state, name] of [
      ['BROKEN', 'Mend'],
      ['RUNNING', 'Hurry'],
    ] as const) {
      const shop = workshop();
      const poll = shop.poll({
        onFailed: new sfn.Pass(shop.stack, 'Mend'),
        onTimedOut: new sfn.Pass(shop.stack, 'Hurry'),
      });
      const run = await shop.run(poll.next(new sfn.Pass(shop.stack, 'Report')), look(state));

      expect(run.status).toBe('SUCCEEDED');
      expect(run.path.at(-1)).toBe(name);
      expect(run.output).toEqual({ title: 'Emma', job: { Id: 'job-1' }, look: { State: state } });
    }
  });

  test('a single state of it can be caught and tried again', async () => {
    const shop = workshop();
    const single = shop.poll().toSingleState();
    single.addRetry({ errors: [PollUntil.FAILED], maxAttempts: 1, interval: Duration.seconds(5) });
    single.addCatch(new sfn.Pass(shop.stack, 'Mend'), { errors: [PollUntil.FAILED] });
    const run = await shop.run(single, looks('BROKEN', 'RUNNING', 'STOPPED'));

    expect(run.path.at(-1)).toBe('Mend');
    expect(run.output).toEqual({ Error: 'PollUntil.Failed', Cause: 'Job: the status is STOPPED' });
    expect(timesOf(run, 'Job: Look at Job')).toEqual([10, 25, 35]);
  });

  test('a question that fails is tried again when it is told to', async () => {
    const shop = workshop();
    const describe = shop.task('Look closely', { Id: shop.field('job.Id') }, 'look');
    describe.addRetry({ errors: ['Busy'], interval: Duration.seconds(1) });
    const run = await shop.run(shop.poll({ describe }), [fail('Busy'), look('DONE')]);

    expect(run.status).toBe('SUCCEEDED');
    expect(run.seconds).toBe(11);
  });

  test('a question that fails, fails the execution', async () => {
    const shop = workshop();
    const run = await shop.run(shop.poll(), [look('RUNNING'), fail('Busy')]);

    expect([run.status, run.error]).toEqual(['FAILED', 'Busy']);
  });

  test('two in a row do not know of each other', async () => {
    const shop = workshop();
    const first = shop.poll();
    const second = shop.poll(
      { call: undefined, backoffRate: 2, status: '$.again.State', describe: shop.task('Look again', {}, 'again') },
      'Other',
    );
    const run = await shop.run(first.next(second), looks('RUNNING', 'DONE', 'RUNNING', 'DONE'));

    expect(timesOf(run, 'Look at Job')).toEqual([10, 20]);
    expect(timesOf(run, 'Look again')).toEqual([30, 40]);
    expect(run.output).toEqual({
      title: 'Emma',
      job: { Id: 'job-1' },
      look: { State: 'DONE' },
      again: { State: 'DONE' },
    });
  });

  test('one goes into another, inside a Map', async () => {
    const shop = workshop();
    const part = shop.poll(
      { call: undefined, describe: shop.task('Look at one', {}, 'part'), status: '$.part.State' },
      'Part',
    );
    const each = new sfn.Map(shop.stack, 'Each', shop.each('parts')).itemProcessor(part);
    const run = await shop.run(
      shop.poll({ call: undefined, describe: each, status: '$[1].part.State' }),
      looks('DONE', 'RUNNING', 'DONE', 'DONE', 'DONE'),
      { parts: [{ name: 'a' }, { name: 'b' }] },
    );

    // The first one of both is done at once, the second one at the second question.
    expect(timesOf(run, 'Look at one')).toEqual([20, 20, 30]);
    expect(run.status).toBe('SUCCEEDED');
  });

  test('a machine that comes back to it begins anew', async () => {
    const shop = workshop();
    const rest = new sfn.Wait(shop.stack, 'Rest', { time: sfn.WaitTime.duration(Duration.minutes(5)) });
    const poll = shop.poll({ onTimedOut: rest });
    rest.next(poll);
    const run = await shop.run(poll, looks(...Array<string>(7).fill('RUNNING'), 'DONE'));

    expect(timesOf(run, 'Start Job')).toEqual([0, 360]);
    expect(timesOf(run, 'Look at Job')).toEqual([10, 20, 30, 40, 50, 60, 370, 380]);
    expect(run.status).toBe('SUCCEEDED');
  });

  test('a question costs nine events of the history, as many as synthesis reckons with', async () => {
    const [one, three] = [workshop(), workshop()];
    const once = await one.run(one.poll(), looks('DONE'));
    const thrice = await three.run(three.poll(), looks('RUNNING', 'RUNNING', 'DONE'));

    expect(thrice.history.length - once.history.length).toBe(2 * 9);
  });
});
