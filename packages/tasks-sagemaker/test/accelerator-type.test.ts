import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { expect, test } from 'vitest';
import { AcceleratorClass, AcceleratorType } from '../src';

test.each([
  [AcceleratorClass.EIA1, 'ml.eia1.large'],
  [AcceleratorClass.EIA2, 'ml.eia2.large'],
  [AcceleratorClass.of('eia3'), 'ml.eia3.large'],
])('a class and a size make a type', (acceleratorClass, type) => {
  expect(AcceleratorType.of(acceleratorClass, ec2.InstanceSize.LARGE).toString()).toBe(type);
});

test('a type is what it is called', () => {
  expect(new AcceleratorType('ml.eia2.medium').toString()).toBe('ml.eia2.medium');
});
