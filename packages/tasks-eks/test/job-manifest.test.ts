import { JsonPath, TaskInput } from '@cdk-sfn/core';
import { Lazy } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { jobProblems } from '../src/job-manifest';

const manifest = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'pi' } };

test.each([
  ['a manifest', TaskInput.fromObject(manifest)],
  ['one with its namespace', TaskInput.fromObject({ ...manifest, metadata: { namespace: 'jobs' } })],
  ['one with references', TaskInput.fromObject({ apiVersion: JsonPath.stringAt('$.v'), 'kind.$': '$.kind' })],
  [
    'one whose namespace comes from the state',
    TaskInput.fromObject({ ...manifest, metadata: { 'namespace.$': '$.n' } }),
  ],
  ['one that deployment fills in', TaskInput.fromObject(Lazy.any({ produce: () => manifest }) as never)],
  ['a reference', TaskInput.fromJsonPathAt('$.job')],
  ['an expression', TaskInput.fromText('{% $states.input.job %}')],
])('%s passes', (_, job) => {
  expect(jobProblems(job, 'jobs')).toEqual([]);
});

test('text is no manifest', () => {
  expect(jobProblems(TaskInput.fromText('apiVersion: batch/v1'), undefined)).toEqual([
    {
      prop: 'job',
      problem: 'is text',
      fix: 'use TaskInput.fromObject with the manifest of the job, or a reference to one',
    },
  ]);
});

test('another kind of object is no job', () => {
  expect(jobProblems(TaskInput.fromObject({ apiVersion: 'batch/v1beta1', metadata: null }), undefined)).toEqual([
    { prop: 'job.apiVersion', problem: 'is "batch/v1beta1"', fix: "write 'batch/v1'" },
    { prop: 'job.kind', problem: 'is missing', fix: "write 'Job'" },
  ]);
});

test('there are not two namespaces', () => {
  const job = TaskInput.fromObject({ ...manifest, metadata: { namespace: 'jobs' } });

  expect(jobProblems(job, 'other')).toEqual([
    {
      prop: 'job.metadata.namespace',
      problem: 'is "jobs", but namespace is "other"',
      fix: 'give one of them, or the same in both',
    },
  ]);
  expect(jobProblems(job, undefined)).toEqual([]);
  expect(jobProblems(job, JsonPath.stringAt('$.namespace'))).toEqual([]);
});
