import { describe, expect, it } from 'vitest';
import type { Service } from '../src/service.ts';
import { anything, changed, number, required, structure, text, without } from '../src/shape.ts';
import { checkWire } from '../src/wire-check.ts';
import type { WireReport } from '../src/wire-check.ts';

const operations = {
  SendOne: structure({ Name: required(text), Body: text }),
  SendMany: structure({ Names: required(text) }),
};
const source = 'https://docs.aws.amazon.com/';
const client = 'client';

/** What is found out about a state that calls an action with parameters. */
function check(service: Service, resource: string, Parameters: object = { Name: 'a' }, more = {}): WireReport {
  const state = { Type: 'Task', Resource: `arn:{"Ref":"AWS::Partition"}:states:::${resource}`, Parameters };
  return checkWire([{ className: 'Send', name: 'Send: plain', language: 'JSONPath', state, ...more }], {
    models: { input: (_, operation) => operations[operation as keyof typeof operations] },
    services: new Map([['post', service]]),
    targets: {},
  });
}

const nothing = { faults: [], unused: [] };

describe('the state', () => {
  it.each([
    'post:sendOne',
    'post:sendOne.sync',
    'post:sendOne.sync:2',
    'post:sendOne.waitForTaskToken',
    'aws-sdk:post:sendOne',
  ])('calls an operation: %s', (resource) => {
    expect(check({ client }, resource)).toEqual(nothing);
  });

  it('is told by class, case, language and action when its arguments do not fit', () => {
    expect(check({ client }, 'post:sendOne', { Name: 1 }).faults).toEqual([
      'Send: plain (JSONPath): post:sendOne, Parameters.Name is 1, not text',
    ]);
  });

  it('has its arguments under another name in JSONata', () => {
    const state = { Resource: 'arn:aws:states:::post:sendOne', Arguments: { Name: 1 } };
    expect(check({ client }, '', {}, { language: 'JSONata', state }).faults).toEqual([
      'Send: plain (JSONata): post:sendOne, Arguments.Name is 1, not text',
    ]);
  });

  it('has to have arguments', () => {
    const state = { Resource: 'arn:aws:states:::post:sendOne' };
    expect(check({ client }, '', {}, { state }).faults).toEqual([
      'Send: plain (JSONPath): post:sendOne, Parameters.Name is missing',
    ]);
  });

  it.each([
    ['post:sendNone', 'calls sendNone of post, which client does not have'],
    ['mail:sendOne', 'calls mail, which no file of tools/wire/services is named after'],
    ['sendOne', 'is "arn:{\\"Ref\\":\\"AWS::Partition\\"}:states:::sendOne", no action of a service'],
  ])('calls nothing that there is: %s', (resource, fault) => {
    expect(check({ client }, resource).faults).toEqual([`Send: plain (JSONPath): Resource ${fault}`]);
  });
});

it('tells of the same fault once for each class and language', () => {
  const state = (className: string, value: string, language: 'JSONata' | 'JSONPath' = 'JSONPath') => ({
    className,
    name: `${className}: ${value}`,
    language,
    state: { Resource: 'arn:aws:states:::post:sendOne', Parameters: { Name: 1, Body: value }, Arguments: { Name: 1 } },
  });
  const { faults } = checkWire(
    [state('Send', 'a'), state('Send', 'a'), state('Send', 'b'), state('Other', 'a'), state('Send', 'a', 'JSONata')],
    { models: { input: () => operations.SendOne }, services: new Map([['post', { client }]]), targets: {} },
  );
  expect(faults).toEqual([
    'Send: a (JSONPath): post:sendOne, Parameters.Name is 1, not text; so in 2 cases',
    'Other: a (JSONPath): post:sendOne, Parameters.Name is 1, not text',
    'Send: a (JSONata): post:sendOne, Arguments.Name is 1, not text',
  ]);
});

describe('a target', () => {
  const report = (targets: Record<string, string>, Resource = '{"Fn::GetAtt":["Function","Arn"]}') =>
    checkWire([{ className: 'Call', name: 'Call: plain', language: 'JSONPath', state: { Resource } }], {
      models: { input: () => undefined },
      services: new Map(),
      targets,
    });

  it('is called by classes that are meant to', () => {
    expect(report({ Call: source })).toEqual(nothing);
    expect(report({}).faults).toEqual([
      'Call: plain (JSONPath): Resource is "{\\"Fn::GetAtt\\":[\\"Function\\",\\"Arn\\"]}", no action of a service',
    ]);
  });

  it('is unused when no state of the class is there', () => {
    expect(report({ Call: source, Other: source }).unused).toEqual(['target Other']);
  });
});

describe('an exception', () => {
  const anyBody = {
    action: 'sendOne',
    source,
    change: (input: typeof operations.SendOne) => changed(input, { Body: anything }),
  };
  const anyName = {
    action: 'sendOne',
    source: `${source}2`,
    change: (input: typeof operations.SendOne) => changed(input, { Name: number }),
  };

  it('lets arguments be as it says', () => {
    expect(check({ client, exceptions: [anyBody] }, 'post:sendOne', { Name: 'a', Body: {} })).toEqual(nothing);
  });

  it('is unused when no arguments need it', () => {
    expect(check({ client, exceptions: [anyBody] }, 'post:sendOne', { Name: 'a', Body: 'b' }).unused).toEqual([
      `exception for post:sendOne, ${source}`,
    ]);
  });

  it('is unused beside another that arguments need', () => {
    expect(check({ client, exceptions: [anyBody, anyName] }, 'post:sendOne', { Name: 1, Body: 'b' })).toEqual({
      faults: [],
      unused: [`exception for post:sendOne, ${source}`],
    });
  });

  it('is checked itself', () => {
    expect(check({ client, exceptions: [anyBody, anyName] }, 'post:sendOne', { Name: 'a', Body: {} }).faults).toEqual([
      'Send: plain (JSONPath): post:sendOne, Parameters.Name is "a", not a number',
    ]);
  });
});

describe('an action that the API does not have', () => {
  const sendBody: Service = {
    client,
    actions: { sendBody: { source, input: (operation) => without(operation('SendOne'), 'Name') } },
  };

  it('takes what it says', () => {
    expect(check(sendBody, 'post:sendBody', { Body: 'b' })).toEqual(nothing);
    expect(check(sendBody, 'post:sendBody', { Name: 'b' }).faults).toEqual([
      'Send: plain (JSONPath): post:sendBody, Parameters.Name is none of Body',
    ]);
  });

  it('may be of a service without a client', () => {
    const actions = { sendOne: { source, input: () => structure({ Name: text }) } };
    expect(check({ actions }, 'post:sendOne')).toEqual(nothing);
  });

  it('is unused when no state calls it, or the operation of its name takes the same', () => {
    expect(check(sendBody, 'post:sendOne').unused).toEqual(['action sendBody of post']);
    const sendOne = { source, input: () => operations.SendOne };
    expect(check({ client, actions: { sendOne } }, 'post:sendOne').unused).toEqual(['action sendOne of post']);
  });

  it('cannot be told by an operation that there is not', () => {
    const actions = {
      sendBody: { source, input: (operation: (name: string) => typeof operations.SendOne) => operation('SendNone') },
    };
    expect(() => check({ client, actions }, 'post:sendBody')).toThrow('client has no SendNone');
  });
});
