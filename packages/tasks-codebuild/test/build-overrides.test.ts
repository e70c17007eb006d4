import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Duration, Stack } from 'aws-cdk-lib';
import * as codebuild from 'aws-cdk-lib/aws-codebuild';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { CodeBuildSourceType } from '../src';
import type { CodeBuildOverrides } from '../src';
import { start, startInJsonata, tasks } from './started-build';

const roleArn = 'arn:aws:iam::111111111111:role/Builder';
const keyArn = 'arn:aws:kms:eu-west-1:111111111111:key/k';

describe.each(tasks)('$name', (Task) => {
  test('all overrides have their place', () => {
    const stack = new Stack();
    const task = start(Task, {
      environmentVariablesOverride: { ZONE: { value: 'a' } },
      sourceVersion: 'main',
      secondarySourcesVersionOverride: { theme: 'v2' },
      sourceTypeOverride: CodeBuildSourceType.GITHUB,
      sourceLocationOverride: 'https://github.com/us/site.git',
      gitCloneDepthOverride: 1,
      buildspecOverride: 'ci/release.yml',
      imageOverride: 'aws/codebuild/standard:7.0',
      imagePullCredentialsTypeOverride: codebuild.ImagePullPrincipalType.CODEBUILD,
      environmentTypeOverride: codebuild.EnvironmentType.LINUX_CONTAINER,
      computeTypeOverride: codebuild.ComputeType.LARGE,
      privilegedModeOverride: true,
      serviceRoleOverride: iam.Role.fromRoleArn(stack, 'Role', roleArn),
      encryptionKeyOverride: kms.Key.fromKeyArn(stack, 'Key', keyArn),
      logsConfigOverride: { cloudWatch: { enabled: false } },
      queuedTimeoutInMinutesOverride: Duration.hours(1),
      idempotencyToken: 'once',
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: {
        ProjectName: 'site',
        EnvironmentVariablesOverride: [{ Name: 'ZONE', Type: 'PLAINTEXT', Value: 'a' }],
        SourceVersion: 'main',
        SecondarySourcesVersionOverride: [{ SourceIdentifier: 'theme', SourceVersion: 'v2' }],
        SourceTypeOverride: 'GITHUB',
        SourceLocationOverride: 'https://github.com/us/site.git',
        GitCloneDepthOverride: 1,
        BuildspecOverride: 'ci/release.yml',
        ImageOverride: 'aws/codebuild/standard:7.0',
        ImagePullCredentialsTypeOverride: 'CODEBUILD',
        EnvironmentTypeOverride: 'LINUX_CONTAINER',
        ComputeTypeOverride: 'BUILD_GENERAL1_LARGE',
        PrivilegedModeOverride: true,
        ServiceRoleOverride: roleArn,
        EncryptionKeyOverride: keyArn,
        LogsConfigOverride: { CloudWatchLogs: { Status: 'DISABLED' } },
        QueuedTimeoutInMinutesOverride: 60,
        IdempotencyToken: 'once',
      },
    });
  });

  test('overrides may come from the state', () => {
    const task = start(Task, {
      sourceVersion: JsonPath.stringAt('$.commit'),
      secondarySourcesVersionOverride: { theme: JsonPath.stringAt('$.theme') },
      gitCloneDepthOverride: JsonPath.numberAt('$.depth'),
      buildspecOverride: `version: 0.2\nphases: { build: { commands: [${JsonPath.stringAt('$.command')}] } }`,
      computeTypeOverride: JsonPath.stringAt('$.computeType') as never,
      imageOverride: `site:${JsonPath.stringAt('$.tag')}`,
      privilegedModeOverride: JsonPath.booleanAt('$.privileged'),
      queuedTimeoutInMinutesOverride: Duration.minutes(JsonPath.numberAt('$.minutes')),
      idempotencyToken: JsonPath.executionName,
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: {
        'SourceVersion.$': '$.commit',
        SecondarySourcesVersionOverride: [{ SourceIdentifier: 'theme', 'SourceVersion.$': '$.theme' }],
        'GitCloneDepthOverride.$': '$.depth',
        'BuildspecOverride.$':
          "States.Format('version: 0.2\nphases: \\{ build: \\{ commands: [{}] \\} \\}', $.command)",
        'ComputeTypeOverride.$': '$.computeType',
        'ImageOverride.$': "States.Format('site:{}', $.tag)",
        'PrivilegedModeOverride.$': '$.privileged',
        'QueuedTimeoutInMinutesOverride.$': '$.minutes',
        'IdempotencyToken.$': '$$.Execution.Name',
      },
    });
  });

  test('overrides may be JSONata', () => {
    const task = startInJsonata(Task, {
      sourceVersion: Jsonata.string('$states.input.commit'),
      gitCloneDepthOverride: Jsonata.number('$states.input.depth'),
      privilegedModeOverride: Jsonata.boolean('$states.input.privileged'),
    });

    expect(stateOf(task)).toMatchObject({
      Arguments: {
        SourceVersion: '{% $states.input.commit %}',
        GitCloneDepthOverride: '{% $states.input.depth %}',
        PrivilegedModeOverride: '{% $states.input.privileged %}',
      },
    });
  });

  test.each<Partial<CodeBuildOverrides>>([
    { gitCloneDepthOverride: 0 },
    { queuedTimeoutInMinutesOverride: Duration.minutes(5) },
    { queuedTimeoutInMinutesOverride: Duration.hours(8) },
    { secondarySourcesVersionOverride: sources(12) },
  ])('takes %j', (overrides) => {
    expect(() => start(Task, overrides)).not.toThrow();
  });

  test.each<[Partial<CodeBuildOverrides>, string]>([
    [{ gitCloneDepthOverride: -1 }, 'gitCloneDepthOverride is -1: give at least 0'],
    [{ imageOverride: '' }, 'imageOverride has 0 characters: give at least 1 character'],
    [
      { queuedTimeoutInMinutesOverride: Duration.minutes(4) },
      'queuedTimeoutInMinutesOverride is 4 minutes: give 5 to 480 minutes',
    ],
    [
      { queuedTimeoutInMinutesOverride: Duration.seconds(330) },
      "queuedTimeoutInMinutesOverride cannot be given to the service, which takes minutes: '330 seconds' cannot be converted into a whole number of minutes.",
    ],
    [
      { secondarySourcesVersionOverride: sources(13) },
      'secondarySourcesVersionOverride has 13 sources: give at most 12 sources',
    ],
  ])('does not take %j', (overrides, problem) => {
    expect(messageOf(() => start(Task, overrides))).toBe(`Default/Build has a problem:\n  - ${problem}`);
  });

  test('the role of a build may be handed over', () => {
    const serviceRoleOverride = iam.Role.fromRoleArn(new Stack(), 'Role', roleArn);

    expect(permissionsOf(start(Task, { serviceRoleOverride }))).toContainEqual({
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: roleArn,
      Condition: { StringEquals: { 'iam:PassedToService': 'codebuild.amazonaws.com' } },
    });
  });

  test('what the role of the project does needs no permission', () => {
    const overrides = {
      encryptionKeyOverride: kms.Key.fromKeyArn(new Stack(), 'Key', keyArn),
      environmentVariablesOverride: {
        TOKEN: { type: codebuild.BuildEnvironmentVariableType.SECRETS_MANAGER, value: 'token' },
      },
    };

    expect(permissionsOf(start(Task, overrides))).toEqual(permissionsOf(start(Task, {})));
  });
});

function sources(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`source${i}`, 'main']));
}
