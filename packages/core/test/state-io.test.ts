import { Aws, Fn, Stack, Token } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { messageOf, stateOf } from '../../../tools/vitest/rendered-state';
import { Jsonata, JsonPath, StateData } from '../src';
import type { TaskStateBaseProps } from '../src';
import { describedTask, JSONATA } from './described-task';

const { JSON_PATH } = sfn.QueryLanguage;
const bothLanguages: [sfn.QueryLanguage, TaskStateBaseProps][] = [
  [JSON_PATH, { queryLanguage: JSON_PATH }],
  [sfn.QueryLanguage.JSONATA, JSONATA],
];

describe('paths of a JSONPath state', () => {
  test('stand in it as they are written', () => {
    const props = {
      inputPath: '$.in',
      outputPath: '$$.Execution',
      resultPath: "$['a b'][0]",
      resultSelector: { a: JsonPath.stringAt('$.x'), b: null, c: undefined, d: ['y', JsonPath.numberAt('$.n')] },
    };

    expect(stateOf(describedTask({}, props))).toMatchObject({
      InputPath: '$.in',
      OutputPath: '$$.Execution',
      ResultPath: "$['a b'][0]",
      ResultSelector: { 'a.$': '$.x', b: null, 'd.$': "States.Array('y', $.n)" },
    });
  });

  test('may be references', () => {
    expect(
      stateOf(describedTask({}, { inputPath: JsonPath.stringAt('$.in'), outputPath: sfn.JsonPath.stringAt('$.out') })),
    ).toMatchObject({
      InputPath: '$.in',
      OutputPath: '$.out',
    });
  });

  test('may discard', () => {
    const { DISCARD } = JsonPath;

    expect(stateOf(describedTask({}, { inputPath: DISCARD, outputPath: DISCARD, resultPath: DISCARD }))).toMatchObject({
      InputPath: null,
      OutputPath: null,
      ResultPath: null,
    });
  });

  test.each<[string, TaskStateBaseProps]>([
    ['inputPath is "in": A path starts with \'$\' at position 0 of "in"', { inputPath: 'in' }],
    ['inputPath is "$.": A field name is missing at position 2 of "$."', { inputPath: '$.' }],
    [
      'outputPath is "States.UUID()": A path starts with \'$\' at position 0 of "States.UUID()"',
      { outputPath: JsonPath.uuid() },
    ],
    [
      'resultPath is "$$.Task": A reference path starts with \'$\' and cannot write elsewhere at position 0 of "$$.Task"',
      { resultPath: '$$.Task' },
    ],
    [
      'inputPath is {% $states.input %}, which is no path: write the path out',
      { inputPath: Jsonata.string('$states.input') },
    ],
    ['outputPath is $.a.$.b, which is no path: write the path out', { outputPath: `$.a.${JsonPath.stringAt('$.b')}` }],
  ])('%s', (problem, props) => {
    expect(messageOf(() => describedTask({}, props))).toBe(`Stack/Lend has a problem:\n  - ${problem}`);
  });
});

describe('the whole arguments of a JSONPath state', () => {
  test.each<[string, unknown, TaskStateBaseProps, object]>([
    ['nothing', undefined, {}, {}],
    ['an object', { a: 1 }, { inputPath: '$.in' }, { InputPath: '$.in', Parameters: { a: 1 } }],
    ['the input', JsonPath.entirePayload, {}, {}],
    ['the input that the input path finds', StateData.input, { inputPath: '$.in' }, { InputPath: '$.in' }],
    ['a path', JsonPath.objectAt('$.a'), {}, { InputPath: '$.a' }],
    ['a path behind the input path', JsonPath.objectAt('$.a[0]'), { inputPath: '$.in' }, { InputPath: '$.in.a[0]' }],
    [
      'a path behind a reference as input path',
      JsonPath.objectAt('$.a'),
      { inputPath: JsonPath.stringAt('$.in') },
      { InputPath: '$.in.a' },
    ],
    ['the context', JsonPath.executionInput, { inputPath: '$.in' }, { InputPath: '$$.Execution.Input' }],
    ['a variable', JsonPath.objectAt('$book'), {}, { InputPath: '$book' }],
    ['an object of deployment', Token.asAny({ Ref: 'Object' }), {}, { Parameters: '<Object>' }],
  ])('are %s', (_, args, props, expected) => {
    const { Type, End, Resource, ...rest } = stateOf(describedTask(args, props)) as Record<string, unknown>;

    expect({ Type, End, Resource }).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::books:lend',
    });
    expect(rest).toEqual(expected);
  });

  test.each<[string, unknown, TaskStateBaseProps]>([
    [
      'are "x", but a JSONPath state hands on an object or what a path finds: put the value into an object, or use the query language JSONata',
      'x',
      {},
    ],
    [
      'are null, but a JSONPath state hands on an object or what a path finds: put the value into an object, or use the query language JSONata',
      null,
      {},
    ],
    [
      'are a text, but a JSONPath state hands on an object or what a path finds: put the value into an object, or use the query language JSONata',
      `a ${JsonPath.stringAt('$.b')}`,
      {},
    ],
    [
      'are a list, but a JSONPath state hands on an object or what a path finds: put the value into an object, or use the query language JSONata',
      [{ a: 1 }],
      {},
    ],
    [
      'are States.UUID(), which no input path can select: put it into an object, or use the query language JSONata',
      JsonPath.uuid(),
      {},
    ],
    [
      'are $.a, which no input path can select: put it into an object, or use the query language JSONata',
      JsonPath.objectAt('$.a'),
      { inputPath: JsonPath.DISCARD },
    ],
    [
      'are the JSONata expression $x in a JSONPath state: write a JSONPath, or set queryLanguage to QueryLanguage.JSONATA',
      Jsonata.object('$x'),
      {},
    ],
    [
      'are no object but a value that deployment fills in, and a JSONPath state hands on an object: put the value into an object, or use the query language JSONata',
      Aws.REGION,
      {},
    ],
    [
      'are no object but a value that deployment fills in, and a JSONPath state hands on an object: put the value into an object, or use the query language JSONata',
      Fn.split(',', Aws.REGION),
      {},
    ],
  ])('cannot be otherwise: %s', (problem, args, props) => {
    expect(messageOf(() => stateOf(describedTask(args, props)))).toBe(
      `Stack/Lend has a problem:\n  - arguments ${problem}`,
    );
  });
});

