import {
  amountIn,
  amountProblems,
  countProblem,
  keyValueList,
  lengthProblem,
  numberProblem,
  passRole,
} from '@cdk-sfn/core';
import type { DynamicTargetOptions, Limits, TaskPermission, TaskProblem } from '@cdk-sfn/core';
import type { Duration } from 'aws-cdk-lib/core';
import type * as codebuild from 'aws-cdk-lib/aws-codebuild';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { TaskMetricsConfig } from 'aws-cdk-lib/aws-stepfunctions';
import { projectIdentity } from './build-project';
import type { BuildProject } from './build-project';
import { environmentVariableProblems, environmentVariables } from './environment-variables';
import { logsConfig } from './logs-config';
import type { CodeBuildSourceType } from './source-type';

/** @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_StartBuild.html */
const LIMITS = {
  build: { min: 5, max: 2160 },
  cloneDepth: { min: 0 },
  image: { min: 1 },
  queued: { min: 5, max: 480 },
  secondarySources: { max: 12, unit: 'sources' },
};

const SECONDARY_SOURCE_VERSION = { key: 'SourceIdentifier', value: 'SourceVersion' };

/** The project of a build or a batch of builds, and what these do differently from it. */
export interface CodeBuildOverrides extends DynamicTargetOptions {
  /** The project to build. If its ARN comes from the state, `allowedTargets` is needed. */
  readonly project: BuildProject;

  /**
   * Environment variables, added to those of the project or in their place. Variables of the types `PARAMETER_STORE` and
   * `SECRETS_MANAGER` are read by the role of the project; the state machine needs no permission for them.
   *
   * @default - those of the project
   */
  readonly environmentVariablesOverride?: { [name: string]: codebuild.BuildEnvironmentVariable };

  /**
   * What to build: a commit, a branch, a tag, a pull request (`pr/25`), a version of an object in Amazon S3.
   *
   * @default - that of the project
   */
  readonly sourceVersion?: string;

  /**
   * Versions of the secondary sources by their identifiers, at most 12.
   *
   * @default - those of the project
   */
  readonly secondarySourcesVersionOverride?: { [sourceIdentifier: string]: string };

  /**
   * Where the source comes from.
   *
   * @default - as in the project
   */
  readonly sourceTypeOverride?: CodeBuildSourceType;

  /**
   * The place of the source: the URL of a repository, `bucket/key` of an object in Amazon S3.
   *
   * @default - that of the project
   */
  readonly sourceLocationOverride?: string;

  /**
   * How many commits of the history to fetch. 0 fetches all.
   *
   * @default - as in the project
   */
  readonly gitCloneDepthOverride?: number;

  /**
   * The build specification: its text, its path within the source, or the ARN of an object in Amazon S3.
   *
   * @default - that of the project
   */
  readonly buildspecOverride?: string;

  /**
   * The image to build in.
   *
   * @default - that of the project
   */
  readonly imageOverride?: string;

  /**
   * With whose credentials the image is pulled. An image of one's own needs `SERVICE_ROLE`.
   *
   * @default - as in the project
   */
  readonly imagePullCredentialsTypeOverride?: codebuild.ImagePullPrincipalType;

  /**
   * The kind of machine or container.
   *
   * @default - that of the project
   */
  readonly environmentTypeOverride?: codebuild.EnvironmentType;

  /**
   * The size of the machine.
   *
   * @default - that of the project
   */
  readonly computeTypeOverride?: codebuild.ComputeType;

  /**
   * Whether Docker images can be built.
   *
   * @default - as in the project
   */
  readonly privilegedModeOverride?: boolean;

  /**
   * The role of the build. The state machine may hand it over to CodeBuild.
   *
   * @default - that of the project
   */
  readonly serviceRoleOverride?: iam.IRole;

  /**
   * The key for the artifacts. The role of the build must be allowed to use it.
   *
   * @default - that of the project
   */
  readonly encryptionKeyOverride?: kms.IKey;

  /**
   * Where logs go. The role of the build must be allowed to write there.
   *
   * @default - as in the project
   */
  readonly logsConfigOverride?: codebuild.LoggingOptions;

