import { describe, expect, test } from 'vitest';
import { messageOf } from '../../../../tools/vitest/rendered-state';
import { attribute, resolved } from './resolved';

const template = {
  Parameters: {
    Stage: { Type: 'String', Default: 'test' },
    Count: { Type: 'Number', Default: 3 },
    Zones: { Type: 'CommaDelimitedList', Default: 'a, b,c' },
    Secret: { Type: 'String' },
    Image: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/image' },
  },
  Mappings: { Size: { test: { memory: 128, zones: ['a', 'b'] } } },
  Conditions: {
    IsTest: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] },
    IsProd: { 'Fn::Not': [{ Condition: 'IsTest' }] },
    Both: { 'Fn::And': [{ Condition: 'IsTest' }, { Condition: 'IsProd' }] },
    Either: { 'Fn::Or': [{ Condition: 'IsTest' }, { Condition: 'IsProd' }] },
    IsThree: { 'Fn::Equals': [{ Ref: 'Count' }, 3] },
  },
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue' },
    Named: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: { 'Fn::Sub': 'orders-${Stage}' } } },
    OnlyProd: { Type: 'AWS::SNS::Topic', Condition: 'IsProd' },
    OnlyTest: { Type: 'AWS::SNS::Topic', Condition: 'IsTest' },
  },
};

const QUEUE = 'https://sqs.us-east-1.amazonaws.com/123456789012/Queue';

const inTemplate = (value: unknown) => resolved(value, template);
const problem = (value: unknown) => messageOf(() => inTemplate(value));

describe('plain values', () => {
  test('stay as they are', () => {
    expect(inTemplate({ a: ['x', 1, true, null, { b: {} }] })).toEqual({ a: ['x', 1, true, null, { b: {} }] });
  });

  test('that look like functions among other fields are none', () => {
    expect(inTemplate({ Ref: 'Queue', 'Fn::Join': 1 })).toEqual({ Ref: 'Queue', 'Fn::Join': 1 });
  });

  test('keep names that objects inherit', () => {
    const value: unknown = JSON.parse('{ "__proto__": { "constructor": 1 } }');

    expect(JSON.stringify(inTemplate(value))).toBe('{"__proto__":{"constructor":1}}');
    expect(({} as Record<string, unknown>).constructor).toBe(Object);
  });

  test('are none when JSON has no such thing', () => {
    expect(problem({ a: () => 1 })).toBe('here.a: a function is no value of a template');
  });
});

describe('Ref', () => {
  test.each([
    ['Queue', QUEUE],
    ['Named', 'orders-test'],
    ['Stage', 'test'],
    ['Count', '3'],
    ['Zones', ['a', 'b', 'c']],
    ['AWS::Region', 'us-east-1'],
    ['AWS::AccountId', '123456789012'],
    ['AWS::Partition', 'aws'],
    ['AWS::URLSuffix', 'amazonaws.com'],
    ['AWS::StackName', 'Stack'],
    ['AWS::NotificationARNs', []],
  ])('to %s', (name, value) => {
    expect(inTemplate({ Ref: name })).toEqual(value);
  });

  test('to no value takes the field or the item away', () => {
    const none = { Ref: 'AWS::NoValue' };

    expect(inTemplate({ a: none, b: [none, 1] })).toEqual({ b: [1] });
  });

  test.each(['Nothing', 'constructor', '__proto__'])('to %s, which is not there', (name) => {
    expect(problem({ Ref: name })).toBe(`here.Ref: there is no resource and no parameter "${name}"`);
  });

  test('to a pseudo parameter that is not there', () => {
    expect(problem({ Ref: 'AWS::Nothing' })).toBe('here.Ref: there is no pseudo parameter "AWS::Nothing"');
  });

  test('to something that has no name', () => {
    expect(problem({ Ref: ['Queue'] })).toBe('here.Ref: the name of a resource or a parameter is expected');
  });

  test('to a parameter without a default', () => {
    expect(problem({ Ref: 'Secret' })).toBe(
      `here.Ref: the parameter "Secret" has no default; give one with the option parameters: { Secret: '…' }`,
    );
  });

  test('to a parameter that Systems Manager has the value of', () => {
    expect(problem({ Ref: 'Image' })).toBe(
      `here.Ref: the value of the parameter "Image" comes from Systems Manager; give one with the option parameters: { Image: '…' }`,
    );
  });

  test('to a resource that is deployed under a condition', () => {
    expect(inTemplate({ Ref: 'OnlyTest' })).toBe('arn:aws:sns:us-east-1:123456789012:OnlyTest');
    expect(problem({ Ref: 'OnlyProd' })).toBe(
      'here.Ref: "OnlyProd" is not deployed, as its condition "IsProd" is false',
    );
  });
});

