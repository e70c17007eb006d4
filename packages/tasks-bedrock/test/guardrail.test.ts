import { TaskInput } from '@cdk-sfn/core';
import { JsonPath } from '@cdk-sfn/core';
import { Aws, Stack } from 'aws-cdk-lib';
import * as bedrock from 'aws-cdk-lib/aws-bedrock';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { BedrockInvokeModel, Guardrail } from '../src';

let stack: Stack;

beforeEach(() => {
  stack = new Stack();
});

function guarded(guardrail: Guardrail, allowedGuardrails?: string[]): BedrockInvokeModel {
  return new BedrockInvokeModel(stack, 'Ask', {
    model: { modelArn: 'arn:aws:bedrock:eu-west-1::foundation-model/nova' },
    body: TaskInput.fromObject({}),
    guardrail,
    allowedGuardrails,
  });
}

function arnOf(task: BedrockInvokeModel): unknown {
  const [, applyGuardrail] = permissionsOf(task) as { readonly Resource: unknown }[];
  return applyGuardrail?.Resource;
}

test('has an identifier and a version', () => {
  expect(Guardrail.enable('abc123', 99_999_999)).toMatchObject({
    guardrailIdentifier: 'abc123',
    guardrailVersion: '99999999',
  });
});

test('may be a draft', () => {
  expect(Guardrail.enableDraft('abc123')).toMatchObject({
    guardrailIdentifier: 'abc123',
    guardrailVersion: 'DRAFT',
  });
});

describe('permission', () => {
  test('is on the guardrail with the id', () => {
    expect(arnOf(guarded(Guardrail.enable('abc123', 1)))).toBe(
      'arn:<AWS::Partition>:bedrock:<AWS::Region>:<AWS::AccountId>:guardrail/abc123',
    );
  });

  test('is on the ARN', () => {
    const arn = 'arn:aws:bedrock:eu-west-1:222222222222:guardrail/abc123';

    expect(arnOf(guarded(Guardrail.enable(arn, 1)))).toBe(arn);
  });

  test('is on an ARN of which deployment knows a part', () => {
    const guardrail = Guardrail.enable(`arn:aws:bedrock:${Aws.REGION}:222222222222:guardrail/abc123`, 1);

    expect(arnOf(guarded(guardrail))).toBe('arn:aws:bedrock:<AWS::Region>:222222222222:guardrail/abc123');
  });

  test.each([
    ['the ARN', 'attrGuardrailArn', '<Strict.GuardrailArn>'],
    [
      'the id',
      'attrGuardrailId',
      'arn:<AWS::Partition>:bedrock:<AWS::Region>:<AWS::AccountId>:guardrail/<Strict.GuardrailId>',
    ],
  ] as const)('is on a guardrail of the app, by %s', (_, attribute, arn) => {
    const guardrail = new bedrock.CfnGuardrail(stack, 'Strict', {
      name: 'strict',
      blockedInputMessaging: 'No',
      blockedOutputsMessaging: 'No',
    });

    expect(arnOf(guarded(Guardrail.enableDraft(guardrail[attribute])))).toBe(arn);
  });

  test('is on those that one from the state may be', () => {
    const task = guarded(Guardrail.enableDraft(JsonPath.stringAt('$.guardrail')), [
      'arn:aws:bedrock:eu-west-1:222222222222:guardrail/*',
    ]);

    expect(arnOf(task)).toBe('arn:aws:bedrock:eu-west-1:222222222222:guardrail/*');
    expect(stateOf(task)).toMatchObject({ Parameters: { 'GuardrailIdentifier.$': '$.guardrail' } });
  });
});

describe('is refused', () => {
  test.each([
    [
      'from the state, when it may be any',
      () => Guardrail.enableDraft(JsonPath.stringAt('$.guardrail')),
      'Default/Ask has a problem:\n  - guardrail comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedGuardrails',
    ],
    [
      'without an id',
      () => Guardrail.enableDraft('arn:aws:bedrock:eu-west-1:222222222222:guardrail'),
      'Default/Ask has a problem:\n  - guardrail identifier is "arn:aws:bedrock:eu-west-1:222222222222:guardrail": give an id of lowercase letters and digits, or an ARN that ends in guardrail/ and such an id',
    ],
    [
      'with a long id',
      () => Guardrail.enableDraft('a'.repeat(2049)),
      'Default/Ask has a problem:\n  - guardrail identifier has 2049 characters: give 1 to 2048 characters',
    ],
    [
      'with version 0',
      () => Guardrail.enable('abc', 0),
      'Default/Ask has a problem:\n  - guardrail version is 0: give 1 to 99999999',
    ],
    [
      'with version 100000000',
      () => Guardrail.enable('abc', 100_000_000),
      'Default/Ask has a problem:\n  - guardrail version is 100000000: give 1 to 99999999',
    ],
    [
      'with a broken version',
      () => Guardrail.enable('abc', 1.5),
      'Default/Ask has a problem:\n  - guardrail version is 1.5: give a whole number',
    ],
  ])('%s', (_, guardrail, message) => {
    expect(messageOf(() => guarded(guardrail()))).toBe(message);
  });

  test.each([
    ['a long id', () => Guardrail.enableDraft('a'.repeat(2048))],
    ['version 1', () => Guardrail.enable('abc', 1)],
    ['version 99999999', () => Guardrail.enable('abc', 99_999_999)],
  ])('not with %s', (_, guardrail) => {
    expect(() => guarded(guardrail())).not.toThrow();
  });
});
