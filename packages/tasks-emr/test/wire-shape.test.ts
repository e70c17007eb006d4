import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Duration, Lazy, Size } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import {
  amount,
  asIs,
  isKnownLater,
  keyValues,
  list,
  number,
  object,
  orElse,
  problemsIn,
  text,
  wireForm,
} from '../src/wire-shape';
import type { WireShape } from '../src/wire-shape';

interface Leaf {
  readonly count?: number;
  readonly wait?: Duration;
}

interface Tree {
  readonly name?: string;
  readonly stays?: boolean;
  readonly size?: Size;
  readonly tags?: { [key: string]: string };
  readonly leaf?: Leaf;
  readonly leaves?: Leaf[];
}

const LEAF: WireShape<Leaf> = {
  fields: { count: number({ min: 1, max: 9, unit: 'things' }), wait: amount('seconds', { min: 60 }) },
  rules: ({ count, wait }) => [
    count === 3 && { prop: 'count', problem: 'is three', fix: 'give another' },
    count === undefined && wait === undefined && { prop: '', problem: 'is empty', fix: 'give something' },
  ],
};

const TREE: WireShape<Tree> = {
  fields: {
    name: text({ max: 4 }),
    stays: orElse(true),
    size: amount('gibibytes', { name: 'SizeInGB' }),
    tags: keyValues,
    leaf: object(LEAF),
    leaves: list(LEAF),
  },
};

describe('wireForm', () => {
  test('names have capitals, or are those that are given, in the order of the request', () => {
    const tree: Tree = {
      leaves: [{ count: 1 }, { wait: Duration.minutes(2) }],
      leaf: { count: 2 },
      tags: { a: 'b' },
      size: Size.gibibytes(5),
      name: 'oak',
      stays: false,
    };

    expect(JSON.stringify(wireForm(TREE, tree))).toBe(
      JSON.stringify({
        Name: 'oak',
        Stays: false,
        SizeInGB: 5,
        Tags: [{ Key: 'a', Value: 'b' }],
        Leaf: { Count: 2 },
        Leaves: [{ Count: 1 }, { Wait: 120 }],
      }),
    );
  });

  test('what is not given is left out, unless something stands there then', () => {
    expect(wireForm(TREE, {})).toEqual({ Stays: true });
  });

  test('props that are no part of the request are left out', () => {
    expect(wireForm(LEAF, { count: 1, other: 2 } as Leaf)).toEqual({ Count: 1 });
  });

  test.each([
    ['object', JsonPath.objectAt('$.tree')],
    ['text', '{% $states.input.tree %}'],
    ['CDK token', Lazy.any({ produce: () => ({}) })],
  ])('an %s that is known later is handed on as a whole', (_, value) => {
    expect(wireForm(TREE, value as Tree)).toBe(value);
    expect(wireForm(TREE, { leaf: value, leaves: [value] } as unknown as Tree)).toEqual({
      Stays: true,
      Leaf: value,
      Leaves: [value],
    });
  });

  test('so is a list', () => {
    const leaves = JsonPath.listAt('$.leaves') as unknown as Leaf[];

    expect(wireForm(TREE, { leaves })).toEqual({ Stays: true, Leaves: leaves });
  });

  test('and a number where a duration is asked for', () => {
    const wait = JsonPath.numberAt('$.seconds');

    expect(wireForm(LEAF, { wait: wait as unknown as Duration })).toEqual({ Wait: wait });
  });

  test('null stays', () => {
    expect(wireForm({ fields: { a: asIs } }, { a: null })).toEqual({ A: null });
  });
});

describe('problemsIn', () => {
  test('problems have their place', () => {
    expect(
      problemsIn(TREE, 'tree', { name: 'birch', leaf: { count: 10 }, leaves: [{ count: 1 }, { count: 0 }] }),
    ).toEqual([
      { prop: 'tree.name', problem: 'has 5 characters', fix: 'give at most 4 characters' },
      { prop: 'tree.leaf.count', problem: 'is 10 things', fix: 'give 1 to 9 things' },
      { prop: 'tree.leaves[1].count', problem: 'is 0 things', fix: 'give 1 to 9 things' },
    ]);
  });

  test('the outermost object has no name', () => {
    expect(problemsIn(LEAF, '', { count: 0 })).toEqual([
      { prop: 'count', problem: 'is 0 things', fix: 'give 1 to 9 things' },
    ]);
  });

  test('rules are about props, or about the object', () => {
    expect(problemsIn(TREE, '', { leaf: { count: 3 }, leaves: [{}] })).toEqual([
      { prop: 'leaf.count', problem: 'is three', fix: 'give another' },
      { prop: 'leaves[0]', problem: 'is empty', fix: 'give something' },
    ]);
  });

  test('amounts have limits, and are whole in the unit', () => {
    expect(problemsIn(LEAF, '', { wait: Duration.seconds(59) })).toEqual([
      { prop: 'wait', problem: 'is 59 seconds', fix: 'give at least 60 seconds' },
    ]);
    expect(problemsIn(TREE, '', { size: Size.mebibytes(100) })).toMatchObject([
      { prop: 'size', problem: 'cannot be given to the service, which takes gibibytes' },
    ]);
  });

  test.each([
    ['whole', JsonPath.objectAt('$.tree')],
    ['text', { name: JsonPath.stringAt('$.aLongName') }],
    ['number', { leaf: { count: JsonPath.numberAt('$.n') } }],
    ['JSONata number', { leaf: { count: Jsonata.number('$states.input.n') } }],
    ['written-out number', { leaf: { count: '{% $states.input.n %}' } }],
    ['duration', { leaf: { wait: Duration.seconds(JsonPath.numberAt('$.n')) } }],
    ['object', { leaf: JsonPath.objectAt('$.leaf') }],
    ['list', { leaves: JsonPath.listAt('$.leaves') }],
    ['item', { leaves: [JsonPath.objectAt('$.leaf')] }],
  ])('nothing is said of a %s from the state', (_, tree) => {
    expect(problemsIn(TREE, '', tree as unknown as Tree)).toEqual([]);
  });
});

test.each([
  [JsonPath.objectAt('$.a'), true],
  [JsonPath.listAt('$.a'), true],
  [JsonPath.numberAt('$.a'), true],
  [`a-${JsonPath.stringAt('$.a')}`, true],
  ['{% $states.input.a %}', true],
  [Lazy.string({ produce: () => 'a' }), true],
  [undefined, false],
  [null, false],
  ['a', false],
  [0, false],
  [[], false],
  [['a'], false],
  [{ a: JsonPath.stringAt('$.a') }, false],
  [Duration.seconds(JsonPath.numberAt('$.a')), false],
])('whether value %# is known later', (value, expected) => {
  expect(isKnownLater(value)).toBe(expected);
});