describe('Fn::GetAtt', () => {
  test.each([[['Queue', 'Arn']], ['Queue.Arn'], [['Queue', { 'Fn::Sub': 'Arn' }]]])('as %j', (argument) => {
    expect(inTemplate({ 'Fn::GetAtt': argument })).toBe('arn:aws:sqs:us-east-1:123456789012:Queue');
  });

  test('of a resource that has a name of its own', () => {
    expect(inTemplate({ 'Fn::GetAtt': ['Named', 'Arn'] })).toBe(
      'arn:aws:dynamodb:us-east-1:123456789012:table/orders-test',
    );
  });

  test('gives a property when there is one of that name', () => {
    expect(attribute('AWS::SSM::Parameter', 'Value', { Value: { 'Fn::Join': ['', ['a', 'b']] } })).toBe('ab');
  });

  test('of what is not there', () => {
    expect(problem({ 'Fn::GetAtt': ['Topic', 'Arn'] })).toBe('here.Fn::GetAtt: there is no resource "Topic"');
  });

  test('that is incomplete', () => {
    expect(problem({ 'Fn::GetAtt': ['Queue'] })).toBe(
      'here.Fn::GetAtt: a resource and the name of an attribute are expected',
    );
  });

  test('of a nested stack that is not at hand', () => {
    const nested = { Resources: { Inner: { Type: 'AWS::CloudFormation::Stack' } } };
    const value = { 'Fn::GetAtt': ['Inner', 'Outputs.Url'] };

    expect(messageOf(() => resolved(value, nested))).toBe(
      `here.Fn::GetAtt: the template of the nested stack is not at hand; give a value with the option values: { Inner: { 'Outputs.Url': '…' } }`,
    );
    expect(resolved(value, nested, { values: { Inner: { 'Outputs.Url': 'https://x' } } })).toBe('https://x');
  });
});

