import { expect, test } from 'vitest';
import { findMistakes } from '../src/find-mistakes';

type States = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The states in their order, from the first to the last, each as rule, place and message. */
function mistakesIn(states: States, more: object = {}): string[] {
  const names = Object.keys(states);
  const chained = names.map((name, i) => {
    const next = names[i + 1];
    const { Type, Next, Choices } = states[name] as { Type: string; Next?: string; Choices?: unknown };
    const onwards =
      Type === 'Succeed' || Type === 'Fail' || Choices !== undefined || Next !== undefined
        ? {}
        : next === undefined
          ? { End: true }
          : { Next: next };
    return [name, { ...onwards, ...states[name] }];
  });
  return findMistakes({ StartAt: names[0], States: Object.fromEntries(chained) as object, ...more }).map(
    ({ location, message, rule }) => `${rule} ${location}: ${message}`,
  );
}

const PUT = {
  Type: 'Task',
  Resource: 'arn:aws:states:::dynamodb:putItem',
  Parameters: { TableName: 'orders', Item: { id: { 'S.$': '$.orderId' } } },
};
const READ = { Type: 'Pass', Parameters: { 'id.$': '$.orderId' } };
const READ_END = { ...READ, End: true };
const PUT_RESULT = 'Attributes, ConsumedCapacity, ItemCollectionMetrics, SdkHttpMetadata, SdkResponseMetadata';

test('a result in the place of the input loses what later states read', () => {
  expect(
    findMistakes({ StartAt: 'Put', States: { Put: { ...PUT, Next: 'Read' }, Read: { ...READ, End: true } } }),
  ).toEqual([
    {
      rule: 'lostInput',
      message: "$.orderId is not there any more: 'Put' puts the result in the place of the input",
      fix: "give 'Put' a resultPath, such as '$.result' or JsonPath.DISCARD, or assign what is needed later to a variable",
      location: '/States/Read/Parameters/id.$',
    },
  ]);
});

