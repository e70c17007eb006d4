import { Aws, Stack } from 'aws-cdk-lib';
import { beforeEach, describe, expect, test } from 'vitest';
import { readable } from '../../../tools/vitest/rendered-state';
import { Jsonata, JsonPath } from '../src';
import { escaped, IntrinsicWriter } from '../src/intrinsic-writer';
import { evaluated } from './intrinsic-interpreter';

let told: string[];
let writer: IntrinsicWriter;

beforeEach(() => {
  told = [];
  writer = new IntrinsicWriter({
    problem: (place, problem, fix) => told.push(`${place} ${problem}: ${fix}`),
    literal: (place, value) => told.push(`${place} = ${JSON.stringify(value)}`),
    deployTime: (place, value) => told.push(`${place} deployed ${String(readable(new Stack().resolve(value)))}`),
  });
});

const name = JsonPath.stringAt('$.name');

test('escaped text is that text', () => {
  const text = `'"\\ {} \\' \\\\ }{ \n`;

  expect(evaluated(`'${escaped(text)}'`, {})).toBe(text);
});

describe('every literal is told with its place', () => {
  test('in lists and objects', () => {
    writer.argument('a', ['x', 1, [null], { b: true, c: ['y', name] }]);

    expect(told).toEqual(['a[0] = "x"', 'a[1] = 1', 'a[2][0] = null', 'a[3].b = true', 'a[3].c[0] = "y"']);
  });

  test('but not the text around references', () => {
    writer.argument('a', [`Hello ${name}`]);

    expect(told).toEqual([]);
  });
});

test('every value of deployment is told with its place', () => {
  writer.argument('a', [Aws.REGION, `${Aws.PARTITION}/${name}`, { b: Aws.ACCOUNT_ID }]);

  expect(told).toEqual([
    'a[0] deployed <AWS::Region>',
    'a[1] deployed <AWS::Partition>',
    'a[2].b deployed <AWS::AccountId>',
  ]);
});

test('every problem is told with its place, and writing goes on', () => {
  const written = writer.argument('a', [NaN, Jsonata.string('$x'), { b: NaN, c: 1 }, 'fine']);

  expect(told.filter((line) => !line.includes(' = '))).toEqual([
    'a[0] is NaN, which JSON cannot hold: give a finite number',
    'a[1] is the JSONata expression $x in a JSONPath state: write JsonPath.stringAt or its like, or set queryLanguage to QueryLanguage.JSONATA',
    'a[2].b is NaN, which JSON cannot hold: give a finite number',
  ]);
  expect(written).toContain("'fine'");
});

test('absent values are no arguments', () => {
  expect(writer.argument('a', undefined)).toBeUndefined();
  expect(writer.argument('a', [undefined, 1, { b: undefined }, [undefined]])).toBe(
    "States.Array(1, States.StringToJson('\\{\\}'), States.Array())",
  );
});
