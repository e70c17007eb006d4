import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import { expect, test } from 'vitest';
import { DockerImage } from '../src';
import { appArgument, appProblems } from '../src/app-specification';
import { grantsOf, renderedIn } from './granted-and-rendered';

const image = DockerImage.fromRegistry('registry.example.com/clean:1');

test('runs an image, which may be pulled', () => {
  const stack = new Stack();
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
  const repository = ecr.Repository.fromRepositoryName(stack, 'Repository', 'clean');
  const app = {
    image: DockerImage.fromEcrRepository(repository, 'v1'),
    containerEntrypoint: ['python3', 'clean.py'],
    containerArguments: JsonPath.listAt('$.arguments'),
  };

  expect(renderedIn(stack, appArgument(app, role))).toEqual({
    ImageUri: '<AWS::AccountId>.dkr.ecr.<AWS::Region>.<AWS::URLSuffix>/clean:v1',
    ContainerEntrypoint: ['python3', 'clean.py'],
    'ContainerArguments.$': '$.arguments',
  });
  expect(JSON.stringify(grantsOf(role))).toContain('ecr:BatchGetImage');
  expect(appProblems('appSpecification', app).filter(Boolean)).toEqual([]);
});

test('says nothing of entrypoint and arguments by itself', () => {
  const stack = new Stack();
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });

  expect(renderedIn(stack, appArgument({ image }, role))).toEqual({ ImageUri: 'registry.example.com/clean:1' });
});

test('there may be 100 texts of 256 characters', () => {
  const texts = (count: number, length: number) => Array<string>(count).fill('x'.repeat(length));
  const problemsOf = (containerEntrypoint: string[], containerArguments: string[]) =>
    appProblems('app', { image, containerEntrypoint, containerArguments }).filter(Boolean);

  expect(problemsOf(texts(100, 1), texts(1, 256))).toEqual([]);
  expect(problemsOf([], texts(101, 1))).toEqual([
    { prop: 'app.containerEntrypoint', problem: 'has 0 entries', fix: 'give 1 to 100 entries' },
    { prop: 'app.containerArguments', problem: 'has 101 entries', fix: 'give 1 to 100 entries' },
  ]);
  expect(problemsOf(texts(1, 257), texts(1, 0))).toEqual([
    { prop: 'app.containerEntrypoint[0]', problem: 'has 257 characters', fix: 'give at most 256 characters' },
  ]);
});
