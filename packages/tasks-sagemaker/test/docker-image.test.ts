import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { App, Stack } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf } from '../../../tools/vitest/rendered-state';
import { DockerImage } from '../src';
import { grantsOf, renderedIn } from './granted-and-rendered';

let stack: Stack;
let repository: ecr.IRepository;
let role: iam.Role;

beforeEach(() => {
  stack = new Stack();
  repository = ecr.Repository.fromRepositoryName(stack, 'Repository', 'algorithms');
  role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
});

const pull = {
  Effect: 'Allow',
  Action: ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
};
const uri = '<AWS::AccountId>.dkr.ecr.<AWS::Region>.<AWS::URLSuffix>/algorithms';
const arn = 'arn:<AWS::Partition>:ecr:<AWS::Region>:<AWS::AccountId>:repository/algorithms';

describe('fromEcrRepository', () => {
  test('is the latest image', () => {
    expect(renderedIn(stack, DockerImage.fromEcrRepository(repository).bind(role))).toEqual({
      imageUri: `${uri}:latest`,
    });
  });

  test('is the image of a tag', () => {
    expect(renderedIn(stack, DockerImage.fromEcrRepository(repository, 'v2').bind(role))).toEqual({
      imageUri: `${uri}:v2`,
    });
  });

  test('is the image of a digest', () => {
    expect(renderedIn(stack, DockerImage.fromEcrRepository(repository, 'sha256:0a1b').bind(role))).toEqual({
      imageUri: `${uri}@sha256:0a1b`,
    });
  });

  test('the tag may come from the state', () => {
    const image = DockerImage.fromEcrRepository(repository, JsonPath.stringAt('$.tag'));

    expect(renderedIn(stack, image.bind(role))).toEqual({ 'imageUri.$': `States.Format('${uri}:{}', $.tag)` });
  });

  test('grants the pull', () => {
    DockerImage.fromEcrRepository(repository).bind(role);

    expect(grantsOf(role)).toEqual([
      { ...pull, Resource: arn },
      { Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
    ]);
  });

  test('a repository from the state is an error', () => {
    const chosen = ecr.Repository.fromRepositoryName(stack, 'Chosen', JsonPath.stringAt('$.repository'));

    expect(messageOf(() => DockerImage.fromEcrRepository(chosen))).toBe(
      'Default/Chosen has a problem:\n' +
        '  - repository comes from the state, so that no permission can be granted on it: use DockerImage.fromJsonExpression, with the repositories it may be in allowedRepositories',
    );
  });
});

describe('fromJsonExpression', () => {
  test.each([
    ['a path', () => '$.image'],
    ['a reference', () => JsonPath.stringAt('$.image')],
    ['a reference of aws-cdk-lib', () => sfn.JsonPath.stringAt('$.image')],
  ])('%s is the URI', (_, expression) => {
    expect(renderedIn(stack, DockerImage.fromJsonExpression(expression()).bind(role))).toEqual({
      'imageUri.$': '$.image',
    });
  });

  test.each([
    ['an expression', () => '{% $states.input.image %}'],
    ['a reference', () => Jsonata.string('$states.input.image')],
  ])('in JSONata %s is the URI', (_, expression) => {
    expect(stack.resolve(DockerImage.fromJsonExpression(expression()).bind(role).imageUri)).toBe(
      '{% $states.input.image %}',
    );
  });

  test('what is neither a path nor an expression is an error', () => {
    expect(messageOf(() => DockerImage.fromJsonExpression('ubuntu:24.04'))).toBe(
      "A path starts with '$' and an intrinsic function with 'States.' at position 0 of \"ubuntu:24.04\"",
    );
  });

  test.each([undefined, true])('grants the pull of any image (%s)', (allowAnyEcrImagePull) => {
    DockerImage.fromJsonExpression('$.image', allowAnyEcrImagePull).bind(role);

    expect(grantsOf(role)).toEqual([{ ...pull, Resource: '*' }]);
  });

  test('grants nothing for images that are not in ECR', () => {
    DockerImage.fromJsonExpression('$.image', false).bind(role);

    expect(grantsOf(role)).toEqual([]);
  });

  test('allowedRepositories are granted, and nothing else', () => {
    DockerImage.fromJsonExpression('$.image', { allowedRepositories: [repository] }).bind(role);

    expect(grantsOf(role)).toEqual([
      { ...pull, Resource: arn },
      { Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
    ]);
  });
});

test('fromRegistry is the URI, and grants nothing', () => {
  expect(renderedIn(stack, DockerImage.fromRegistry('registry.example.com/algorithm:1').bind(role))).toEqual({
    imageUri: 'registry.example.com/algorithm:1',
  });
  expect(grantsOf(role)).toEqual([]);
});

test('fromAsset is the image of the asset, and grants the pull', () => {
  const app = new App({ context: { 'aws:cdk:disable-asset-staging': true } });
  stack = new Stack(app, 'Known', { env: { account: '111111111111', region: 'eu-west-1' } });
  role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
  const props = { directory: __dirname, exclude: ['*'], file: 'docker-image.test.ts' };
  const { imageUri } = DockerImage.fromAsset(stack, 'Asset', props).bind(role);
  const repositoryName = 'cdk-hnb659fds-container-assets-111111111111-eu-west-1';

  expect(stack.resolve(imageUri)).toEqual({
    'Fn::Sub': expect.stringMatching(
      new RegExp(`^111111111111\\.dkr\\.ecr\\.eu-west-1\\.\\$\\{AWS::URLSuffix\\}/${repositoryName}:[\\da-f]{64}$`),
    ) as string,
  });
  expect(grantsOf(role)).toEqual([
    { ...pull, Resource: `arn:<AWS::Partition>:ecr:eu-west-1:111111111111:repository/${repositoryName}` },
    { Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
  ]);
});
