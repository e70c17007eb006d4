import { JsonPath } from '@cdk-sfn/core';
import { Lazy } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { buildIdProblem } from '../src/build-id';

test.each([
  ['an id', 'site:0f3e-1'],
  ['an ARN of a build', 'arn:aws:codebuild:eu-west-1:111111111111:build/site:0f3e-1'],
  ['an ARN of a batch', 'arn:aws-cn:codebuild:cn-north-1:111111111111:build-batch/site:0f3e-1'],
  ['a reference', JsonPath.stringAt('$.id')],
  ['an expression', '{% $states.input.id %}'],
  ['a token of the CDK', Lazy.string({ produce: () => 'site:0f3e-1' })],
])('%s passes', (_, id) => {
  expect(buildIdProblem('buildId', id)).toBeUndefined();
});

test.each(['', 'site', 'site:', ':0f3e', 'the site:0f3e', 'arn:aws:codebuild:eu-west-1:111111111111:project/site'])(
  '%j is no id',
  (id) => {
    expect(buildIdProblem('buildId', id)).toEqual({
      prop: 'buildId',
      problem: `is ${JSON.stringify(id)}, which is no id of CodeBuild`,
      fix: 'give the name of the project, a colon and what follows it, as in the Id that CodeBuild answers with',
    });
  },
);
