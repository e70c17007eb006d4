import { expect, test } from 'vitest';
import { queryError, runtimeError, StatesError } from '../../src/engine/states-error';

test('an error of the States Language has a name, a problem and a place', () => {
  const error = new StatesError('States.ItemReaderFailed', 'No such key', 'ItemReader');
  expect(error).toBeInstanceOf(Error);
  expect({ ...error, message: error.message }).toEqual({
    name: 'StatesError',
    error: 'States.ItemReaderFailed',
    problem: 'No such key',
    location: 'ItemReader',
    message: 'States.ItemReaderFailed: No such key',
  });
});

test('data that a state cannot go on with is States.Runtime', () => {
  expect(runtimeError('Not there')).toMatchObject({ error: 'States.Runtime', problem: 'Not there' });
});

test('an expression that fails is States.QueryEvaluationError, with the field it stands in', () => {
  expect(queryError('Not there', 'Output/a')).toMatchObject({
    error: 'States.QueryEvaluationError',
    problem: 'Not there',
    location: 'Output/a',
  });
});
