import { CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { readable } from '../../../tools/vitest/rendered-state';
import { Jsonata, JsonPath, PollUntil, pollUntil, Task } from '../src';
import type { PollUntilProps, TaskStateBaseProps } from '../src';

const { JSONATA } = sfn.QueryLanguage;

function task(scope: Construct, id: string, args: unknown = {}, props: TaskStateBaseProps = {}): Task {
  const resource = { service: 'books', action: 'lend', patterns: [sfn.IntegrationPattern.REQUEST_RESPONSE] } as const;
  return new Task(scope, id, { ...props, task: { describe: () => ({ resource, arguments: args }) } });
}

/** A fragment of the tasks Start and Look, whose names begin with its own id if it has another one than Crawl. */
function fragment(
  props: Partial<PollUntilProps> = {},
  { scope = new Stack(undefined, 'Stack'), id = 'Crawl' }: { scope?: Construct; id?: string } = {},
): PollUntil {
  const name = id === 'Crawl' ? '' : `${id} `;
  const given = (prop: 'call' | 'describe') => Object.hasOwn(props, prop);
  const start = () => task(scope, `${name}Start`, { Title: JsonPath.stringAt('$.title') }, { resultPath: '$.run' });
  return pollUntil(scope, id, {
    call: given('call') ? undefined : start(),
    describe: given('describe') ? props.describe! : task(scope, `${name}Look`, { Id: JsonPath.stringAt('$.run.Id') }),
    status: '$.State',
    succeeded: ['READY'],
    failed: ['FAILED', 'STOPPED'],
    timeout: Duration.hours(2),
    ...props,
  });
}

/** The definition of a machine that begins with the state. */
function definitionOf(
  start: sfn.IChainable,
  language?: sfn.QueryLanguage,
): { StartAt: string; States: Record<string, Record<string, unknown>> } {
  const graph = new sfn.StateGraph(start.startState, 'the machine of the test');
  return readable(Stack.of(start.startState).resolve(graph.toGraphJson(language))) as ReturnType<typeof definitionOf>;
}

/** The same, with the state of a name. */
function stateNamed(name: string, start: sfn.IChainable): Record<string, unknown> {
  return definitionOf(start).States[name]!;
}

const now = '$toMillis($states.context.State.EnteredTime)';

describe('calls, waits, asks and chooses', () => {
  const variable = '$poll_Stack_Crawl_F52EB474';
  const own = (language: object) => ({
    'Crawl: begin': {
      Type: 'Wait',
      ...language,
      Seconds: 30,
      Assign: {
        poll_Stack_Crawl_F52EB474_input: '{% $states.input %}',
        poll_Stack_Crawl_F52EB474_deadline: `{% ${now} + 1000 * 7200 %}`,
      },
      Next: 'Look',
    },
    'Crawl: done?': {
      Type: 'Choice',
      ...language,
      Choices: [
        { Condition: '{% $states.input.State in ["READY"] %}', Next: 'Crawl: end' },
        { Condition: '{% $states.input.State in ["FAILED","STOPPED"] %}', Next: 'Crawl: failed' },
        { Condition: `{% ${now} >= ${variable}_deadline %}`, Next: 'Crawl: timed out' },
      ],
      Default: 'Crawl: wait',
    },
    'Crawl: wait': {
      Type: 'Wait',
      ...language,
      Seconds: `{% $max([1, $ceil($min([30, (${variable}_deadline - ${now}) / 1000]))]) %}`,
      Output: `{% ${variable}_input %}`,
      Next: 'Look',
    },
    'Crawl: failed': {
      Type: 'Fail',
      ...language,
      Error: 'PollUntil.Failed',
      Cause: '{% "Crawl: the status is " & $states.input.State %}',
    },
    'Crawl: timed out': {
      Type: 'Fail',
      ...language,
      Error: 'PollUntil.TimedOut',
      Cause:
        '{% "Crawl: after 7200 seconds the status is " & ($exists($states.input.State) ? $substring($string($states.input.State), 0, 1000) : "missing") %}',
    },
    'Crawl: end': { Type: 'Pass', ...language, Next: 'Report' },
  });

  test('in a JSONPath machine, with JSONata states of its own', () => {
    const poll = fragment();

    expect(definitionOf(poll.next(new sfn.Succeed(Stack.of(poll), 'Report')))).toEqual({
      StartAt: 'Start',
      States: {
        Start: {
          Type: 'Task',
          Resource: 'arn:<AWS::Partition>:states:::books:lend',
          Parameters: { 'Title.$': '$.title' },
          ResultPath: '$.run',
          Next: 'Crawl: begin',
        },
        Look: {
          Type: 'Task',
          Resource: 'arn:<AWS::Partition>:states:::books:lend',
          Parameters: { 'Id.$': '$.run.Id' },
          Next: 'Crawl: done?',
        },
        ...own({ QueryLanguage: 'JSONata' }),
        Report: { Type: 'Succeed' },
      },
    });
  });

  test('in a JSONata machine', () => {
    const stack = new Stack(undefined, 'Stack');
    const poll = fragment(
      {
        call: task(stack, 'Start', { Title: Jsonata.string('$states.input.title') }),
        describe: task(stack, 'Look', { Id: Jsonata.string('$states.input.Id') }),
      },
      { scope: stack },
    );

    expect(definitionOf(poll.next(new sfn.Succeed(stack, 'Report')), JSONATA)).toEqual({
      StartAt: 'Start',
      States: {
        Start: {
          Type: 'Task',
          Resource: 'arn:<AWS::Partition>:states:::books:lend',
          Arguments: { Title: '{% $states.input.title %}' },
          Next: 'Crawl: begin',
        },
        Look: {
          Type: 'Task',
          Resource: 'arn:<AWS::Partition>:states:::books:lend',
          Arguments: { Id: '{% $states.input.Id %}' },
          Next: 'Crawl: done?',
        },
        ...own({}),
        Report: { Type: 'Succeed' },
      },
    });
  });
});

test('the tasks speak the language of the machine inside a Map too', () => {
  const stack = new Stack(undefined, 'Stack');
  const map = sfn.Map.jsonata(stack, 'Each');
  map.itemProcessor(fragment({ call: undefined, describe: task(stack, 'Look', { Id: 7 }) }, { scope: stack }));

  expect(definitionOf(map, JSONATA)).toMatchObject({
    States: { Each: { ItemProcessor: { States: { Look: { Arguments: { Id: 7 } } } } } },
  });
});

test('work that was started before is only asked for', () => {
  expect(definitionOf(fragment({ call: undefined }))).toMatchObject({
    StartAt: 'Crawl: begin',
    States: { 'Crawl: begin': { Next: 'Look' } },
  });
});

test('call and describe may be chains', () => {
  const stack = new Stack(undefined, 'Stack');
  const call = task(stack, 'Start').next(task(stack, 'Name'));
  const look = task(stack, 'Look').next(new sfn.Pass(stack, 'Judge'));
  const { StartAt, States } = definitionOf(fragment({ call, describe: look }, { scope: stack }));

  expect(StartAt).toBe('Start');
  expect(States).toMatchObject({
    Name: { Next: 'Crawl: begin' },
    'Crawl: begin': { Next: 'Look' },
    'Crawl: wait': { Next: 'Look' },
    Judge: { Next: 'Crawl: done?' },
  });
});

describe('waits', () => {
  test('not at all before the first question, when asked to', () => {
    const begin = stateNamed('Crawl: begin', fragment({ initialDelay: Duration.seconds(0) }));

    expect(begin).toMatchObject({ Type: 'Pass', Next: 'Look' });
    expect(Object.keys(begin.Assign as object)).toHaveLength(2);
  });

  test('as long as it is told', () => {
    const poll = fragment({ initialDelay: Duration.minutes(5), interval: Duration.minutes(1) });

    expect(definitionOf(poll).States).toMatchObject({
      'Crawl: begin': { Type: 'Wait', Seconds: 300 },
      'Crawl: wait': { Seconds: expect.stringContaining('$min([60, ') as string },
    });
  });

  test('longer each time', () => {
    const poll = fragment({ interval: Duration.seconds(10), backoffRate: 1.5 });

    expect(definitionOf(poll).States).toMatchObject({
      'Crawl: begin': { Seconds: 10, Assign: { poll_Stack_Crawl_F52EB474_delay: 10 } },
      'Crawl: wait': {
        Seconds: expect.stringContaining('$min([$poll_Stack_Crawl_F52EB474_delay, ') as string,
        Assign: { poll_Stack_Crawl_F52EB474_delay: '{% $poll_Stack_Crawl_F52EB474_delay * 1.5 %}' },
      },
    });
  });

  test('longer each time up to a limit', () => {
    const poll = fragment({ interval: Duration.seconds(10), backoffRate: 2, maxDelay: Duration.minutes(5) });

    expect(stateNamed('Crawl: wait', poll).Assign).toEqual({
      poll_Stack_Crawl_F52EB474_delay: '{% $min([300, $poll_Stack_Crawl_F52EB474_delay * 2]) %}',
    });
  });

  test('for as many seconds as deployment says', () => {
    const stack = new Stack(undefined, 'Stack');
    const parameter = (id: string) => new CfnParameter(stack, id, { type: 'Number' }).valueAsNumber;
    const poll = fragment(
      {
        interval: Duration.seconds(parameter('Interval')),
        backoffRate: parameter('Rate'),
        maxDelay: Duration.seconds(parameter('Most')),
        timeout: Duration.seconds(parameter('Timeout')),
      },
      { scope: stack },
    );

    expect(definitionOf(poll).States).toMatchObject({
      'Crawl: begin': {
        Seconds: '<Interval>',
        Assign: {
          poll_Stack_Crawl_F52EB474_deadline: `{% ${now} + 1000 * <Timeout> %}`,
          poll_Stack_Crawl_F52EB474_delay: '<Interval>',
        },
      },
      'Crawl: wait': {
        Assign: { poll_Stack_Crawl_F52EB474_delay: '{% $min([<Most>, $poll_Stack_Crawl_F52EB474_delay * <Rate>]) %}' },
      },
      'Crawl: timed out': { Cause: expect.stringContaining('after <Timeout> seconds') as string },
    });
  });
});

describe('goes', () => {
  test('to the time-out only, when nothing is said to fail', () => {
    const { States } = definitionOf(fragment({ failed: undefined }));

    expect(Object.keys(States)).not.toContain('Crawl: failed');
    expect(States['Crawl: done?']).toMatchObject({ Choices: [{ Next: 'Crawl: end' }, { Next: 'Crawl: timed out' }] });
  });

  test('where it is told', () => {
    const stack = new Stack(undefined, 'Stack');
    const onFailed = new sfn.Pass(stack, 'Tell').next(new sfn.Fail(stack, 'Give up'));
    const { States } = definitionOf(
      fragment({ onFailed, onTimedOut: new sfn.Succeed(stack, 'Never mind') }, { scope: stack }),
    );

    expect(States['Crawl: done?']).toMatchObject({
      Choices: [{ Next: 'Crawl: end' }, { Next: 'Tell' }, { Next: 'Never mind' }],
    });
    expect(Object.keys(States)).not.toContain('Crawl: failed');
    expect(Object.keys(States)).not.toContain('Crawl: timed out');
  });
});

describe('names', () => {
  const variablesOf = ({ States }: ReturnType<typeof definitionOf>, begin: string) =>
    Object.keys(States[begin]!.Assign as object);

  test('of states and variables are not shared by two fragments of a machine', () => {
    const scope = new Stack(undefined, 'Stack');
    const definition = definitionOf(fragment({}, { scope }).next(fragment({}, { scope, id: 'Query' })));

    expect(Object.keys(definition.States)).toHaveLength(16);
    const variables = ['Crawl: begin', 'Query: begin'].flatMap((begin) => variablesOf(definition, begin));
    expect(new Set(variables).size).toBe(4);
  });

  test('of variables are not shared by fragments of one id', () => {
    const stack = new Stack(undefined, 'Stack');
    const first = fragment({}, { scope: new Construct(stack, 'First') });
    const second = fragment({}, { scope: new Construct(stack, 'Second') }).prefixStates('Again: ');
    const definition = definitionOf(first.next(second));

    const variables = ['Crawl: begin', 'Again: Crawl: begin'].flatMap((begin) => variablesOf(definition, begin));
    expect(new Set(variables).size).toBe(4);
  });

  test('of variables are names, however long the path and whatever is in it', () => {
    const scope = new Construct(new Stack(undefined, 'Stack'), '3 – größer/als '.repeat(20));
    const names = variablesOf(definitionOf(fragment({ backoffRate: 2 }, { scope })), 'Crawl: begin');

    expect(names).toHaveLength(3);
    for (const name of names) {
      expect(name).toMatch(/^[A-Za-z]\w{0,79}$/);
    }
  });

  const plain = ['Start', 'Crawl: begin', 'Look', 'Crawl: done?', 'Crawl: wait', 'Crawl: timed out', 'Crawl: end'];
  const prefixed = (prefix: string, names = plain) => names.map((name) => prefix + name).sort();

  test.each<[string, (poll: PollUntil) => unknown, string[]]>([
    ['begin with the id', () => undefined, prefixed('')],
    ['of call and describe get a prefix too', (poll) => poll.prefixStates('Twice: '), prefixed('Twice: ')],
    [
      'have the id once, when it is the prefix',
      (poll) => poll.prefixStates(),
      [
        ...prefixed(
          '',
          plain.filter((name) => name.startsWith('Crawl')),
        ),
        'Crawl: Look',
        'Crawl: Start',
      ].sort(),
    ],
  ])('of states %s', (_, change, names) => {
    const poll = fragment({ failed: undefined });
    change(poll);

    expect(Object.keys(definitionOf(poll).States).sort()).toEqual(names);
  });

  test('of states inside a single state have its name once', () => {
    const poll = fragment({ failed: undefined });
    const { States } = definitionOf(poll.toSingleState());
    const [branch] = (States.Crawl as { Branches: { States: object }[] }).Branches;

    expect(Object.keys(branch!.States).sort()).toEqual([
      'Crawl: Look',
      'Crawl: Start',
      'Crawl: begin',
      'Crawl: done?',
      'Crawl: end',
      'Crawl: timed out',
      'Crawl: wait',
    ]);
  });

  test('that are too long are found when the app is validated', () => {
    const id = 'a'.repeat(70);
    const poll = fragment({}, { id });

    expect(poll.node.validate()).toEqual([
      `The state ${id}: timed out is 81 characters long with its prefixes; the service takes 80: give Stack/${id} a shorter id`,
    ]);
    expect(fragment({}, { id: 'a'.repeat(69) }).node.validate()).toEqual([]);
  });
});

test('a class does the same', () => {
  const stack = new Stack(undefined, 'Stack');
  const poll = new PollUntil(stack, 'Crawl', {
    describe: task(stack, 'Look'),
    status: '$.State',
    succeeded: ['READY'],
    timeout: Duration.minutes(10),
  });

  expect(Object.keys(definitionOf(poll).States)).toContain('Crawl: wait');
});
