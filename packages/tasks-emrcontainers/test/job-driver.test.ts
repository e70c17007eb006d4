import { JsonPath, TaskInput } from '@cdk-sfn/core';
import { Lazy } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import type { SparkSubmitJobDriver } from '../src';
import { jobDriverArgument, jobDriverProblems } from '../src/job-driver';

const PROP = 'jobDriver.sparkSubmitJobDriver';
const entryPoint = TaskInput.fromText('local:///opt/pi.py');
const list = (items: unknown) => TaskInput.fromObject(items as { [key: string]: any });
const problems = (driver: Partial<SparkSubmitJobDriver>) =>
  jobDriverProblems({ sparkSubmitJobDriver: { entryPoint, ...driver } }).filter((each) => each !== undefined);

test('is as the API has it', () => {
  const driver = { entryPoint, entryPointArguments: list(['10']), sparkSubmitParameters: '--conf a=b' };

  expect(jobDriverArgument({ sparkSubmitJobDriver: driver })).toEqual({
    SparkSubmitJobDriver: {
      EntryPoint: 'local:///opt/pi.py',
      EntryPointArguments: ['10'],
      SparkSubmitParameters: '--conf a=b',
    },
  });
});

test.each([
  ['', false],
  ['a', true],
  ['a'.repeat(256), true],
  ['a'.repeat(257), false],
  [JsonPath.stringAt('$.entryPoint'), true],
])('the entry point %j', (text, passes) => {
  expect(problems({ entryPoint: TaskInput.fromText(text) })).toEqual(
    passes
      ? []
      : [
          {
            prop: `${PROP}.entryPoint`,
            problem: `has ${text.length} characters`,
            fix: 'give 1 to 256 characters',
          },
        ],
  );
});

test.each([
  ['a list', list(['a', 'b'])],
  ['a list with a reference', list(['a', JsonPath.stringAt('$.b')])],
  ['a reference', TaskInput.fromJsonPathAt('$.list')],
  ['a reference to a list', list(JsonPath.listAt('$.list'))],
  ['an expression', TaskInput.fromText('{% $states.input.list %}')],
  ['a list that is known later', list(Lazy.list({ produce: () => ['a'] }))],
  ['something that is known later', list(Lazy.any({ produce: () => ['a'] }))],
])('the arguments may be %s', (_, entryPointArguments) => {
  expect(problems({ entryPointArguments })).toEqual([]);
});

test.each([
  ['text', TaskInput.fromText('a b')],
  ['an object', list({ a: 'b' })],
])('the arguments may not be %s', (_, entryPointArguments) => {
  expect(problems({ entryPointArguments })).toEqual([
    {
      prop: `${PROP}.entryPointArguments`,
      problem: 'is no list',
      fix: 'use TaskInput.fromObject with a list of texts, or a reference to one',
    },
  ]);
});

test('the arguments are texts, and not too many', () => {
  expect(problems({ entryPointArguments: list(['a', 1, '']) })).toEqual([
    {
      prop: `${PROP}.entryPointArguments[1]`,
      problem: 'is no text',
      fix: 'use TaskInput.fromText, or a reference to a text',
    },
    { prop: `${PROP}.entryPointArguments[2]`, problem: 'has 0 characters', fix: 'give 1 to 10280 characters' },
  ]);
  expect(problems({ entryPointArguments: list([]) })).toEqual([
    { prop: `${PROP}.entryPointArguments`, problem: 'has 0 arguments', fix: 'give 1 to 10280 arguments' },
  ]);
});

test('parameters are not empty', () => {
  expect(problems({ sparkSubmitParameters: '--conf a=b' })).toEqual([]);
  expect(problems({ sparkSubmitParameters: '' })).toEqual([
    { prop: `${PROP}.sparkSubmitParameters`, problem: 'has 0 characters', fix: 'give 1 to 102400 characters' },
  ]);
});