  /**
   * How long the build may wait for a machine, in whole minutes, 5 minutes to 8 hours.
   *
   * @default - as in the project
   */
  readonly queuedTimeoutInMinutesOverride?: Duration;

  /**
   * A token of the request: within 5 minutes, a second request with the same token starts no second build.
   *
   * @default - none
   */
  readonly idempotencyToken?: string;
}

/** The overrides as both actions take them. */
export function buildOverrides(overrides: CodeBuildOverrides) {
  const { environmentVariablesOverride, logsConfigOverride, secondarySourcesVersionOverride } = overrides;
  return {
    ProjectName: projectIdentity(overrides.project).projectName,
    EnvironmentVariablesOverride: environmentVariablesOverride && environmentVariables(environmentVariablesOverride),
    SourceVersion: overrides.sourceVersion,
    SecondarySourcesVersionOverride: keyValueList(secondarySourcesVersionOverride, SECONDARY_SOURCE_VERSION),
    SourceTypeOverride: overrides.sourceTypeOverride,
    SourceLocationOverride: overrides.sourceLocationOverride,
    GitCloneDepthOverride: overrides.gitCloneDepthOverride,
    BuildspecOverride: overrides.buildspecOverride,
    ImageOverride: overrides.imageOverride,
    ImagePullCredentialsTypeOverride: overrides.imagePullCredentialsTypeOverride,
    EnvironmentTypeOverride: overrides.environmentTypeOverride,
    ComputeTypeOverride: overrides.computeTypeOverride,
    PrivilegedModeOverride: overrides.privilegedModeOverride,
    ServiceRoleOverride: overrides.serviceRoleOverride?.roleArn,
    EncryptionKeyOverride: overrides.encryptionKeyOverride?.keyArn,
    LogsConfigOverride: logsConfigOverride && logsConfig(logsConfigOverride),
    QueuedTimeoutInMinutesOverride: amountIn('minutes', overrides.queuedTimeoutInMinutesOverride),
    IdempotencyToken: overrides.idempotencyToken,
  };
}

/** What is wrong with the overrides. */
export function buildOverridesProblems(overrides: CodeBuildOverrides): (TaskProblem | undefined)[] {
  const { gitCloneDepthOverride, imageOverride, secondarySourcesVersionOverride } = overrides;
  return [
    ...environmentVariableProblems('environmentVariablesOverride', overrides.environmentVariablesOverride),
    countProblem('secondarySourcesVersionOverride', secondarySourcesVersionOverride, LIMITS.secondarySources),
    numberProblem('gitCloneDepthOverride', gitCloneDepthOverride, LIMITS.cloneDepth),
    lengthProblem('imageOverride', imageOverride, LIMITS.image),
    ...minutesProblems('queuedTimeoutInMinutesOverride', overrides.queuedTimeoutInMinutesOverride, LIMITS.queued),
  ];
}

/** What is wrong with how long a build may take. */
export function buildTimeoutProblems(prop: string, timeout: Duration | undefined): (TaskProblem | undefined)[] {
  return minutesProblems(prop, timeout, LIMITS.build);
}

function minutesProblems(prop: string, timeout: Duration | undefined, limits: Limits): (TaskProblem | undefined)[] {
  return [
    ...amountProblems('minutes', { [prop]: timeout }),
    numberProblem(prop, amountIn('minutes', timeout), { unit: 'minutes', ...limits }),
  ];
}

/** What the overrides need beside the build. What the build itself needs, its own role has. */
export function buildOverridesPermissions({ serviceRoleOverride }: CodeBuildOverrides): TaskPermission[] {
  return serviceRoleOverride === undefined ? [] : [passRole([serviceRoleOverride], 'codebuild.amazonaws.com')];
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html */
export function buildMetrics(projectArn: string): TaskMetricsConfig {
  return {
    metricPrefixSingular: 'CodeBuildProject',
    metricPrefixPlural: 'CodeBuildProjects',
    metricDimensions: { ProjectArn: projectArn },
  };
}
