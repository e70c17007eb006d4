import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import type { EmrServerlessJobDriver } from '../src';
import { jobDriverArgument, jobDriverProblems } from '../src/job-driver';

const problems = (driver: EmrServerlessJobDriver) => jobDriverProblems(driver).filter((each) => each !== undefined);
const sparkSubmit = { entryPoint: 's3://scripts/job.py' };
const hive = { query: 's3://scripts/query.ql' };

test('is as the API has it', () => {
  expect(
    jobDriverArgument({ sparkSubmit: { ...sparkSubmit, entryPointArguments: ['a'], sparkSubmitParameters: '--conf' } }),
  ).toEqual({
    SparkSubmit: { EntryPoint: 's3://scripts/job.py', EntryPointArguments: ['a'], SparkSubmitParameters: '--conf' },
  });
  expect(jobDriverArgument({ hive: { ...hive, initQueryFile: 's3://scripts/init.ql', parameters: '-v' } })).toEqual({
    Hive: { Query: 's3://scripts/query.ql', InitQueryFile: 's3://scripts/init.ql', Parameters: '-v' },
  });
});

test('is one of the two', () => {
  expect([...problems({ sparkSubmit }), ...problems({ hive })]).toEqual([]);
  expect(problems({})).toEqual([{ prop: 'jobDriver', problem: 'has nothing to do', fix: 'give sparkSubmit or hive' }]);
  expect(problems({ hive, sparkSubmit })).toEqual([
    {
      prop: 'jobDriver',
      problem: 'has both sparkSubmit and hive',
      fix: 'keep the one of the type of the application',
    },
  ]);
});

test('has no empty texts', () => {
  const empty = { problem: 'has 0 characters' };

  expect(
    problems({ sparkSubmit: { entryPoint: '', entryPointArguments: ['a', ''], sparkSubmitParameters: '' } }),
  ).toMatchObject([
    { prop: 'jobDriver.sparkSubmit.entryPoint', ...empty },
    { prop: 'jobDriver.sparkSubmit.entryPointArguments[1]', ...empty },
    { prop: 'jobDriver.sparkSubmit.sparkSubmitParameters', ...empty },
  ]);
  expect(problems({ hive: { query: '', initQueryFile: '', parameters: '' } })).toMatchObject([
    { prop: 'jobDriver.hive.query', ...empty },
    { prop: 'jobDriver.hive.initQueryFile', ...empty },
    { prop: 'jobDriver.hive.parameters', ...empty },
  ]);
});

test('may come from the state', () => {
  expect(
    problems({
      sparkSubmit: { entryPoint: JsonPath.stringAt('$.entry'), entryPointArguments: JsonPath.listAt('$.arguments') },
    }),
  ).toEqual([]);
});
