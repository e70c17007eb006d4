import { describe, expect, it } from 'vitest';
import type { Language } from '../../differential/src/case.ts';
import { argumentFaults } from '../src/arguments.ts';
import { anything, boolean, listOf, mapOf, nullable, number, oneOf, required, structure, text } from '../src/shape.ts';
import type { Shape } from '../src/shape.ts';

const shape: Shape = structure({
  Name: required(text),
  Kind: oneOf('ONE', 'TWO'),
  Count: number,
  Yes: boolean,
  Names: listOf(text),
  Tags: mapOf(text),
  Deep: structure({ Deeper: structure({ Id: required(text) }) }),
  Value: { kind: 'union', members: structure({ S: text, N: text }).members },
  Maybe: nullable(text),
  Payload: anything,
});

const faultsOf = (value: unknown, language: Language = 'JSONPath'): string[] =>
  argumentFaults(value, shape, { path: 'Parameters', language }).map(({ path, problem }) => `${path} ${problem}`);

it('finds nothing wrong about arguments that fit', () => {
  const given = {
    Name: 'a',
    Kind: 'TWO',
    Count: 1,
    Yes: false,
    Names: ['a', 'b'],
    Tags: { 'of my own': 'a' },
    Deep: { Deeper: { Id: 'a' } },
    Value: { S: 'a' },
    Maybe: null,
    Payload: { any: ['thing', null] },
  };
  expect(faultsOf(given)).toEqual([]);
  expect(faultsOf(given, 'JSONata')).toEqual([]);
});

describe('names', () => {
  it.each([
    [
      { Nam: 'a', Name: 'a' },
      'Parameters.Nam is none of Name, Kind, Count, Yes, Names, Tags, Deep, Value, Maybe, Payload',
    ],
    [
      { name: 'a', Name: 'a' },
      'Parameters.name is none of Name, Kind, Count, Yes, Names, Tags, Deep, Value, Maybe, Payload',
    ],
    [
      { Name: 'a', 'Other.$': '$.a' },
      'Parameters.Other.$ is none of Name, Kind, Count, Yes, Names, Tags, Deep, Value, Maybe, Payload',
    ],
    [{ Name: 'a', Deep: { Deeper: { Id: 'a', Ids: [] } } }, 'Parameters.Deep.Deeper.Ids is none of Id'],
  ])('finds one that there is not: %j', (given, fault) => {
    expect(faultsOf(given)).toEqual([fault]);
  });

  it.each([
    [{}, 'Parameters.Name is missing'],
    [{ Name: 'a', Deep: { Deeper: {} } }, 'Parameters.Deep.Deeper.Id is missing'],
  ])('finds a required one that is missing: %j', (given, fault) => {
    expect(faultsOf(given)).toEqual([fault]);
  });

  it('takes a required one from the state', () => {
    expect(faultsOf({ 'Name.$': '$.name' })).toEqual([]);
  });
});

describe('values', () => {
  it.each([
    [{ Name: 1 }, 'Parameters.Name is 1, not text'],
    [{ Name: null }, 'Parameters.Name is null, not text'],
    [{ Name: 'a', Count: '1' }, 'Parameters.Count is "1", not a number'],
    [{ Name: 'a', Yes: 'true' }, 'Parameters.Yes is "true", not true or false'],
    [{ Name: 'a', Names: 'a' }, 'Parameters.Names is "a", not a list'],
    [{ Name: 'a', Names: ['a', { b: 1 }] }, 'Parameters.Names[1] is {"b":1}, not text'],
    [{ Name: 'a', Tags: [] }, 'Parameters.Tags is [], not an object'],
    [{ Name: 'a', Tags: { a: 1 } }, 'Parameters.Tags.a is 1, not text'],
    [{ Name: 'a', Deep: 'a' }, 'Parameters.Deep is "a", not an object'],
    [{ Name: 'a', Value: 'a' }, 'Parameters.Value is "a", not an object'],
    [{ Name: 'a', Value: { S: 'a', N: '1' } }, 'Parameters.Value has 2 of S, N, not one'],
    [{ Name: 'a', Value: {} }, 'Parameters.Value has 0 of S, N, not one'],
    [{ Name: 'a', Value: { X: 'a' } }, 'Parameters.Value.X is none of S, N'],
    [{ Name: 'a', Maybe: 1 }, 'Parameters.Maybe is 1, not text'],
    [{ Name: 'a', Kind: 'THREE' }, 'Parameters.Kind is "THREE", none of ONE, TWO'],
  ])('finds one that does not fit: %j', (given, fault) => {
    expect(faultsOf(given)).toEqual([fault]);
  });

  it('takes any text that CloudFormation fills in for an enum', () => {
    expect(faultsOf({ Name: 'a', Kind: '{"Ref":"Kind"}' })).toEqual([]);
  });

  it.each(['$.a', '$$.Execution.Id', '$variable', "States.Format('{}', $.a)"])(
    'takes anything from the state: %s',
    (path) => {
      expect(faultsOf({ Name: 'a', 'Count.$': path, Tags: { 'a.$': path }, Deep: { 'Deeper.$': path } })).toEqual([]);
    },
  );

  it('finds a key that says that a path follows where none does', () => {
    expect(faultsOf({ 'Name.$': 'a' })).toEqual(['Parameters.Name.$ is "a", not a path or function']);
  });

  it('takes any expression, in JSONata', () => {
    const given = { Name: 'a', Count: '{% 1 + 1 %}', Names: ['{% $a %}'], Deep: '{% $b %}' };
    expect(faultsOf(given, 'JSONata')).toEqual([]);
    expect(faultsOf('{% $states.input %}', 'JSONata')).toEqual([]);
    expect(faultsOf(given)).toEqual([
      'Parameters.Count is "{% 1 + 1 %}", not a number',
      'Parameters.Deep is "{% $b %}", not an object',
    ]);
  });

  it('knows no keys of paths in JSONata', () => {
    expect(faultsOf({ Name: 'a', 'Count.$': '$.a' }, 'JSONata')).toEqual([
      'Parameters.Count.$ is none of Name, Kind, Count, Yes, Names, Tags, Deep, Value, Maybe, Payload',
    ]);
  });
});
