import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { argumentsOf } from './cluster';

test('applications have names, and more if need be', () => {
  const applications = [
    { name: 'Spark' },
    { name: 'Hive', args: ['a', 'b'], version: '3.1', additionalInfo: { 'any-Key': 'v' } },
    { name: JsonPath.stringAt('$.app'), args: JsonPath.listAt('$.args') },
  ];

  expect(argumentsOf({ applications }).Applications).toEqual([
    { Name: 'Spark' },
    { Name: 'Hive', Args: ['a', 'b'], Version: '3.1', AdditionalInfo: { 'any-Key': 'v' } },
    { 'Name.$': '$.app', 'Args.$': '$.args' },
  ]);
});