describe('a value that is given', () => {
  test('to a parameter', () => {
    expect(resolved({ Ref: 'Secret' }, template, { parameters: { Secret: 's' } })).toBe('s');
    expect(resolved({ Ref: 'Stage' }, template, { parameters: { Stage: 'prod' } })).toBe('prod');
    expect(resolved({ Ref: 'Image' }, template, { parameters: { Image: 'ami' } })).toBe('ami');
    expect(resolved({ Ref: 'Zones' }, template, { parameters: { Zones: ['x', 'y'] } })).toEqual(['x', 'y']);
    expect(resolved({ Ref: 'Count' }, template, { parameters: { Count: 4 } })).toBe('4');
  });

  test('to a resource by its name', () => {
    const values = { values: { Queue: 'jobs' } };

    expect(resolved({ Ref: 'Queue' }, template, values)).toBe('https://sqs.us-east-1.amazonaws.com/123456789012/jobs');
    expect(resolved({ 'Fn::GetAtt': ['Queue', 'Arn'] }, template, values)).toBe(
      'arn:aws:sqs:us-east-1:123456789012:jobs',
    );
  });

  test('to a resource by its URL', () => {
    const values = { values: { Queue: 'http://127.0.0.1:4566/000000000000/jobs' } };

    expect(resolved({ Ref: 'Queue' }, template, values)).toBe('http://127.0.0.1:4566/000000000000/jobs');
    expect(resolved({ 'Fn::GetAtt': ['Queue', 'QueueName'] }, template, values)).toBe('jobs');
  });

  test('to a resource by its ARN', () => {
    const values = { Thing: 'arn:aws:dynamodb:eu-west-1:111111111111:table/orders' };

    expect(attribute('AWS::DynamoDB::Table', 'Arn', {}, { values })).toBe(values.Thing);
    expect(attribute('AWS::DynamoDB::Table', 'Ref', {}, { values })).toBe('orders');
  });

  test('to a resource that AWS makes up the id of', () => {
    const key = { values: { Thing: '00000000-0000-4000-8000-000000000000' } };

    expect(attribute('AWS::KMS::Key', 'Ref', {}, key)).toBe('00000000-0000-4000-8000-000000000000');
    expect(attribute('AWS::KMS::Key', 'Arn', {}, key)).toBe(
      'arn:aws:kms:us-east-1:123456789012:key/00000000-0000-4000-8000-000000000000',
    );
  });

  test('to each attribute by itself', () => {
    const values = { values: { Named: { Ref: 'orders-x', StreamArn: 'arn:x' } } };

    expect(resolved({ Ref: 'Named' }, template, values)).toBe('orders-x');
    expect(resolved({ 'Fn::GetAtt': ['Named', 'StreamArn'] }, template, values)).toBe('arn:x');
    expect(resolved({ 'Fn::GetAtt': ['Named', 'Arn'] }, template, values)).toBe(
      'arn:aws:dynamodb:us-east-1:123456789012:table/orders-x',
    );
  });

  test('to the deployment', () => {
    const values = { region: 'cn-north-1', account: '111111111111', stackName: 'Shop' };

    expect(resolved({ 'Fn::Sub': '${AWS::StackName} ${Queue.Arn} ${Queue}' }, template, values)).toBe(
      'Shop arn:aws-cn:sqs:cn-north-1:111111111111:Queue https://sqs.cn-north-1.amazonaws.com.cn/111111111111/Queue',
    );
  });

  test('to an export of another stack', () => {
    const value = { 'Fn::ImportValue': { 'Fn::Sub': '${Stage}-table' } };

    expect(resolved(value, template, { exports: { 'test-table': 'orders' } })).toBe('orders');
    expect(problem(value)).toBe(
      `here.Fn::ImportValue: no stack at hand exports "test-table"; give a value with the option exports: { 'test-table': '…' }`,
    );
  });

  test('to an output of another stack', () => {
    const value = { 'Fn::GetStackOutput': { StackName: 'Shop', OutputName: 'Table' } };

    expect(resolved(value, template, { exports: { 'Shop.Table': 'orders' } })).toBe('orders');
    expect(problem(value)).toBe(
      `here.Fn::GetStackOutput: the output "Shop.Table" is not at hand; give a value with the option exports: { 'Shop.Table': '…' }`,
    );
  });
});

describe('Fn::Sub', () => {
  test.each([
    ['plain', 'plain'],
    ['${Queue}', QUEUE],
    ['${Queue.Arn}:${AWS::Region}', 'arn:aws:sqs:us-east-1:123456789012:Queue:us-east-1'],
    ['${!Queue} ${ Stage }', '${Queue} test'],
    ['$ { ${', '$ { ${'],
    [['${a}-${Stage}', { a: { Ref: 'Count' }, Stage: 'mine' }], '3-mine'],
  ])('%j is %s', (argument, text) => {
    expect(inTemplate({ 'Fn::Sub': argument })).toBe(text);
  });

  test('with a name that is not there', () => {
    expect(problem({ 'Fn::Sub': 'a ${Nothing} ${Queue.Arn} ${Other.Arn}' })).toBe(
      [
        'Several things are wrong:',
        'here.Fn::Sub: there is no resource and no parameter "Nothing"',
        'here.Fn::Sub: there is no resource "Other"',
      ].join('\n- '),
    );
  });

  test('with a list', () => {
    expect(problem({ 'Fn::Sub': '${Zones}' })).toBe('here.Fn::Sub: the value of ${Zones} has to be text');
  });

  test('of no text', () => {
    expect(problem({ 'Fn::Sub': [1, {}] })).toBe('here.Fn::Sub: a text is expected, or a text and its variables');
  });

  test('with many openings takes no time', () => {
    const text = '${'.repeat(500_000);

    expect(inTemplate({ 'Fn::Sub': text })).toBe(text);
  });
});