test.each([
  ['ResultPath keeps the input', { ...PUT, ResultPath: '$.put' }],
  ['ResultPath drops the result', { ...PUT, ResultPath: null }],
  [
    'a callback gives anything',
    {
      ...PUT,
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: 'q', 'MessageBody.$': '$$.Task.Token' },
    },
  ],
  ['a function gives anything', { Type: 'Task', Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:f' }],
  [
    'a job gives anything',
    { Type: 'Task', Resource: 'arn:aws:states:::codebuild:startBuild.sync', Parameters: { ProjectName: 'p' } },
  ],
  ['ResultSelector has it', { ...PUT, ResultSelector: { 'orderId.$': '$.SdkHttpMetadata.RequestId' } }],
])('%s', (_, task) => {
  expect(mistakesIn({ Put: task, Read: READ })).toEqual([]);
});

test('what a state hands on has the fields that it is made of', () => {
  expect(
    mistakesIn({
      Make: { Type: 'Pass', Parameters: { order: { 'id.$': '$.orderId' } }, ResultPath: '$' },
      Good: { Type: 'Wait', SecondsPath: '$.order.id' },
      Bad: { Type: 'Wait', SecondsPath: '$.order.seconds' },
      Worse: { Type: 'Wait', SecondsPath: '$.order.id' },
    }),
  ).toEqual([
    'missingField /States/Bad/SecondsPath: $.order.seconds cannot be there: seconds is looked for in an object with id and nothing else',
  ]);
});

test.each([
  ['Parameters', { Type: 'Pass', Parameters: { 'x.$': '$.b' } }, 'Parameters/x.$'],
  ['an intrinsic function', { Type: 'Pass', Parameters: { 'x.$': "States.Format('{}', $.b)" } }, 'Parameters/x.$'],
  ['a list', { Type: 'Pass', Parameters: { x: [{ 'y.$': '$.b' }] } }, 'Parameters/x/0/y.$'],
  ['InputPath', { Type: 'Pass', InputPath: '$.b' }, 'InputPath'],
  ['OutputPath', { Type: 'Pass', OutputPath: '$.b' }, 'OutputPath'],
  ['Assign', { Type: 'Pass', Assign: { 'x.$': '$.b' } }, 'Assign/x.$'],
  ['a timeout', { ...PUT, Parameters: {}, TimeoutSecondsPath: '$.b' }, 'TimeoutSecondsPath'],
  ['ItemsPath', map({ ItemsPath: '$.b' }), 'ItemsPath'],
  ['ItemSelector', map({ ItemsPath: '$.a', ItemSelector: { 'x.$': '$.b' } }), 'ItemSelector/x.$'],
  ['an error', { Type: 'Fail', ErrorPath: '$.b' }, 'ErrorPath'],
])('a field that is not there in %s', (_, state, place) => {
  expect(mistakesIn({ Make: { Type: 'Pass', Result: { a: [1] } }, Use: state })).toEqual([
    `missingField /States/Use/${place}: $.b cannot be there: b is looked for in an object with a and nothing else`,
  ]);
});

function map(fields: object): Readonly<Record<string, unknown>> {
  return {
    Type: 'Map',
    ItemProcessor: { StartAt: 'Each', States: { Each: { Type: 'Pass', End: true } } },
    ...fields,
  };
}

test('a task is held against its result in ResultSelector', () => {
  expect(mistakesIn({ Put: { ...PUT, ResultSelector: { 'a.$': '$.Attributes', 'b.$': '$.Atributes' } } })).toEqual([
    `missingField /States/Put/ResultSelector/b.$: $.Atributes cannot be there: Atributes is looked for in an object with ${PUT_RESULT} and nothing else`,
  ]);
});

test('fields of a text are not there, such as those of the cause of an error', () => {
  expect(
    mistakesIn({
      Put: { ...PUT, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Failed', ResultPath: '$.error' }], Next: 'Done' },
      Failed: {
        Type: 'Pass',
        Parameters: { 'a.$': '$.error.Cause.errorMessage', 'b.$': '$.error.Cause', 'c.$': '$.orderId' },
        Next: 'Done',
      },
      Done: { Type: 'Succeed' },
    }),
  ).toEqual([
    'missingField /States/Failed/Parameters/a.$: $.error.Cause.errorMessage cannot be there: errorMessage is looked for in a text, a number, true, false or null, which has no fields',
  ]);
});

test('an error in the place of the input loses it', () => {
  expect(
    mistakesIn({
      Put: { ...PUT, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Failed' }], Next: 'Done' },
      Failed: { ...READ, Next: 'Done' },
      Done: { Type: 'Succeed' },
    }),
  ).toEqual([
    "lostInput /States/Failed/Parameters/id.$: $.orderId is not there any more: 'Put' puts the result in the place of the input",
  ]);
});

test('one way that brings the field is enough', () => {
  const choice = {
    Type: 'Choice',
    Choices: [{ Variable: '$.orderId', IsPresent: true, Next: 'Read' }],
    Default: 'Make',
  };
  expect(
    mistakesIn({
      Start: { Type: 'Pass', Result: {} },
      Ask: choice,
      Make: { Type: 'Pass', Result: 7, ResultPath: '$.orderId', Next: 'Read' },
      Read: READ,
    }),
  ).toEqual([]);
  expect(
    mistakesIn({
      Start: { Type: 'Pass', Result: {} },
      Ask: choice,
      Make: { Type: 'Pass', Result: 7, ResultPath: '$.id', Next: 'Read' },
      Read: READ,
    }),
  ).toHaveLength(1);
});

test('a Choice compares what is there, or asks whether it is', () => {
  const after = (Choices: readonly object[]) =>
    mistakesIn({
      Make: { Type: 'Pass', Result: { a: 1 } },
      Ask: { Type: 'Choice', Choices, Default: 'Done' },
      Done: { Type: 'Succeed' },
    });
  expect(after([{ Variable: '$.b', NumericEquals: 1, Next: 'Done' }])).toEqual([
    'missingField /States/Ask/Choices/0/Variable: $.b cannot be there: b is looked for in an object with a and nothing else',
  ]);
  expect(after([{ Not: { Variable: '$.a', NumericEqualsPath: '$.b' }, Next: 'Done' }])).toHaveLength(1);
  expect(after([{ Variable: '$.a', NumericEquals: 1, Next: 'Done' }])).toEqual([]);
  expect(
    after([
      {
        And: [
          { Variable: '$.b', IsPresent: true },
          { Variable: '$.b.c', NumericEquals: 1 },
        ],
        Next: 'Done',
      },
    ]),
  ).toEqual([]);
});

test('loops bring what they carry', () => {
  expect(
    mistakesIn({
      Count: { Type: 'Pass', Result: { n: 0 } },
      Ask: { Type: 'Choice', Choices: [{ Variable: '$.last', IsPresent: true, Next: 'Done' }], Default: 'Add' },
      Add: {
        Type: 'Pass',
        Parameters: { 'n.$': 'States.MathAdd($.n, 1)', 'last.$': '$.n', 'all.$': '$' },
        Next: 'Ask',
      },
      Done: { Type: 'Wait', SecondsPath: '$.last' },
    }),
  ).toEqual([]);
});

test('branches begin with the input of the Parallel, and it ends with a list', () => {
  const branch = { StartAt: 'In', States: { In: { Type: 'Wait', SecondsPath: '$.b', End: true } } };
  expect(
    mistakesIn({
      Make: { Type: 'Pass', Result: { a: 1 } },
      Both: { Type: 'Parallel', Branches: [branch] },
      Put: { Type: 'Pass', ResultPath: '$.c' },
    }),
  ).toEqual([
    'missingField /States/Both/Branches/0/States/In/SecondsPath: $.b cannot be there: b is looked for in an object with a and nothing else',
    'resultPathMismatch /States/Put/ResultPath: The result cannot be put at $.c: what comes into the state is no object',
  ]);
});

test('an iteration begins with its item, or what is selected', () => {
  const each = (more: object) =>
    mistakesIn({
      Make: { Type: 'Pass', Result: { list: [{ id: 1 }], a: 1 } },
      Each: map({
        ItemsPath: '$.list',
        ItemProcessor: {
          StartAt: 'In',
          States: { In: { Type: 'Pass', Parameters: { 'id.$': '$.id', 'index.$': '$$.Map.Item.Index' }, End: true } },
        },
        ...more,
      }),
    });
  expect(each({})).toEqual([]);
  expect(each({ ItemSelector: { 'id.$': '$$.Map.Item.Value.id' } })).toEqual([]);
  expect(each({ ItemSelector: { 'item.$': '$$.Map.Item.Value' } })).toEqual([
    'missingField /States/Each/ItemProcessor/States/In/Parameters/id.$: $.id cannot be there: id is looked for in an object with item and nothing else',
  ]);
});

test('the context object has what AWS says', () => {
  expect(
    mistakesIn({
      Read: {
        Type: 'Pass',
        Parameters: { 'a.$': '$$.Execution.Id', 'b.$': '$$.Execution.ID', 'c.$': '$$.Map.Item.Index' },
      },
    }),
  ).toEqual([
    'missingField /States/Read/Parameters/b.$: $$.Execution.ID cannot be there: ID is looked for in an object with Input, Id, Name, RedriveCount, RedriveTime, RoleArn, StartTime and nothing else',
    'missingField /States/Read/Parameters/c.$: $$.Map.Item.Index cannot be there: Map is looked for in an object with Execution, State, StateMachine, Task and nothing else',
  ]);
});

test('variables are assigned before they are read', () => {
  const read = { Type: 'Pass', Parameters: { 'a.$': '$order.id' } };
  expect(mistakesIn({ Read: read })).toEqual([
    'unassignedVariable /States/Read/Parameters/a.$: $order is assigned by no state before this one',
  ]);
  expect(mistakesIn({ Set: { Type: 'Pass', Assign: { 'order.$': '$' } }, Read: read })).toEqual([]);
  expect(mistakesIn({ Set: { Type: 'Pass', Assign: { order: { name: 'x' } } }, Read: read })).toHaveLength(1);
});

test('branches and items see variables from outside, child executions do not', () => {
  const inner = { StartAt: 'In', States: { In: { Type: 'Pass', Parameters: { 'a.$': '$order' }, End: true } } };
  const set = { Type: 'Pass', Assign: { order: 1 } };
  expect(mistakesIn({ Set: set, Both: { Type: 'Parallel', Branches: [inner] } })).toEqual([]);
  expect(mistakesIn({ Set: set, Each: map({ ItemProcessor: inner }) })).toEqual([]);
  const ProcessorConfig = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };
  expect(mistakesIn({ Set: set, Each: map({ ItemProcessor: { ...inner, ProcessorConfig } }) })).toEqual([
    'unassignedVariable /States/Each/ItemProcessor/States/In/Parameters/a.$: $order is assigned by no state before this one',
  ]);
});

const jsonata = { QueryLanguage: 'JSONata' };

test('JSONata: a result in the place of the input loses it', () => {
  const put = {
    Type: 'Task',
    Resource: 'arn:aws:states:::dynamodb:putItem',
    Arguments: { TableName: 'orders', Item: { id: { S: '{% $states.input.orderId %}' } } },
  };
  const read = { Type: 'Pass', Output: '{% $states.input.orderId %}' };
  expect(mistakesIn({ Put: put, Read: read }, jsonata)).toEqual([
    "lostInput /States/Read/Output: $states.input.orderId is not there any more: 'Put' puts the result in the place of the input",
  ]);
  expect(mistakesIn({ Put: { ...put, Output: '{% $states.input %}' }, Read: read }, jsonata)).toEqual([]);
  expect(mistakesIn({ Put: { ...put, Output: '{% $states.result.Atributes %}' } }, jsonata)).toHaveLength(1);
});

test('JSONata: what an expression makes is anything, and lists are mapped over', () => {
  expect(
    mistakesIn(
      {
        Make: { Type: 'Pass', Output: { a: '{% $merge([$states.input, {}]) %}', list: [{ id: 1 }] } },
        Good: { Type: 'Pass', Output: { a: '{% $states.input.a.b %}', ids: '{% $states.input.list.id %}' } },
        Bad: { Type: 'Pass', Output: '{% $states.input.b %}' },
      },
      jsonata,
    ),
  ).toEqual([
    'missingField /States/Bad/Output: $states.input.b cannot be there: b is looked for in an object with a, ids and nothing else',
  ]);
});

test('JSONata: variables in any expression', () => {
  const read = {
    Type: 'Choice',
    Choices: [{ Condition: '{% $count > 3 and $total > 2 %}', Next: 'Done' }],
    Default: 'Done',
  };
  expect(mistakesIn({ Read: read, Done: { Type: 'Succeed' } }, jsonata)).toEqual([
    'unassignedVariable /States/Read/Choices/0/Condition: $total is assigned by no state before this one',
  ]);
  expect(
    mistakesIn({ Set: { Type: 'Pass', Assign: { total: 1 } }, Read: read, Done: { Type: 'Succeed' } }, jsonata),
  ).toEqual([]);
});

test('loops in loops are given up in time, and nothing is said of what was not followed', () => {
  const looped = (depth: number): object => ({
    StartAt: `L${depth}`,
    States: {
      [`L${depth}`]: {
        Type: 'Parallel',
        Branches: [depth === 0 ? { StartAt: 'In', States: { In: READ_END } } : looped(depth - 1)],
        ResultPath: '$.a',
        Next: `C${depth}`,
      },
      [`C${depth}`]: {
        Type: 'Choice',
        Choices: [{ Variable: `$.b${depth}`, IsPresent: true, Next: `D${depth}` }],
        Default: `A${depth}`,
      },
      [`A${depth}`]: { Type: 'Pass', Result: 1, ResultPath: `$.b${depth}`, Next: `L${depth}` },
      [`D${depth}`]: { Type: 'Succeed' },
    },
  });
  const definition = (depth: number) => ({
    StartAt: 'Make',
    States: {
      Make: { Type: 'Pass', Result: {}, Next: 'All' },
      All: { Type: 'Parallel', Branches: [looped(depth)], End: true },
    },
  });
  expect(findMistakes(definition(3)).map(({ rule }) => rule)).toEqual(['missingField']);
  expect(findMistakes(definition(30))).toEqual([]);
});

test('a loop in which data grows without end is followed to an end', () => {
  const grow = (i: number) => ({ Type: 'Pass', Parameters: { [`f${i}.$`]: '$', 'again.$': '$' } });
  const states = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`S${i}`, grow(i)]));
  expect(mistakesIn({ ...states, S29: { ...grow(29), Next: 'S0' } })).toEqual([]);
});
