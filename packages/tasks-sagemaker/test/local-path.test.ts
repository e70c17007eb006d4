import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { localPathProblem } from '../src/local-path';

test.each([
  ['/', '/out'],
  ['/', `/${'a'.repeat(255)}`],
  ['/opt/ml/processing/', '/opt/ml/processing/in'],
  ['/', JsonPath.stringAt('$.path')],
  ['/opt/ml/processing/', '{% $path %}'],
])('in %s there may be %s', (folder, path) => {
  expect(localPathProblem('localPath', path, { folder, isAppManaged: false })).toBeUndefined();
});

test.each(['', 'out', `/${'a'.repeat(256)}`])('%s is no absolute path', (path) => {
  expect(localPathProblem('localPath', path, { folder: '/', isAppManaged: true })).toEqual({
    prop: 'localPath',
    problem: `is ${JSON.stringify(path)}`,
    fix: 'give an absolute path of at most 256 characters',
  });
});

test('a path may have to be in a folder', () => {
  expect(localPathProblem('localPath', '/in', { folder: '/opt/', isAppManaged: false })).toEqual({
    prop: 'localPath',
    problem: 'is "/in"',
    fix: 'give an absolute path of at most 256 characters that begins with /opt/',
  });
});

test('only a container that gets its data by itself needs none', () => {
  expect(localPathProblem('localPath', undefined, { folder: '/', isAppManaged: true })).toBeUndefined();
  expect(localPathProblem('localPath', undefined, { folder: '/', isAppManaged: false })).toEqual({
    prop: 'localPath',
    problem: 'is missing, as appManaged is not true',
    fix: 'give an absolute path of at most 256 characters',
  });
});