describe('text and lists', () => {
  test.each([
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Stage' }, 1, true, { Ref: 'AWS::NoValue' }]] }, 'a-test-1-true'],
    [{ 'Fn::Join': ['', { Ref: 'Zones' }] }, 'abc'],
    [{ 'Fn::Split': [',', 'a,b'] }, ['a', 'b']],
    [{ 'Fn::Select': [1, { Ref: 'Zones' }] }, 'b'],
    [{ 'Fn::Select': ['0', { 'Fn::Split': ['/', { Ref: 'Queue' }] }] }, 'https:'],
    [{ 'Fn::Base64': 'käse' }, 'a8Okc2U='],
    [{ 'Fn::ToJsonString': { a: { Ref: 'Stage' } } }, '{"a":"test"}'],
    [{ 'Fn::Length': { Ref: 'Zones' } }, 3],
    [{ 'Fn::GetAZs': '' }, ['us-east-1a', 'us-east-1b', 'us-east-1c']],
    [{ 'Fn::GetAZs': 'eu-west-1' }, ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']],
    [{ 'Fn::Cidr': ['10.0.0.0/16', '2', '8'] }, ['10.0.0.0/24', '10.0.1.0/24']],
    [{ 'Fn::FindInMap': ['Size', { Ref: 'Stage' }, 'memory'] }, 128],
    [{ 'Fn::Select': [0, { 'Fn::FindInMap': ['Size', 'test', 'zones'] }] }, 'a'],
    [{ 'Fn::FindInMap': ['Size', 'prod', 'memory', { DefaultValue: { Ref: 'Count' } }] }, '3'],
  ])('%j', (value, result) => {
    expect(inTemplate(value)).toEqual(result);
  });

  test.each([
    [{ 'Fn::Join': ['-'] }, 'here.Fn::Join: a delimiter and a list are expected'],
    [{ 'Fn::Join': ['-', 'a'] }, 'here.Fn::Join[1]: a list is expected'],
    [{ 'Fn::Join': ['-', ['a', {}]] }, 'here.Fn::Join[1][1]: text is expected'],
    [{ 'Fn::Split': [',', ['a']] }, 'here.Fn::Split[1]: text is expected'],
    [{ 'Fn::Split': ['', 'a'] }, 'here.Fn::Split[0]: a delimiter must not be empty'],
    [{ 'Fn::Select': [3, { Ref: 'Zones' }] }, 'here.Fn::Select: there is no item 3 in a list of 3'],
    [{ 'Fn::Select': ['length', { Ref: 'Zones' }] }, 'here.Fn::Select: there is no item length in a list of 3'],
    [{ 'Fn::Base64': [] }, 'here.Fn::Base64: text is expected'],
    [{ 'Fn::Length': 'abc' }, 'here.Fn::Length: a list is expected'],
    [
      { 'Fn::Cidr': ['10.0.0.0/24', 9, 8] },
      'here.Fn::Cidr: a block of IPv4 addresses, a count and a number of bits that fit each other are expected',
    ],
    [
      { 'Fn::FindInMap': ['Size', 'prod', 'memory'] },
      'here.Fn::FindInMap: there is no "Size.prod.memory" in the mappings',
    ],
    [
      { 'Fn::FindInMap': ['constructor', 'name', 'length'] },
      'here.Fn::FindInMap: there is no "constructor.name.length" in the mappings',
    ],
    [
      { 'Fn::Transform': { Name: 'AWS::Include' } },
      'here.Fn::Transform: this function is not known here; write out what it gives',
    ],
    [{ 'Fn::constructor': 1 }, 'here.Fn::constructor: this function is not known here; write out what it gives'],
  ])('%j is wrong', (value, message) => {
    expect(problem(value)).toBe(message);
  });

  test('all that is wrong is said at once, and each thing once', () => {
    expect(problem([{ Ref: 'A' }, { 'Fn::Join': ['', [{ Ref: 'Secret' }]] }, { Ref: 'Secret' }])).toBe(
      [
        'Several things are wrong:',
        'here[0].Ref: there is no resource and no parameter "A"',
        `here[1].Fn::Join[1][0].Ref: the parameter "Secret" has no default; give one with the option parameters: { Secret: '…' }`,
      ].join('\n- '),
    );
  });
});

describe('conditions', () => {
  test.each([
    ['IsTest', 'yes'],
    ['IsProd', 'no'],
    ['Both', 'no'],
    ['Either', 'yes'],
    ['IsThree', 'yes'],
  ])('%s chooses %s', (condition, value) => {
    expect(inTemplate({ 'Fn::If': [condition, 'yes', 'no'] })).toBe(value);
  });

  test('what is not chosen is not looked at', () => {
    expect(inTemplate({ 'Fn::If': ['IsTest', 1, { Ref: 'Nothing' }] })).toBe(1);
  });

  test('are values too', () => {
    expect(inTemplate({ 'Fn::Equals': ['a', 'b'] })).toBe(false);
    expect(inTemplate({ 'Fn::Not': [{ 'Fn::Equals': ['a', 'b'] }] })).toBe(true);
  });

  test('that are not there', () => {
    expect(problem({ 'Fn::If': ['constructor', 1, 2] })).toBe('here.Fn::If: there is no condition "constructor"');
  });

  test('that are none', () => {
    expect(messageOf(() => resolved({ 'Fn::If': ['A', 1, 2] }, { Conditions: { A: { 'Fn::Join': ['', []] } } }))).toBe(
      'Conditions.A: a condition is expected',
    );
  });

  test('that cannot be told', () => {
    expect(
      messageOf(() =>
        resolved({ 'Fn::If': ['A', 1, 2] }, { Conditions: { A: { 'Fn::Or': [{ 'Fn::Equals': [{ Ref: 'B' }, 1] }] } } }),
      ),
    ).toBe('Conditions.A.Fn::Or[0].Fn::Equals[0].Ref: there is no resource and no parameter "B"');
  });
});

describe('a template that would never end', () => {
  test('as names need each other', () => {
    const Resources = {
      A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::GetAtt': ['B', 'QueueName'] } } },
      B: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::GetAtt': ['A', 'QueueName'] } } },
    };

    expect(messageOf(() => resolved({ Ref: 'A' }, { Resources }))).toBe(
      'QueueName in A needs QueueName of B needs QueueName in B needs QueueName of A needs QueueName in A: that is a circle',
    );
  });

  test('as conditions need each other', () => {
    const Conditions = { A: { Condition: 'B' }, B: { 'Fn::Not': [{ Condition: 'A' }] } };

    expect(messageOf(() => resolved({ 'Fn::If': ['A', 1, 2] }, { Conditions }))).toBe(
      'the condition A needs the condition B needs the condition A: that is a circle',
    );
  });

  test('as it is an object inside of itself', () => {
    const loop: Record<string, unknown> = {};
    loop.a = loop;
    loop.b = loop;

    expect(messageOf(() => resolved(loop))).toMatch(/ is nested deeper than 500, which is too deep$/);
  });

  test('as a chain of names is long', () => {
    const chain = (length: number) => ({
      Resources: Object.fromEntries(
        Array.from({ length }, (_, index) => [
          `R${index}`,
          { Type: 'AWS::S3::Bucket', Properties: { BucketName: index === 0 ? 'end' : { Ref: `R${index - 1}` } } },
        ]),
      ),
    });

    expect(resolved({ Ref: 'R99' }, chain(100))).toBe('end');
    expect(messageOf(() => resolved({ Ref: 'R9999' }, chain(10_000)))).toMatch(/ is nested deeper than 500/);
  });

  test('as a long text is put in often', () => {
    const list = { 'Fn::ToJsonString': Array.from({ length: 100_000 }, () => ({ Ref: 'Long' })) };
    const long = (length: number) => ({ Parameters: { Long: { Type: 'String', Default: 'x'.repeat(length) } } });

    expect(String(resolved(list, long(10)))).toHaveLength(1_300_001);
    expect(messageOf(() => resolved(list, long(100_000)))).toMatch(/^The template grows beyond/);
    expect(messageOf(() => resolved({ 'Fn::Join': ['x'.repeat(1_000_000), Array(1_000).fill('')] }))).toMatch(
      /^The template grows beyond/,
    );
  });

  test('as text doubles again and again', () => {
    const Resources = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        `R${index}`,
        {
          Type: 'AWS::S3::Bucket',
          Properties: { BucketName: index === 0 ? 'end' : { 'Fn::Sub': `\${R${index - 1}}\${R${index - 1}}` } },
        },
      ]),
    );

    expect(messageOf(() => resolved({ Ref: 'R59' }, { Resources }))).toBe(
      'The template grows beyond 50000000 values and characters when it is resolved',
    );
  });
});
