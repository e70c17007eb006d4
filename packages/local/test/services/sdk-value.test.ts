import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { RunTaskCommand } from '@aws-sdk/client-ecs';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/json';
import { operationShapes } from '../../src/services/sdk-shape';
import type { Schema } from '../../src/services/sdk-shape';
import { OPTIMIZED_STYLE, SDK_STYLE, fromSdkValue, toSdkValue, withoutStreams } from '../../src/services/sdk-value';

type AnyCommand = new (input: never) => { readonly schema?: unknown };
const shapesOf = (Command: AnyCommand): { input?: Schema; output?: Schema } =>
  operationShapes(new Command({} as never).schema as Schema);
const input = (Command: AnyCommand, value: Json): unknown => toSdkValue(value, shapesOf(Command).input);

describe('toSdkValue', () => {
  it('writes members in the case of the API, and leaves keys of maps', () => {
    expect(
      input(RunTaskCommand, {
        TaskDefinition: 'web',
        Overrides: { ContainerOverrides: [{ Name: 'c', Environment: [{ Name: 'A', Value: 'b' }] }] },
        NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['s-1'], AssignPublicIp: 'ENABLED' } },
      }),
    ).toEqual({
      taskDefinition: 'web',
      overrides: { containerOverrides: [{ name: 'c', environment: [{ name: 'A', value: 'b' }] }] },
      networkConfiguration: { awsvpcConfiguration: { subnets: ['s-1'], assignPublicIp: 'ENABLED' } },
    });
    expect(input(PutObjectCommand, { Metadata: { MyKey: 'x' } })).toEqual({ Metadata: { MyKey: 'x' } });
  });

  it('writes JSON as text where the API takes text', () => {
    expect(input(StartExecutionCommand, { StateMachineArn: 'a', Input: { id: 1 } })).toEqual({
      stateMachineArn: 'a',
      input: '{"id":1}',
    });
    expect(input(StartExecutionCommand, { Input: '{"id":1}' })).toEqual({ input: '{"id":1}' });
  });

  it('writes JSON and text as bytes where the API takes bytes', () => {
    expect(input(InvokeCommand, { Payload: { id: 1 } })).toEqual({ Payload: Buffer.from('{"id":1}') });
    expect(input(PutObjectCommand, { Body: 'héllo' })).toEqual({ Body: Buffer.from('héllo', 'utf8') });
  });

  it('reads bytes of attributes as base64', () => {
    expect(input(PutItemCommand, { Item: { a: { B: 'aGk=' }, b: { BS: ['aGk='] } } })).toEqual({
      Item: { a: { B: Buffer.from('hi') }, b: { BS: [Buffer.from('hi')] } },
    });
  });

  it('takes the names of attributes that Java has', () => {
    expect(input(PutItemCommand, { Item: { a: { Bool: true }, b: { Nul: true }, c: { Ss: ['x'] } } })).toEqual({
      Item: { a: { BOOL: true }, b: { NULL: true }, c: { SS: ['x'] } },
    });
  });

  it('reads times', () => {
    expect(input(PutObjectCommand, { Expires: '2030-01-31T12:00:00Z' })).toEqual({
      Expires: new Date('2030-01-31T12:00:00Z'),
    });
    expect(input(PutObjectCommand, { Expires: 1896091200 })).toEqual({ Expires: new Date('2030-01-31T12:00:00Z') });
    expect(() => input(PutObjectCommand, { Expires: 'soon' })).toThrow('"soon" is not a time');
  });

  it('leaves out null', () => {
    expect(input(PutItemCommand, { TableName: 't', ConditionExpression: null })).toEqual({ TableName: 't' });
  });

  it('refuses a member that the API does not have', () => {
    expect(() => input(PutItemCommand, { Table: 't' })).toThrow('The field "Table" is not supported by Step Functions');
  });

  it('keeps keys that objects of JavaScript have', () => {
    const item = JSON.parse('{"Item": {"__proto__": {"S": "x"}}}') as Json;
    expect(Object.keys((input(PutItemCommand, item) as { Item: object }).Item)).toEqual(['__proto__']);
  });

  it('ends with an error on values that nest too deep', () => {
    let value: Json = { S: 'x' };
    for (let depth = 0; depth < 1000; depth++) {
      value = { L: [value] };
    }
    expect(() => input(PutItemCommand, { Item: { a: value } })).toThrow('nests deeper than 256 levels');
  });
});

