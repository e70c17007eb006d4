import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { argumentsOf } from './cluster';

test('bootstrap actions are scripts with arguments', () => {
  const bootstrapActions = [
    { name: 'Plain', scriptBootstrapAction: { path: 's3://bucket/a.sh' } },
    { name: 'Told', scriptBootstrapAction: { path: JsonPath.stringAt('$.script'), args: ['--env', 'prod'] } },
    { name: 'Chosen', scriptBootstrapAction: { path: 's3://bucket/b.sh', args: JsonPath.listAt('$.args') } },
  ];

  expect(argumentsOf({ bootstrapActions }).BootstrapActions).toEqual([
    { Name: 'Plain', ScriptBootstrapAction: { Path: 's3://bucket/a.sh' } },
    { Name: 'Told', ScriptBootstrapAction: { 'Path.$': '$.script', Args: ['--env', 'prod'] } },
    { Name: 'Chosen', ScriptBootstrapAction: { Path: 's3://bucket/b.sh', 'Args.$': '$.args' } },
  ]);
});
