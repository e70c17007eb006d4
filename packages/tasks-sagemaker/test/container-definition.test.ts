import { JsonPath, TaskInput } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { expect, test } from 'vitest';
import { ContainerDefinition, DockerImage, Mode, S3Location } from '../src';
import { grantsOf, renderedIn } from './granted-and-rendered';

test('a container has an image and artifacts, which are granted', () => {
  const stack = new Stack();
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
  const container = new ContainerDefinition({
    image: DockerImage.fromJsonExpression(JsonPath.stringAt('$.image')),
    mode: Mode.MULTI_MODEL,
    modelS3Location: S3Location.fromJsonExpression('$.artifacts'),
    environmentVariables: TaskInput.fromObject({ STAGE: JsonPath.stringAt('$.stage') }),
    containerHostName: 'first',
  });

  expect(renderedIn(stack, container.bind(role).parameters!)).toEqual({
    ContainerHostname: 'first',
    'Image.$': '$.image',
    Mode: 'MultiModel',
    'ModelDataUrl.$': '$.artifacts',
    Environment: { 'STAGE.$': '$.stage' },
  });
  expect(grantsOf(role)).toEqual([
    {
      Effect: 'Allow',
      Action: ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
      Resource: '*',
    },
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: '*' },
  ]);
});

test('a container may come from a model package', () => {
  const stack = new Stack();
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
  const container = new ContainerDefinition({ modelPackageName: 'mine' });

  expect(renderedIn(stack, container.bind(role).parameters!)).toEqual({ ModelPackageName: 'mine' });
  expect(grantsOf(role)).toEqual([]);
});
