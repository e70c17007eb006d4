import { Aws, CfnParameter, Duration, Fn, Lazy, Size, Stack, Token } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { messageOf, stateOf, warningsOf } from '../../../tools/vitest/rendered-state';
import { Jsonata, JsonPath, StateData } from '../src';
import { argumentsOf, describedTask, JSONATA, parametersOf } from './described-task';

const name = JsonPath.stringAt('$.name');
const count = JsonPath.numberAt('$.count');
const list = JsonPath.listAt('$.list');
const flag = JsonPath.booleanAt('$.flag');
const object = JsonPath.objectAt('$.object');

describe.each([
  ['JSONPath', parametersOf],
  ['JSONata', argumentsOf],
])('in a %s state', (_, rendered) => {
  test('literals stay as they are', () => {
    const literals = {
      text: 'x',
      empty: '',
      number: -1.5,
      yes: true,
      no: false,
      list: [1, 'a', []],
      object: { a: {} },
    };

    expect(rendered(literals)).toEqual(literals);
  });

  test('null is kept and undefined is dropped', () => {
    expect(rendered({ a: null, b: undefined, c: [null, undefined, { d: null, e: undefined }] })).toStrictEqual({
      a: null,
      c: [null, { d: null }],
    });
  });

  test('an object with a toJSON is what that gives', () => {
    const toJSON = (value: unknown) => ({ toJSON: () => value });

    expect(
      rendered({ date: new Date(0), nothing: toJSON(null), list: toJSON([1]), text: toJSON('x'), object: toJSON({}) }),
    ).toEqual({ date: '1970-01-01T00:00:00.000Z', nothing: null, list: [1], text: 'x', object: {} });
  });

  test('what deployment fills in stays', () => {
    const stack = new Stack();
    const parameter = (type: string) => new CfnParameter(stack, type.replace(/\W/g, ''), { type });

    expect(
      rendered({
        text: Aws.REGION,
        inText: `in ${Aws.REGION}`,
        number: parameter('Number').valueAsNumber,
        numberInText: `port ${parameter('Port').value.toString()}`,
        list: parameter('CommaDelimitedList').valueAsList,
        any: Token.asAny({ Ref: 'AWS::StackId' }),
        late: Lazy.string({ produce: () => 'late' }),
      }),
    ).toEqual({
      text: '<AWS::Region>',
      inText: 'in <AWS::Region>',
      number: '<Number>',
      numberInText: 'port <Port>',
      list: '<CommaDelimitedList>',
      any: '<AWS::StackId>',
      late: 'late',
    });
  });

  test('references of both languages are those of the language', () => {
    expect(Object.values(rendered({ id: StateData.at('$.order.id') }) as object)).toEqual([
      rendered === parametersOf ? '$.order.id' : '{% $states.input.order.id %}',
    ]);
  });

  test('the same object may stand in several places', () => {
    const shared = { a: 1 };

    expect(rendered({ x: shared, y: [shared, shared] })).toEqual({ x: { a: 1 }, y: [{ a: 1 }, { a: 1 }] });
  });

  test.each<[string, string, unknown]>([
    ['an object in itself', 'a.b contains itself: give a value that ends', { a: cycle() }],
    ['a list in itself', 'a[0] contains itself: give a value that ends', { a: listInItself() }],
    [
      'a function',
      'a is a function: give text, a number, true, false, null, a list, an object or a reference',
      { a: () => 1 },
    ],
    [
      'a symbol',
      'a is a symbol: give text, a number, true, false, null, a list, an object or a reference',
      { a: Symbol('s') },
    ],
    ['a bigint', 'a is a bigint: give text, a number, true, false, null, a list, an object or a reference', { a: 1n }],
    ['NaN', 'a is NaN, which JSON cannot hold: give a finite number', { a: NaN }],
    ['infinity', 'a[0] is -Infinity, which JSON cannot hold: give a finite number', { a: [-Infinity] }],
    [
      'a construct',
      'a.b is the construct Other: give what the service wants of it, such as its name or ARN',
      { a: { b: new Stack(undefined, 'Other') } },
    ],
    [
      'a duration',
      'a is a Duration: give the number, the text, the list or the object that the service wants',
      { a: Duration.days(1) },
    ],
    [
      'a size',
      'a is a Size: give the number, the text, the list or the object that the service wants',
      { a: Size.mebibytes(1) },
    ],
    ['a map', 'a is a Map: give the number, the text, the list or the object that the service wants', { a: new Map() }],
    ['a set', 'a is a Set: give the number, the text, the list or the object that the service wants', { a: new Set() }],
    [
      'an input in an input',
      'a is a TaskInput: give the number, the text, the list or the object that the service wants',
      { a: sfn.TaskInput.fromText('x') },
    ],
    [
      'an element of a list that is not known yet',
      'a has one element of a list that is not known yet: give the list as a whole, or the element as a reference of its own',
      { a: list[0] },
    ],
    [
      'a list that is not known yet, joined',
      'a has one element of a list that is not known yet: give the list as a whole, or the element as a reference of its own',
      { a: list.join(', ') },
    ],
    [
      'a key that deployment fills in',
      'a has a key that is not plain text: write the key out, only values can come from the state',
      { a: { [Aws.REGION]: 1 } },
    ],
    [
      'state data in Fn.join',
      'a is cut out of state data by a CloudFormation function, which runs before there is any: ' +
        'give it as a reference of its own, such as the queueUrl or tableName in fromXxxAttributes',
      { a: Fn.join('-', [name, 'x']) },
    ],
    [
      'state data in Fn.split',
      'a is cut out of state data by a CloudFormation function, which runs before there is any: ' +
        'give it as a reference of its own, such as the queueUrl or tableName in fromXxxAttributes',
      { a: `text ${Fn.select(1, Fn.split('/', name))}` },
    ],
  ])('%s is an error', (_case, problem, args) => {
    expect(messageOf(() => rendered(args))).toBe(`Stack/Lend has a problem:\n  - ${problem}`);
  });

  test('all problems of the arguments are told together, with their places', () => {
    expect(messageOf(() => rendered({ a: NaN, list: [{ b: () => 1 }, 1n] }))).toBe(
      [
        'Stack/Lend has 3 problems:',
        '  - a is NaN, which JSON cannot hold: give a finite number',
        '  - list[0].b is a function: give text, a number, true, false, null, a list, an object or a reference',
        '  - list[1] is a bigint: give text, a number, true, false, null, a list, an object or a reference',
      ].join('\n'),
    );
  });

  function cycle(): object {
    const value: Record<string, unknown> = {};
    value.b = value;
    return value;
  }

  function listInItself(): unknown[] {
    const value: unknown[] = [];
    value.push(value);
    return value;
  }
});