describe('fromSdkValue', () => {
  const run = shapesOf(RunTaskCommand).output;
  const date = new Date('2030-01-31T12:00:00Z');

  it('begins members with a capital letter, and leaves metadata out', () => {
    expect(
      fromSdkValue({ $metadata: { requestId: 'r' }, tasks: [{ taskArn: 'a', cpu: undefined }] }, run, OPTIMIZED_STYLE),
    ).toEqual({ Tasks: [{ TaskArn: 'a' }] });
  });

  it('writes times in milliseconds for optimized integrations, as text for SDK integrations', () => {
    const answer = { executionArn: 'e', startDate: date };
    const { output } = shapesOf(StartExecutionCommand);
    expect(fromSdkValue(answer, output, OPTIMIZED_STYLE)).toEqual({ ExecutionArn: 'e', StartDate: 1896091200000 });
    expect(fromSdkValue(answer, output, SDK_STYLE)).toEqual({
      ExecutionArn: 'e',
      StartDate: '2030-01-31T12:00:00.000Z',
    });
  });

  it('leaves keys of maps, and writes attributes by their kind of integration', () => {
    const answer = { Items: [{ id: { S: '1' }, on: { BOOL: true }, raw: { B: Buffer.from('hi') } }], Count: 1 };
    const { output } = shapesOf(QueryCommand);
    expect(fromSdkValue(answer, output, OPTIMIZED_STYLE)).toEqual({
      Items: [{ id: { S: '1' }, on: { BOOL: true }, raw: { B: 'aGk=' } }],
      Count: 1,
    });
    expect(fromSdkValue(answer, output, SDK_STYLE)).toEqual({
      Items: [{ id: { S: '1' }, on: { Bool: true }, raw: { B: 'aGk=' } }],
      Count: 1,
    });
  });

  it('sorts members, and leaves the order of keys', () => {
    const answer = { ScannedCount: 1, Items: [{ b: { S: '1' }, a: { S: '2' } }], Count: 1 };
    const { output } = shapesOf(QueryCommand);
    expect(JSON.stringify(fromSdkValue(answer, output, OPTIMIZED_STYLE))).toBe(
      '{"Count":1,"Items":[{"b":{"S":"1"},"a":{"S":"2"}}],"ScannedCount":1}',
    );
  });

  it('writes bytes as text', () => {
    const { output } = shapesOf(InvokeCommand);
    expect(fromSdkValue({ Payload: Buffer.from('{}') }, output, OPTIMIZED_STYLE)).toEqual({ Payload: '{}' });
  });
});

describe('SDK_STYLE', () => {
  it.each([
    ['DBInstanceArn', 'DbInstanceArn'],
    ['ETag', 'ETag'],
    ['ChecksumCRC32', 'ChecksumCRC32'],
    ['tableName', 'TableName'],
    ['S', 'S'],
    ['NULL', 'Nul'],
  ])('has %s as %s', (name, shown) => {
    expect(SDK_STYLE.memberName(name)).toBe(shown);
  });
});

describe('withoutStreams', () => {
  it('reads a stream, and leaves the rest', async () => {
    const Body = { transformToByteArray: () => Promise.resolve(new Uint8Array([104, 105])) };
    const asText = (bytes: Uint8Array): string => `${bytes.length} bytes`;
    expect(await withoutStreams({ Body, ETag: 'e' }, asText)).toEqual({ Body: '2 bytes', ETag: 'e' });
  });
});
