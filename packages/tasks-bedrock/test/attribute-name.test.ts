import { JsonPath } from '@cdk-sfn/core';
import { Aws, CfnResource, Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { attributeName } from '../src/attribute-name';

const attribute = new CfnResource(new Stack(), 'Guard', { type: 'AWS::Bedrock::Guardrail' })
  .getAtt('GuardrailArn')
  .toString();

test('finds the name of an attribute', () => {
  expect(attributeName(attribute)).toBe('GuardrailArn');
});

test.each([
  'text',
  '',
  `${attribute}/more`,
  `arn:${Aws.PARTITION}:bedrock:${Aws.REGION}::foundation-model/nova`,
  JsonPath.stringAt('$.guardrail'),
])('there is none in %s', (text) => {
  expect(attributeName(text)).toBeUndefined();
});
