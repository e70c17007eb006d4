import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { BuildEnvironmentVariableType } from 'aws-cdk-lib/aws-codebuild';
import { describe, expect, test } from 'vitest';
import { messageOf, stateOf } from '../../../tools/vitest/rendered-state';
import { start, startInJsonata, tasks } from './started-build';

const { PARAMETER_STORE, PLAINTEXT, SECRETS_MANAGER } = BuildEnvironmentVariableType;

describe.each(tasks)('$name', (Task) => {
  test('sets variables of all types', () => {
    const task = start(Task, {
      environmentVariablesOverride: {
        ZONE: { value: 'a' },
        PLAIN: { type: PLAINTEXT, value: 'b' },
        HOST: { type: PARAMETER_STORE, value: '/site/host' },
        TOKEN: { type: SECRETS_MANAGER, value: 'site:token' },
      },
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: {
        EnvironmentVariablesOverride: [
          { Name: 'ZONE', Type: 'PLAINTEXT', Value: 'a' },
          { Name: 'PLAIN', Type: 'PLAINTEXT', Value: 'b' },
          { Name: 'HOST', Type: 'PARAMETER_STORE', Value: '/site/host' },
          { Name: 'TOKEN', Type: 'SECRETS_MANAGER', Value: 'site:token' },
        ],
      },
    });
  });

  test('sets what is no text as text', () => {
    const task = start(Task, {
      environmentVariablesOverride: {
        COUNT: { value: 3 },
        DEBUG: { value: false },
        SIZE: { value: JsonPath.numberAt('$.size') },
      },
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: {
        EnvironmentVariablesOverride: [
          { Name: 'COUNT', Type: 'PLAINTEXT', Value: '3' },
          { Name: 'DEBUG', Type: 'PLAINTEXT', Value: 'false' },
          { Name: 'SIZE', Type: 'PLAINTEXT', 'Value.$': "States.Format('{}', $.size)" },
        ],
      },
    });
  });

  test('sets what comes from the state', () => {
    const task = start(Task, {
      environmentVariablesOverride: {
        ZONE: { value: JsonPath.stringAt('$.zone') },
        URL: { value: `https://${JsonPath.stringAt('$.host')}` },
        TOKEN: { type: SECRETS_MANAGER, value: JsonPath.stringAt('$.secret') },
      },
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: {
        EnvironmentVariablesOverride: [
          { Name: 'ZONE', Type: 'PLAINTEXT', 'Value.$': '$.zone' },
          { Name: 'URL', Type: 'PLAINTEXT', 'Value.$': "States.Format('https://{}', $.host)" },
          { Name: 'TOKEN', Type: 'SECRETS_MANAGER', 'Value.$': '$.secret' },
        ],
      },
    });
  });

  test('sets what comes from the state in JSONata', () => {
    const task = startInJsonata(Task, {
      environmentVariablesOverride: {
        ZONE: { value: '{% $states.input.zone %}' },
        SIZE: { value: Jsonata.number('$states.input.size') },
      },
    });

    expect(stateOf(task)).toMatchObject({
      Arguments: {
        EnvironmentVariablesOverride: [
          { Name: 'ZONE', Type: 'PLAINTEXT', Value: '{% $states.input.zone %}' },
          { Name: 'SIZE', Type: 'PLAINTEXT', Value: '{% $string($states.input.size) %}' },
        ],
      },
    });
  });

  test('takes all variables from the state, as the list that the service takes', () => {
    expect(stateOf(start(Task, { environmentVariablesOverride: JsonPath.objectAt('$.variables') }))).toMatchObject({
      Parameters: { 'EnvironmentVariablesOverride.$': '$.variables' },
    });
  });

  test('sets none', () => {
    expect(stateOf(start(Task, { environmentVariablesOverride: {} }))).toMatchObject({
      Parameters: { EnvironmentVariablesOverride: [] },
    });
  });

  test('sets no variable without a name', () => {
    expect(messageOf(() => start(Task, { environmentVariablesOverride: { '': { value: 'x' } } }))).toBe(
      'Default/Build has a problem:\n  - environmentVariablesOverride has a variable without a name: name it',
    );
  });
});
