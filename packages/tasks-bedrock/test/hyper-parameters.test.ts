import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { hyperParameterProblems, hyperParameterTexts } from '../src/hyper-parameters';

test('numbers, true and false become text', () => {
  expect(hyperParameterTexts({ epochs: 2, shuffle: true, loss: 'mae' })).toEqual({
    epochs: '2',
    shuffle: 'true',
    loss: 'mae',
  });
});

test('what comes from the state as a whole stays', () => {
  const parameters = JsonPath.objectAt('$.parameters');

  expect(hyperParameterTexts(parameters)).toBe(parameters);
  expect(hyperParameterProblems(parameters)).toEqual([]);
});

test('may be left out', () => {
  expect(hyperParameterTexts(undefined)).toBeUndefined();
  expect(hyperParameterProblems(undefined)).toEqual([]);
});

test('refuses what is no text', () => {
  expect(hyperParameterProblems({ layers: [1, 2], loss: 'mae' })).toEqual([
    {
      prop: 'hyperParameters.layers',
      problem: 'is a list, but hyperparameters are text',
      fix: 'give text, which JsonPath.format makes of numbers and JsonPath.jsonToString of objects',
    },
  ]);
});