describe('JSONPath', () => {
  test.each<[string, unknown, unknown]>([
    ['text', { a: name }, { 'a.$': '$.name' }],
    ['a number', { a: count }, { 'a.$': '$.count' }],
    ['a list', { a: list }, { 'a.$': '$.list' }],
    ['true or false', { a: flag }, { 'a.$': '$.flag' }],
    ['an object', { a: object }, { 'a.$': '$.object' }],
    ['an intrinsic function', { a: JsonPath.uuid() }, { 'a.$': 'States.UUID()' }],
    ['a reference of sfn.JsonPath', { a: sfn.JsonPath.stringAt('$.name') }, { 'a.$': '$.name' }],
    ['deep in objects', { a: { b: { c: name } } }, { a: { b: { 'c.$': '$.name' } } }],
    [
      'in an object in a list',
      { a: [{ b: name }, { c: [{ d: count }] }] },
      { a: [{ 'b.$': '$.name' }, { c: [{ 'd.$': '$.count' }] }] },
    ],
    ['in an object in a list in a list', { a: [[{ b: name }]] }, { a: [[{ 'b.$': '$.name' }]] }],
    ['at the end of text', { a: `Hello ${name}` }, { 'a.$': "States.Format('Hello {}', $.name)" }],
    ['that is a number, as text', { a: `${count}` }, { 'a.$': "States.Format('{}', $.count)" }],
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-template-expression -- what users write
    ['that is text, as text', { a: `${name}` }, { 'a.$': '$.name' }],
    ['twice in text', { a: `${name}${name}!` }, { 'a.$': "States.Format('{}{}!', $.name, $.name)" }],
    [
      'numbers in text',
      { a: `${count} of ${JsonPath.numberAt('$.all')}` },
      { 'a.$': "States.Format('{} of {}', $.count, $.all)" },
    ],
    [
      'in text with quotes and braces',
      { a: `it's {${name}} \\` },
      { 'a.$': "States.Format('it\\'s \\{{}\\} \\\\', $.name)" },
    ],
    [
      'in text that deployment fills in',
      { a: `it's ${Aws.REGION}/${name}` },
      { 'a.$': "States.Format('it\\'s <AWS::Region>/{}', $.name)" },
    ],
    ['in a list', { a: ['x', name, 1, null, true] }, { 'a.$': "States.Array('x', $.name, 1, null, true)" }],
    ['in a list in a list', { a: [[name], ['x']] }, { 'a.$': "States.Array(States.Array($.name), States.Array('x'))" }],
    ['in text in a list', { a: [`Hello ${name}`] }, { 'a.$': "States.Array(States.Format('Hello {}', $.name))" }],
    ['in a list with undefined', { a: [undefined, name] }, { 'a.$': 'States.Array($.name)' }],
    ['a list in a list', { a: [list, 'x'] }, { 'a.$': "States.Array($.list, 'x')" }],
    [
      'beside text that deployment fills in',
      { a: [`it's ${Aws.REGION}`, name] },
      { 'a.$': "States.Array('it\\'s <AWS::Region>', $.name)" },
    ],
    [
      'beside an object',
      { a: [name, { k: "it's {}", n: 1, o: undefined }] },
      { 'a.$': 'States.Array($.name, States.StringToJson(\'\\{"k":"it\\\'s \\{\\}","n":1\\}\'))' },
    ],
    [
      'beside an object that has one too',
      { a: [name, { k: count, t: `Hello ${name}`, l: ['x', name, undefined] }] },
      {
        'a.$':
          'States.Array($.name, States.StringToJson(States.Format(' +
          '\'\\{"k":{},"t":{},"l":["x",{}]\\}\', States.JsonToString($.count), ' +
          "States.JsonToString(States.Format('Hello {}', $.name)), States.JsonToString($.name))))",
      },
    ],
    [
      'beside an object with a path written out',
      { a: [name, { 'k.$': '$.other', 'l.$': count }] },
      {
        'a.$':
          'States.Array($.name, States.StringToJson(States.Format(' +
          '\'\\{"k":{},"l":{}\\}\', States.JsonToString($.other), States.JsonToString($.count))))',
      },
    ],
    [
      'beside an object that deployment fills in',
      { a: [name, { k: `"${Aws.REGION}"` }] },
      { 'a.$': 'States.Array($.name, States.StringToJson(\'\\{"k":"\\\\"<AWS::Region>\\\\""\\}\'))' },
    ],
    ['under a key that says so', { 'a.$': name }, { 'a.$': '$.name' }],
    ['in text under a key that says so', { 'a.$': `Hello ${name}` }, { 'a.$': "States.Format('Hello {}', $.name)" }],
    [
      'written out',
      { 'a.$': '$.name', b: { 'c.$': "States.Format('{}', $$.State.Name)" } },
      { 'a.$': '$.name', b: { 'c.$': "States.Format('{}', $$.State.Name)" } },
    ],
    ['absent under a key that says so', { 'a.$': undefined }, {}],
  ])('a reference %s', (_, args, expected) => {
    expect(parametersOf(args)).toStrictEqual(expected);
  });

  test('a number reference in text is found however many tokens an app has', () => {
    for (let i = 0; i < 6000; i++) {
      Token.asNumber({ resolve: () => i, creationStack: [] });
    }

    expect(parametersOf({ a: `${JsonPath.numberAt('$.late')} left` })).toEqual({
      'a.$': "States.Format('{} left', $.late)",
    });
  });

  test.each<[string, string, unknown]>([
    [
      'a JSONata expression',
      'a.b is the JSONata expression $x in a JSONPath state: write JsonPath.stringAt or its like, or set queryLanguage to QueryLanguage.JSONATA',
      { a: { b: Jsonata.string('$x') } },
    ],
    [
      'a JSONata expression in text',
      'a is the JSONata expression $x in a JSONPath state: write JsonPath.stringAt or its like, or set queryLanguage to QueryLanguage.JSONATA',
      { a: `Hello ${Jsonata.string('$x')}` },
    ],
    [
      'a JSONata expression in a list',
      'a[0] is the JSONata expression $x in a JSONPath state: write JsonPath.stringAt or its like, or set queryLanguage to QueryLanguage.JSONATA',
      { a: [Jsonata.number('$x')] },
    ],
    ['a path that does not parse', `a.$ is $.: A field name is missing at position 2 of "$."`, { 'a.$': '$.' }],
    [
      'a number under a path key',
      "a.$ is no path but 5, under a key that ends in '.$': give a path, or leave the .$ away",
      { 'a.$': 5 },
    ],
    [
      'null under a path key',
      "a.$ is no path but null, under a key that ends in '.$': give a path, or leave the .$ away",
      { 'a.$': null },
    ],
    [
      'a list under a path key',
      "a.$ is no path but a list, under a key that ends in '.$': give a path, or leave the .$ away",
      { 'a.$': ['$.a'] },
    ],
    [
      'an object under a path key',
      "a.$ is no path but an object, under a key that ends in '.$': give a path, or leave the .$ away",
      { 'a.$': {} },
    ],
    [
      'no path under a path key beside references',
      "a[1].k.$ is no path under a key that ends in '.$': give a path, or leave the .$ away",
      { a: [name, { 'k.$': ['x'] }] },
    ],
    [
      'a bad path under a path key beside references',
      `a is States.Array($.name, States.StringToJson(States.Format('\\{"k":{}\\}', States.JsonToString(oops)))): ` +
        `An argument is a path, an intrinsic function, 'text', a number, true, false or null at position 89 of ` +
        JSON.stringify(
          `States.Array($.name, States.StringToJson(States.Format('\\{"k":{}\\}', States.JsonToString(oops))))`,
        ),
      { a: [name, { 'k.$': 'oops' }] },
    ],
    [
      'a key with and without .$',
      "a.$ is there twice, with and without '.$': keep one of them",
      { a: name, 'a.$': '$.b' },
    ],
    [
      'a literal beside its path key',
      "a is there twice, with and without '.$': keep one of them",
      { 'a.$': '$.b', a: 1 },
    ],
    [
      'a key that deployment fills in, beside references',
      'a[1] has a key that is not plain text: write the key out, only values can come from the state',
      { a: [name, { [Aws.REGION]: 1 }] },
    ],
    [
      'a list of deployment beside references',
      'a[1] is known only at deployment and stands in a list beside references: give the whole list from the state, or without references',
      { a: [name, Fn.split(',', Aws.REGION)] },
    ],
    [
      'an object of deployment beside references',
      'a[1].k is known only at deployment and stands in a list beside references: give the whole list from the state, or without references',
      { a: [name, { k: Token.asAny({ Ref: 'X' }) }] },
    ],
    ['NaN beside references', 'a[1].k is NaN, which JSON cannot hold: give a finite number', { a: [name, { k: NaN }] }],
    [
      'state data in Fn.join, in text beside a reference',
      'a is cut out of state data by a CloudFormation function, which runs before there is any: ' +
        'give it as a reference of its own, such as the queueUrl or tableName in fromXxxAttributes',
      { a: `${name} ${Fn.join('-', [name, 'x'])}` },
    ],
  ])('%s is an error', (_, problem, args) => {
    expect(messageOf(() => parametersOf(args))).toBe(`Stack/Lend has a problem:\n  - ${problem}`);
  });

  test('lists that nest deeper than the service takes are an error', () => {
    const nested = (depth: number): unknown => (depth === 0 ? name : [nested(depth - 1)]);

    expect(parametersOf({ a: nested(10) })).toEqual({ 'a.$': `${'States.Array('.repeat(10)}$.name${')'.repeat(10)}` });
    expect(messageOf(() => parametersOf({ a: nested(11) }))).toContain('Intrinsic functions nest at most 10 deep');
  });

  test('a list that contains itself beside a reference is an error', () => {
    const endless: unknown[] = [name];
    endless.push(endless);

    expect(messageOf(() => parametersOf({ a: endless }))).toBe(
      'Stack/Lend has a problem:\n  - a[1] contains itself: give a value that ends',
    );
  });

  test('text that looks like a path stays text, with a warning that can be acknowledged', () => {
    const task = describedTask({ a: '$.name', b: ['$$.State'], c: '$5', d: '$.50 off, $9', e: "it's States.UUID()" });

    expect(stateOf(task)).toMatchObject({ Parameters: { a: '$.name', b: ['$$.State'], c: '$5' } });
    expect(warningsOf(task)).toEqual([
      'a is the literal text "$.name", which looks like a path. Write JsonPath.stringAt(\'$.name\') to read it from the state, ' +
        'or acknowledge this warning if it is meant as text. [ack: @cdk-sfn/core:literalPath]',
      'b[0] is the literal text "$$.State", which looks like a path. Write JsonPath.stringAt(\'$$.State\') to read it from the state, ' +
        'or acknowledge this warning if it is meant as text. [ack: @cdk-sfn/core:literalPath]',
    ]);
  });

  test('text that looks like a path is told beside references too', () => {
    const task = describedTask({ a: [name, '$.b', { c: '$.d' }] });
    stateOf(task);

    expect(warningsOf(task)).toEqual([
      expect.stringMatching(/^a\[1\] is the literal text "\$\.b"/),
      expect.stringMatching(/^a\[2\]\.c is the literal text "\$\.d"/),
    ]);
  });

  test('text that looks like JSONata stays text, with a warning that can be acknowledged', () => {
    const task = describedTask({ a: '{% $states.input.name %}' });

    expect(stateOf(task)).toMatchObject({ Parameters: { a: '{% $states.input.name %}' } });
    expect(warningsOf(task)).toEqual([
      'a is the literal text "{% $states.input.name %}", which looks like JSONata, in a JSONPath state. ' +
        'Set queryLanguage to QueryLanguage.JSONATA to have it evaluated, or acknowledge this warning if it is meant as text. ' +
        '[ack: @cdk-sfn/core:literalExpression]',
    ]);
  });

  test('a warning is given once, however often the state is rendered', () => {
    const task = describedTask({ a: '$.name' });
    stateOf(task);
    stateOf(task);

    expect(warningsOf(task)).toHaveLength(1);
  });
});