test.each<[string, unknown, unknown]>([
  ['an expression', Jsonata.object('$x'), '{% $x %}'],
  ['an object', { a: Jsonata.string('$x') }, { a: '{% $x %}' }],
  ['a list', [1, Jsonata.string('$x')], [1, '{% $x %}']],
  ['the input', StateData.input, '{% $states.input %}'],
])('the whole arguments of a JSONata state may be %s', (_, args, expected) => {
  expect(stateOf(describedTask(args, JSONATA))).toMatchObject({ Arguments: expected });
});

test('a JSONata state has an output', () => {
  expect(
    stateOf(describedTask({}, { ...JSONATA, outputs: { a: Jsonata.object('$states.result'), b: null } })),
  ).toMatchObject({
    Output: { a: '{% $states.result %}', b: null },
  });
  expect(stateOf(describedTask({}, { ...JSONATA, outputs: Jsonata.object('$states.result') }))).toMatchObject({
    Output: '{% $states.result %}',
  });
});

test('fields of the other language are errors, all of them', () => {
  expect(
    messageOf(() =>
      describedTask({}, { ...JSONATA, inputPath: '$', outputPath: '$', resultPath: '$', resultSelector: {} }),
    ),
  ).toBe(
    [
      'Stack/Lend has 4 problems:',
      '  - inputPath is for JSONPath states; this state is a JSONata state: select from $states.input in the arguments',
      '  - outputPath is for JSONPath states; this state is a JSONata state: select from $states.result in outputs',
      '  - resultPath is for JSONPath states; this state is a JSONata state: select from $states.result in outputs',
      '  - resultSelector is for JSONPath states; this state is a JSONata state: select from $states.result in outputs',
    ].join('\n'),
  );
  expect(messageOf(() => stateOf(describedTask({}, { outputs: Jsonata.object('$x') })))).toBe(
    'Stack/Lend has a problem:\n' +
      '  - outputs is for JSONata states; this state is a JSONPath state: use resultSelector, resultPath and outputPath, or set queryLanguage to QueryLanguage.JSONATA',
  );
});

test.each(bothLanguages)('a prop that only the other language has is an error in %s', (language, props) => {
  const other = language === JSON_PATH ? sfn.QueryLanguage.JSONATA : JSON_PATH;

  expect(messageOf(() => describedTask({}, props, { onlyIn: { page: other } }))).toBe(
    `Stack/Lend has a problem:\n  - page is for ${other} states; this state is a ${language} state: leave it away, or set queryLanguage to ${other}`,
  );
  expect(() => describedTask({}, props, { onlyIn: { page: language } })).not.toThrow();
});

describe('variables', () => {
  test('are set from the state', () => {
    expect(
      stateOf(
        describedTask(
          {},
          { assign: { a: JsonPath.stringAt('$.x'), b: 1, c: null, größe_2: [JsonPath.stringAt('$.y')] } },
        ),
      ),
    ).toMatchObject({
      Assign: { 'a.$': '$.x', b: 1, c: null, 'größe_2.$': 'States.Array($.y)' },
    });
    expect(stateOf(describedTask({}, { ...JSONATA, assign: { a: Jsonata.string('$x'), b: null } }))).toMatchObject({
      Assign: { a: '{% $x %}', b: null },
    });
  });

  test('may be written as paths', () => {
    expect(stateOf(describedTask({}, { assign: { 'a.$': '$.x' } }))).toMatchObject({ Assign: { 'a.$': '$.x' } });
  });

  test.each(['', '1a', 'a-b', 'a b', 'states', 'x'.repeat(81)])('cannot have the name %j', (name) => {
    expect(messageOf(() => describedTask({}, { assign: { [name]: 1 } }))).toBe(
      `Stack/Lend has a problem:\n  - assign.${name} is no name of a variable: start with a letter, go on with letters, digits and '_', at most 80 in all; 'states' is taken`,
    );
  });

  test.each(['a', 'statesman', 'x'.repeat(80)])('may have the name %j', (name) => {
    expect(() => describedTask({}, { assign: { [name]: 1 } })).not.toThrow();
  });
});

describe('the name of a state', () => {
  test('may have 80 characters, prefixes included', () => {
    const task = describedTask({}, { stateName: 'x'.repeat(80) });

    expect(() => stateOf(task)).not.toThrow();
    task.addPrefix('Prefix ');
    expect(messageOf(() => stateOf(task))).toBe(
      'Stack/Lend has a problem:\n  - stateName is 87 characters long with its prefixes; the service takes 80: give a shorter stateName',
    );
  });

  test('may be the id', () => {
    const task = describedTask({}, {}, {}, { stack: new Stack(undefined, 'Stack'), id: 'x'.repeat(81) });

    expect(messageOf(() => stateOf(task))).toContain('stateName is 81 characters long');
  });
});
