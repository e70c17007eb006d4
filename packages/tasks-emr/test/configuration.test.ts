import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { argumentsOf } from './cluster';

test('configurations hold configurations, and the names of properties stay as they are', () => {
  const configurations = [
    {
      classification: 'spark-env',
      configurations: [
        {
          classification: 'export',
          properties: { JAVA_HOME: '/usr/lib/jvm', lower_case: JsonPath.stringAt('$.value') },
          configurations: [{ properties: {} }],
        },
      ],
    },
    { classification: 'spark', properties: JsonPath.objectAt('$.properties') },
  ];

  expect(argumentsOf({ configurations }).Configurations).toEqual([
    {
      Classification: 'spark-env',
      Configurations: [
        {
          Classification: 'export',
          Properties: { JAVA_HOME: '/usr/lib/jvm', 'lower_case.$': '$.value' },
          Configurations: [{ Properties: {} }],
        },
      ],
    },
    { Classification: 'spark', 'Properties.$': '$.properties' },
  ]);
});
