import { expect, test } from 'vitest';
import { DeskError } from '../../src/desk/desk-error';
import { reportProblem } from '../../src/desk/report-problem';
import { InvalidDefinition } from '../../src/engine/state-machine';
import { MissingMock } from '../../src/task-mocks';
import { testIo } from './test-io';

test.each<[Error, number, string]>([
  [new DeskError('Write a file.'), 2, 'Write a file.\nSee cdk-sfn-local --help\n'],
  [
    new InvalidDefinition([{ code: 'X', message: 'is missing', location: '/StartAt' }] as never),
    2,
    'AWS Step Functions would not take this definition:\n  /StartAt: is missing\n',
  ],
  [new MissingMock('Add a mock.'), 4, 'Add a mock.\n'],
])('%s', (problem, code, text) => {
  const io = testIo();
  expect(reportProblem(problem, io)).toBe(code);
  expect(io.errors()).toBe(text);
});

test('what is not expected shows where it happened', () => {
  const io = testIo();
  expect(reportProblem(new Error('Broken'), io)).toBe(4);
  expect(io.errors()).toMatch(/^Error: Broken\n {4}at /);
  const other = testIo();
  reportProblem('text', other);
  expect(other.errors()).toMatch(/^Error: text\n/);
});
