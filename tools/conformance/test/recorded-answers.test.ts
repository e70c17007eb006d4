import { describe, expect, it } from 'vitest';

interface Call {
  readonly stateName: string;
  readonly arguments?: unknown;
  readonly context?: unknown;
}

interface Answers {
  answerTo(call: Call): unknown;
  submittedTo(call: Call): unknown;
}

type Outcome = { readonly output?: unknown; readonly error?: string | undefined } | undefined;

const { RecordedAnswers } = (await import(new URL('../recorded-answers.mjs', import.meta.url).href)) as {
  RecordedAnswers: new (nextOutcome: (stateName: string) => Outcome, record: { recorded: unknown }) => Answers;
};

const nothing = (): Outcome => undefined;

function queue(outcomes: Record<string, NonNullable<Outcome>[]>): (stateName: string) => Outcome {
  return (stateName) => outcomes[stateName]?.shift();
}

/** Events that are linked one to the next. */
function linked(...events: object[]): object[] {
  return events.map((event, index) => ({ id: index + 1, previousEventId: index, ...event }));
}

const entered = { type: 'TaskStateEntered', stateEnteredEventDetails: { name: 'Call' } };
const scheduled = (parameters: unknown) => ({ type: 'TaskScheduled', taskScheduledEventDetails: { parameters } });
const succeeded = (output: unknown) => ({ type: 'TaskSucceeded', taskSucceededEventDetails: { output } });

describe('answers of a record', () => {
  it('hands on what the replay says, in its order', () => {
    const outcomes = queue({ Call: [{ output: 1 }, { output: 2 }] });
    const answers = new RecordedAnswers(outcomes, { recorded: { events: linked(entered) } });

    expect([answers.answerTo({ stateName: 'Call' }), answers.answerTo({ stateName: 'Call' })]).toEqual([
      { output: 1 },
      { output: 2 },
    ]);
  });

  it('fails a call whose failure has neither error nor cause', () => {
    const answers = new RecordedAnswers(queue({ Call: [{ error: undefined }] }), {
      recorded: { events: linked(entered) },
    });

    expect(answers.answerTo({ stateName: 'Call' })).toEqual({ failed: true });
  });

  it('gives the answer to the same request, whichever came first', () => {
    const events = [
      { id: 1, previousEventId: 0, ...entered },
      { id: 2, previousEventId: 1, ...scheduled({ n: 2 }) },
      { id: 3, previousEventId: 0, ...entered },
      { id: 4, previousEventId: 3, ...scheduled({ n: 1 }) },
      { id: 5, previousEventId: 2, ...succeeded('"of 2"') },
      { id: 6, previousEventId: 4, ...succeeded('"of 1"') },
    ];
    const outcomes = queue({ Call: [{ output: 'of 2' }, { output: 'of 1' }] });
    const answers = new RecordedAnswers(outcomes, { recorded: { events } });

    expect([
      answers.answerTo({ stateName: 'Call', arguments: { n: 1 } }),
      answers.answerTo({ stateName: 'Call', arguments: { n: 2 } }),
    ]).toEqual([{ output: 'of 1' }, { output: 'of 2' }]);
  });

  it.each(['LambdaFunctionTimedOut', 'ActivityTimedOut', 'TaskTimedOut'])('times out after %s', (type) => {
    const answers = new RecordedAnswers(nothing, { recorded: { events: linked(entered, scheduled({}), { type }) } });

    expect(answers.answerTo({ stateName: 'Call', arguments: {} })).toEqual({ timedOut: true });
  });

  it('fails after a function that could not be scheduled', () => {
    const failure = {
      type: 'LambdaFunctionScheduleFailed',
      lambdaFunctionScheduleFailedEventDetails: { error: 'Lambda.AWSLambdaException', cause: { why: 1 } },
    };
    const answers = new RecordedAnswers(nothing, { recorded: { events: linked(entered, failure) } });

    expect(answers.answerTo({ stateName: 'Call' })).toEqual({
      failed: true,
      error: 'Lambda.AWSLambdaException',
      cause: '{"why":1}',
    });
  });

  it('finds what answered a call inside of a branch, where links are masked', () => {
    const masked = { id: [0], previousEventId: 0 };
    const events = [
      { ...masked, ...succeeded({ Payload: 'b' }) },
      { ...masked, ...succeeded({ Payload: 'a' }) },
    ];
    const answers = new RecordedAnswers(nothing, { recorded: { events } });

    expect([
      answers.answerTo({ stateName: 'A', arguments: { Payload: 'a' } }),
      answers.answerTo({ stateName: 'B', arguments: { Payload: 'b' } }),
    ]).toEqual([{ output: { Payload: 'a' } }, { output: { Payload: 'b' } }]);
  });

  it('lets a function of a branch that raised once raise again', () => {
    const failure = { type: 'TaskFailed', taskFailedEventDetails: { error: 'Exception' } };
    const answers = new RecordedAnswers(nothing, {
      recorded: { events: [{ id: [0], previousEventId: 0, ...failure }] },
    });

    expect([answers.answerTo({ stateName: 'A' }), answers.answerTo({ stateName: 'A' })]).toEqual([
      { failed: true, error: 'Exception' },
      { failed: true, error: 'Exception' },
    ]);
  });

  it('never answers a call that the history leaves open', () => {
    const answers = new RecordedAnswers(nothing, { recorded: { events: linked(entered, scheduled({})) } });

    expect(answers.answerTo({ stateName: 'Call', arguments: {} })).toBeUndefined();
  });

  it('gives back what a child execution calls with', () => {
    const context = { StateMachine: { Name: 'Machine/Map' } };
    const answers = new RecordedAnswers(nothing, { recorded: { events: linked({ type: 'MapRunStarted' }) } });

    expect(answers.answerTo({ stateName: 'Call', arguments: { n: 1 }, context })).toEqual({ output: { n: 1 } });
  });

  it.each([
    [{ status: 'SUCCEEDED', output: { n: 1 } }, { output: 'given' }],
    [
      { status: 'SUCCEEDED', output: { Error: 'E', Cause: 'C' } },
      { failed: true, error: 'E', cause: 'C' },
    ],
    [
      { status: 'FAILED', error: 'E', cause: 'C' },
      { failed: true, error: 'E', cause: 'C' },
    ],
    [{ status: 'TIMED_OUT' }, undefined],
  ])('makes of the end of an execution without events what its calls gave: %j', (recorded, answer) => {
    const answers = new RecordedAnswers(nothing, { recorded });

    expect(answers.answerTo({ stateName: 'Call', arguments: 'given' })).toEqual(answer);
  });

  it('tells what the service said when it took the call of a state', () => {
    const submitted = { type: 'TaskSubmitted', taskSubmittedEventDetails: { output: '{"id":1}' } };
    const answers = new RecordedAnswers(nothing, { recorded: { events: linked(entered, scheduled({}), submitted) } });

    expect(answers.submittedTo({ stateName: 'Call' })).toEqual({ id: 1 });
  });

  it.each([{}, { events: null }, { events: [{ type: 'TaskSucceeded' }, { type: 'TaskFailed', id: 1 }] }])(
    'takes records of any shape: %j',
    (recorded) => {
      const answers = new RecordedAnswers(nothing, { recorded });

      expect(() => [answers.answerTo({ stateName: 'Call' }), answers.submittedTo({ stateName: 'Call' })]).not.toThrow();
    },
  );
});
