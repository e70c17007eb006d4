import { Jsonata, JsonPath, TaskInput } from '@cdk-sfn/core';
import { App, Stack } from 'aws-cdk-lib';
import { InstanceClass, InstanceSize, InstanceType } from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { SageMakerCreateEndpointConfig } from '../src';
import type { ProductionVariant } from '../src';

let stack: Stack;
const variant: ProductionVariant = {
  initialInstanceCount: 2,
  instanceType: InstanceType.of(InstanceClass.M5, InstanceSize.XLARGE),
  modelName: 'MyModel',
  variantName: 'awesome-variant',
};
const props = { endpointConfigName: 'MyConfig', productionVariants: [variant] };
const config = 'arn:<AWS::Partition>:sagemaker:<AWS::Region>:<AWS::AccountId>:endpoint-config/myconfig';
const create = { Effect: 'Allow', Action: 'sagemaker:CreateEndpointConfig', Resource: config };
const listTags = { Effect: 'Allow', Action: 'sagemaker:ListTags', Resource: '*' };

beforeEach(() => {
  stack = new Stack();
});

test('makes a configuration from a JSONPath state', () => {
  const task = SageMakerCreateEndpointConfig.jsonPath(stack, 'Task', {
    endpointConfigName: JsonPath.stringAt('$.config'),
    productionVariants: [{ ...variant, modelName: JsonPath.stringAt('$.model') }],
    tags: TaskInput.fromObject({ team: 'ml' }),
    kmsKey: new kms.Key(stack, 'Key'),
  });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::sagemaker:createEndpointConfig',
    Parameters: {
      'EndpointConfigName.$': '$.config',
      Tags: [{ Key: 'team', Value: 'ml' }],
      KmsKeyId: '<Key>',
      ProductionVariants: [
        {
          InitialInstanceCount: 2,
          InstanceType: 'ml.m5.xlarge',
          'ModelName.$': '$.model',
          VariantName: 'awesome-variant',
        },
      ],
    },
  });
});

test('makes a configuration from a JSONata state', () => {
  const task = SageMakerCreateEndpointConfig.jsonata(stack, 'Task', {
    endpointConfigName: '{% $states.input.config %}',
    productionVariants: [
      {
        ...variant,
        initialInstanceCount: Jsonata.number('$states.input.count'),
        instanceType: new InstanceType('{% $states.input.type %}'),
      },
    ],
  });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::sagemaker:createEndpointConfig',
    Arguments: {
      EndpointConfigName: '{% $states.input.config %}',
      ProductionVariants: [
        {
          InitialInstanceCount: '{% $states.input.count %}',
          InstanceType: '{% $states.input.type %}',
          ModelName: 'MyModel',
          VariantName: 'awesome-variant',
        },
      ],
    },
  });
});

test('names the key of another account by its ARN', () => {
  const env = { account: '111111111111', region: 'eu-west-1' };
  stack = new Stack(new App(), 'Stack', { env });
  const kmsKey = kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd');

  expect(stateOf(new SageMakerCreateEndpointConfig(stack, 'Task', { ...props, kmsKey }))).toMatchObject({
    Parameters: { KmsKeyId: 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd' },
  });
});

test('may make the configuration', () => {
  expect(permissionsOf(new SageMakerCreateEndpointConfig(stack, 'Task', props))).toEqual([create, listTags]);
});

test('may put its tags on it', () => {
  const tags = TaskInput.fromObject({ team: 'ml' });

  expect(permissionsOf(new SageMakerCreateEndpointConfig(stack, 'Task', { ...props, tags }))).toEqual([
    create,
    listTags,
    { Effect: 'Allow', Action: 'sagemaker:AddTags', Resource: config },
  ]);
});

test.each([1, 10])('%i variants are fine', (count) => {
  const productionVariants = Array<ProductionVariant>(count).fill(variant);

  expect(stateOf(new SageMakerCreateEndpointConfig(stack, 'Task', { ...props, productionVariants }))).toMatchObject({
    Parameters: { ProductionVariants: { length: count } },
  });
});

test.each([0, 11])('%i variants are an error', (count) => {
  const productionVariants = Array<ProductionVariant>(count).fill(variant);

  expect(messageOf(() => new SageMakerCreateEndpointConfig(stack, 'Task', { ...props, productionVariants }))).toBe(
    `Default/Task has a problem:\n  - productionVariants has ${count} variants: give 1 to 10 variants`,
  );
});

test('all problems of all variants are reported together', () => {
  const productionVariants = [
    variant,
    { ...variant, initialInstanceCount: 0 },
    { modelName: 'MyModel', variantName: 'third' },
  ];

  expect(
    messageOf(
      () => new SageMakerCreateEndpointConfig(stack, 'Task', { endpointConfigName: 'a_b', productionVariants }),
    ),
  ).toBe(
    'Default/Task has 3 problems:\n' +
      '  - endpointConfigName is "a_b": write it of letters, digits and hyphens, no hyphen at the beginning or the end\n' +
      '  - productionVariants[1].initialInstanceCount is 0: give at least 1\n' +
      '  - productionVariants[2] has neither an instanceType nor a serverlessConfig: give one of them',
  );
});

test.each([sfn.IntegrationPattern.RUN_JOB, sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
  'does not support %s',
  (integrationPattern) => {
    expect(messageOf(() => new SageMakerCreateEndpointConfig(stack, 'Task', { ...props, integrationPattern }))).toBe(
      `Default/Task has a problem:\n  - integrationPattern is ${integrationPattern}, which this task does not support: use REQUEST_RESPONSE`,
    );
  },
);
