import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { hyperparameterProblems, hyperparametersArgument } from '../src/hyperparameters';
import { renderedIn } from './granted-and-rendered';

const rendered = (parameters: { [name: string]: unknown }) =>
  renderedIn(new Stack(), { HyperParameters: hyperparametersArgument(parameters) });

test('text stays as it is', () => {
  expect(rendered({ objective: 'reg:logistic' })).toEqual({ HyperParameters: { objective: 'reg:logistic' } });
});

test('numbers and truth values become text', () => {
  expect(rendered({ epochs: 10, early: true })).toEqual({ HyperParameters: { epochs: '10', early: 'true' } });
});

test('text from the state stays as it is, a number becomes text', () => {
  expect(rendered({ a: JsonPath.stringAt('$.a'), b: JsonPath.numberAt('$.b') })).toEqual({
    HyperParameters: { 'a.$': '$.a', 'b.$': "States.Format('{}', $.b)" },
  });
});

test('in JSONata a number becomes text', () => {
  const stack = new Stack();

  expect(stack.resolve(hyperparametersArgument({ b: Jsonata.number('$b') }))).toEqual({ b: '{% $string($b) %}' });
});

test('all of them may come from the state', () => {
  expect(rendered(JsonPath.objectAt('$.parameters'))).toEqual({ 'HyperParameters.$': '$.parameters' });
});

test('none are none', () => {
  expect(hyperparametersArgument(undefined)).toBeUndefined();
  expect(hyperparameterProblems('hyperparameters', undefined)).toEqual([]);
});

test('there may be 100, of 2500 characters each', () => {
  const parameters = Object.fromEntries([...Array(100).keys()].map((i) => [`p${i}`, 'x'.repeat(2500)]));

  expect(hyperparameterProblems('hyperparameters', parameters).filter(Boolean)).toEqual([]);
});

test('more are a problem, and so is a longer one', () => {
  const parameters = Object.fromEntries([...Array(101).keys()].map((i) => [`p${i}`, i === 7 ? 'x'.repeat(2501) : i]));

  expect(hyperparameterProblems('hyperparameters', parameters).filter(Boolean)).toEqual([
    { prop: 'hyperparameters', problem: 'has 101 parameters', fix: 'give at most 100 parameters' },
    { prop: 'hyperparameters.p7', problem: 'has 2501 characters', fix: 'give at most 2500 characters' },
  ]);
});

test('those from the state are not counted', () => {
  expect(hyperparameterProblems('hyperparameters', JsonPath.objectAt('$.parameters'))).toEqual([]);
});

test('lists and objects are problems', () => {
  const parameters = { layers: [64, 32], options: { deep: true }, given: JsonPath.listAt('$.layers') };
  const fix = 'give text, which JsonPath.format makes of numbers and JsonPath.jsonToString of objects';

  expect(hyperparameterProblems('hyperparameters', parameters).filter(Boolean)).toEqual([
    { prop: 'hyperparameters.layers', problem: 'is a list, but hyperparameters are text', fix },
    { prop: 'hyperparameters.options', problem: 'is an object, but hyperparameters are text', fix },
    { prop: 'hyperparameters.given', problem: 'is a list, but hyperparameters are text', fix },
  ]);
});
