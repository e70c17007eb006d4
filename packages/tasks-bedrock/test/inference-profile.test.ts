import { JsonPath, TaskInput } from '@cdk-sfn/core';
import { Aws, Stack } from 'aws-cdk-lib';
import * as bedrock from 'aws-cdk-lib/aws-bedrock';
import { beforeEach, expect, test } from 'vitest';
import { permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { BedrockInvokeModel, InferenceProfile } from '../src';
import type { BedrockInvokeModelProps } from '../src';

const own = 'arn:aws:bedrock:eu-west-1:111111111111:application-inference-profile/abc';
const novaLite = 'arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0';
let stack: Stack;

beforeEach(() => {
  stack = new Stack();
});

function ask(model: bedrock.IModel, props: Partial<BedrockInvokeModelProps> = {}): BedrockInvokeModel {
  return new BedrockInvokeModel(stack, 'Ask', { model, body: TaskInput.fromObject({}), ...props });
}

/** Leave to call a profile, and the models behind it. */
function through(profile: string, ...models: string[]): unknown {
  return [
    { Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource: profile },
    {
      Effect: 'Allow',
      Action: 'bedrock:InvokeModel',
      Resource: models.length === 1 ? models[0] : models,
      Condition: { ArnLike: { 'bedrock:InferenceProfileArn': profile } },
    },
  ];
}

test('is called by its ARN', () => {
  expect(stateOf(ask(InferenceProfile.fromId(stack, 'eu.amazon.nova-lite-v1:0')))).toMatchObject({
    Parameters: {
      ModelId: 'arn:<AWS::Partition>:bedrock:<AWS::Region>:<AWS::AccountId>:inference-profile/eu.amazon.nova-lite-v1:0',
    },
  });
});

test('for several regions lets its model be called in any', () => {
  expect(permissionsOf(ask(InferenceProfile.fromId(stack, 'us-gov.amazon.nova-lite-v1:0')))).toEqual(
    through(
      'arn:<AWS::Partition>:bedrock:<AWS::Region>:<AWS::AccountId>:inference-profile/us-gov.amazon.nova-lite-v1:0',
      'arn:<AWS::Partition>:bedrock:*::foundation-model/amazon.nova-lite-v1:0',
    ),
  );
});

test('for several regions lets its model be called in those that are named', () => {
  const profile = InferenceProfile.fromId(stack, 'eu.amazon.nova-lite-v1:0', { regions: ['eu-west-1', 'eu-north-1'] });

  expect(permissionsOf(ask(profile))).toEqual(
    through(
      'arn:<AWS::Partition>:bedrock:<AWS::Region>:<AWS::AccountId>:inference-profile/eu.amazon.nova-lite-v1:0',
      'arn:<AWS::Partition>:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0',
      'arn:<AWS::Partition>:bedrock:eu-north-1::foundation-model/amazon.nova-lite-v1:0',
    ),
  );
});

test('of the account lets the models be called that are named', () => {
  expect(permissionsOf(ask(InferenceProfile.fromArn(own, [{ modelArn: novaLite }])))).toEqual(through(own, novaLite));
});

test('is known by its ARN', () => {
  const modelArn = `arn:aws:bedrock:${Aws.REGION}:111111111111:inference-profile/eu.amazon.nova-lite-v1:0`;

  expect(permissionsOf(ask({ modelArn }))).toEqual(
    through(
      'arn:aws:bedrock:<AWS::Region>:111111111111:inference-profile/eu.amazon.nova-lite-v1:0',
      'arn:<AWS::Partition>:bedrock:*::foundation-model/amazon.nova-lite-v1:0',
    ),
  );
});

test('of the account, by its ARN, lets any model be called through it', () => {
  expect(permissionsOf(ask({ modelArn: own }))).toEqual(
    through(own, 'arn:<AWS::Partition>:bedrock:*::foundation-model/*'),
  );
});

test('of the app lets any model be called through it', () => {
  const profile = new bedrock.CfnApplicationInferenceProfile(stack, 'Profile', { inferenceProfileName: 'mine' });

  expect(permissionsOf(ask({ modelArn: profile.attrInferenceProfileArn }))).toEqual(
    through('<Profile.InferenceProfileArn>', 'arn:<AWS::Partition>:bedrock:*::foundation-model/*'),
  );
});

test('may be one of those that the state chooses from', () => {
  const task = ask({ modelArn: JsonPath.stringAt('$.model') }, { allowedTargets: [novaLite, own] });

  expect(permissionsOf(task)).toEqual([
    { Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource: [novaLite, own] },
    {
      Effect: 'Allow',
      Action: 'bedrock:InvokeModel',
      Resource: 'arn:<AWS::Partition>:bedrock:*::foundation-model/*',
      Condition: { ArnLike: { 'bedrock:InferenceProfileArn': own } },
    },
  ]);
});