describe('JSONata', () => {
  test.each<[string, unknown, unknown]>([
    ['text', { a: Jsonata.string('$states.input.name') }, { a: '{% $states.input.name %}' }],
    ['a number', { a: Jsonata.number('1 + 1') }, { a: '{% 1 + 1 %}' }],
    ['true or false', { a: Jsonata.boolean('1 = 1') }, { a: '{% 1 = 1 %}' }],
    ['a list', { a: Jsonata.list('[1]') }, { a: '{% [1] %}' }],
    ['an object', { a: Jsonata.object('{"b": 1}') }, { a: '{% {"b": 1} %}' }],
    ['written out', { a: '{% $states.input.name %}' }, { a: '{% $states.input.name %}' }],
    [
      'in a list',
      { a: ['x', Jsonata.string('$x'), { b: Jsonata.number('$y') }] },
      { a: ['x', '{% $x %}', { b: '{% $y %}' }] },
    ],
    ['in text', { a: `"Hello" ${Jsonata.string('$x')}!` }, { a: '{% "\\"Hello\\" " & ($x) & "!" %}' }],
    ['a number as text', { a: `${Jsonata.number('$y')}` }, { a: '{% $string($y) %}' }],
    ['twice in text', { a: `${Jsonata.string('$x')}${Jsonata.number('$y')}` }, { a: '{% ($x) & ($y) %}' }],
    [
      'in text that deployment fills in',
      { a: `${Aws.REGION}/${Jsonata.string('$x')}` },
      { a: '{% "<AWS::Region>" & "/" & ($x) %}' },
    ],
    [
      'written out, with what deployment fills in',
      { a: `{% $x & "${Aws.REGION}" %}` },
      { a: '{% $x & "<AWS::Region>" %}' },
    ],
    [
      'of both languages in text',
      { a: `id ${StateData.at('$.id').toString()}` },
      { a: '{% "id " & ($states.input.id) %}' },
    ],
  ])('an expression: %s', (_, args, expected) => {
    expect(argumentsOf(args)).toStrictEqual(expected);
  });

  test('an expression may be the whole of the arguments', () => {
    expect(argumentsOf(Jsonata.object('$states.input'))).toBe('{% $states.input %}');
  });

  test.each<[string, string, unknown]>([
    [
      'a JSONPath reference',
      "a.b is the JSONPath reference $.x[0].y in a JSONata state: write Jsonata.string('$states.input.x[0].y') or its like",
      { a: { b: JsonPath.numberAt('$.x[0].y') } },
    ],
    [
      'a JSONPath reference with no match in JSONata',
      'a is the JSONPath reference $.x[*] in a JSONata state: write it as JSONata',
      { a: JsonPath.listAt('$.x[*]') },
    ],
    [
      'a JSONPath reference to the context',
      "a is the JSONPath reference $$.Execution.Id in a JSONata state: write Jsonata.string('$states.context.Execution.Id') or its like",
      { a: `id ${JsonPath.executionId}` },
    ],
    [
      'a variable as JSONPath',
      "a[0] is the JSONPath reference $v.x in a JSONata state: write Jsonata.string('$v.x') or its like",
      { a: [sfn.JsonPath.stringAt('$v.x')] },
    ],
    [
      'an intrinsic function',
      'a is the JSONPath reference States.UUID() in a JSONata state: write it as JSONata',
      { a: JsonPath.uuid() },
    ],
    [
      'a path key',
      "a.$ is a key that ends in '.$' in a JSONata state: name it a and give an expression",
      { 'a.$': '$.x' },
    ],
    [
      'an expression that does not parse',
      'a is {% $x + %}: Not JSONata: Unexpected end of expression at position 4 of the expression',
      { a: '{% $x + %}' },
    ],
    [
      'two expressions in one text',
      'a is {% $x %} and {% $y %}: Not JSONata: The symbol "}" cannot be used as a unary operator at position 5 of the expression',
      { a: '{% $x %} and {% $y %}' },
    ],
    ['no expression', 'a is {%%}: A JSONata expression is missing at position 0 of the expression', { a: '{%%}' }],
    [
      'an expression with a reference in it',
      'a is {% $f("{% $x %}") %}, an expression with a reference in it: write it as one expression',
      { a: `{% $f("${Jsonata.string('$x')}") %}` },
    ],
    [
      'state data in Fn.join',
      'a is cut out of state data by a CloudFormation function, which runs before there is any: ' +
        'give it as a reference of its own, such as the queueUrl or tableName in fromXxxAttributes',
      { a: `${Jsonata.string('$x')} ${Fn.join('-', [Jsonata.string('$x'), 'x'])}` },
    ],
  ])('%s is an error', (_, problem, args) => {
    expect(messageOf(() => argumentsOf(args))).toBe(`Stack/Lend has a problem:\n  - ${problem}`);
  });

  test('text that looks like a path stays text, with a warning that can be acknowledged', () => {
    const task = describedTask({ a: '$.name', b: '$.list[*]' }, JSONATA);

    expect(stateOf(task)).toMatchObject({ Arguments: { a: '$.name', b: '$.list[*]' } });
    expect(warningsOf(task)).toEqual([
      'a is the literal text "$.name", which looks like a path. Write Jsonata.string(\'$states.input.name\') to read it from the state, ' +
        'or acknowledge this warning if it is meant as text. [ack: @cdk-sfn/core:literalPath]',
      'b is the literal text "$.list[*]", which looks like a path. ' +
        'This state is a JSONata state; acknowledge this warning if it is meant as text. [ack: @cdk-sfn/core:literalPath]',
    ]);
  });

  test('text with references that only begins or ends as an expression does is text', () => {
    const x = Jsonata.string('$x');

    expect(argumentsOf({ a: `100 {% ${x} %}`, b: `{% ${x} %} of it`, c: `${x} {% %}` })).toEqual({
      a: '{% "100 {% " & ($x) & " %}" %}',
      b: '{% "{% " & ($x) & " %} of it" %}',
      c: '{% ($x) & " {% %}" %}',
    });
  });

  test('text that only begins or ends as an expression does is text', () => {
    const literals = { a: '{% x', b: 'x %}', c: ' {% $x %}', d: '100 {% of %} it' };

    expect(argumentsOf(literals)).toEqual(literals);
  });
});
