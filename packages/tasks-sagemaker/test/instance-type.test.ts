import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { InstanceClass, InstanceSize, InstanceType } from 'aws-cdk-lib/aws-ec2';
import { expect, test } from 'vitest';
import { mlInstanceType } from '../src/instance-type';

test('the type has ml. before it', () => {
  expect(mlInstanceType(InstanceType.of(InstanceClass.P3, InstanceSize.XLARGE2))).toBe('ml.p3.2xlarge');
});

test('a type that has it already is left alone', () => {
  expect(mlInstanceType(new InstanceType('ml.m5.large'))).toBe('ml.m5.large');
});

test.each([
  ['a reference', JsonPath.stringAt('$.type')],
  ['a reference of JSONata', Jsonata.string('$type')],
  ['an expression', '{% $type %}'],
  ['text with a reference', `ml.m5.${JsonPath.stringAt('$.size')}`],
])('%s is left alone', (_, type) => {
  expect(mlInstanceType(new InstanceType(type))).toBe(type);
});
