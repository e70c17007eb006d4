import { numberProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { environmentProblems } from './environment';
import { hyperparameterProblems, hyperparametersArgument } from './hyperparameters';
import { rangesArgument, rangesProblems } from './parameter-ranges';
import type { ParameterRanges } from './parameter-ranges';
import { nameProblem } from './sage-maker-resource';
import { trainingArgument, trainingProblems } from './training-options';
import type { TrainingOptions } from './training-options';
import { objectiveArgument, objectiveProblem } from './tuning-objective';
import type { TuningObjective } from './tuning-objective';
import { tuningResourceArgument, tuningResourceProblems } from './tuning-resource-config';
import type { TuningResourceConfig } from './tuning-resource-config';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTrainingJobDefinition.html */
const LIMITS = {
  nameLength: 64,
  environment: { variables: 48, characters: 512 },
  retries: { min: 1, max: 30 },
};

/**
 * The training jobs of a tuning job.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTrainingJobDefinition.html
 */
export interface TrainingJobDefinition extends TrainingOptions {
  /**
   * The name of the definition, at most 64 letters, digits and hyphens. Each of several has another one.
   *
   * @default - none
   */
  readonly definitionName?: string;

  /**
   * The role that the jobs work in. It is granted the data, the image and the keys of the jobs.
   *
   * @default - the one that the task makes
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html
   */
  readonly role?: iam.IRole;

  /**
   * What the jobs are measured by, for one of several definitions.
   *
   * @default - the objective of the tuning job
   */
  readonly tuningObjective?: TuningObjective;

  /**
   * The hyperparameters that are searched for their best values, for one of several definitions.
   *
   * @default - the ranges of the tuning job
   */
  readonly hyperParameterRanges?: ParameterRanges;

  /**
   * The hyperparameters that stay the same, at most 100. SageMaker takes text: numbers, `true` and `false` are turned
   * into it.
   *
   * @default - none
   */
  readonly staticHyperParameters?: { [key: string]: any };

  /**
   * Several kinds of instances, in place of the `resourceConfig`.
   *
   * @default - the `resourceConfig` has the instances
   */
  readonly tuningResourceConfig?: TuningResourceConfig;

  /**
   * How often a job is tried again that failed by a fault of SageMaker, 1 to 30 times.
   *
   * @default - never
   */
  readonly maximumRetryAttempts?: number;

  /**
   * The variables of the container's environment, at most 48, with at most 512 characters each.
   *
   * @default - none
   */
  readonly environment?: { [key: string]: string };
}

/** A definition by its wire names. The role may use the data, the image and the keys. */
export function definitionArgument(
  definition: TrainingJobDefinition,
  role: iam.IRole,
  vpc: object | undefined,
): object {
  const { hyperParameterRanges, maximumRetryAttempts, tuningObjective, tuningResourceConfig } = definition;
  const hasOtherResources = tuningResourceConfig !== undefined;
  return {
    DefinitionName: definition.definitionName,
    TuningObjective: tuningObjective && objectiveArgument(tuningObjective),
    HyperParameterRanges: hyperParameterRanges && rangesArgument(hyperParameterRanges),
    StaticHyperParameters: hyperparametersArgument(definition.staticHyperParameters),
    ...trainingArgument(definition, { hasOtherResources, role, task: role }),
    HyperParameterTuningResourceConfig: tuningResourceConfig && tuningResourceArgument(tuningResourceConfig, role),
    RetryStrategy: maximumRetryAttempts === undefined ? undefined : { MaximumRetryAttempts: maximumRetryAttempts },
    VpcConfig: vpc,
    Environment: definition.environment,
  };
}

/** What is wrong with a definition; `prop` is where it stands. */
export function definitionProblems(
  prop: string,
  definition: TrainingJobDefinition,
): (TaskProblem | false | undefined)[] {
  const { definitionName, hyperParameterRanges, tuningObjective, tuningResourceConfig } = definition;
  const at = (field: string): string => `${prop}.${field}`;
  return [
    nameProblem(at('definitionName'), definitionName, LIMITS.nameLength),
    tuningObjective && objectiveProblem(at('tuningObjective'), tuningObjective),
    ...(hyperParameterRanges ? rangesProblems(at('hyperParameterRanges'), hyperParameterRanges) : []),
    ...hyperparameterProblems(at('staticHyperParameters'), definition.staticHyperParameters),
    ...trainingProblems(at, definition),
    ...(tuningResourceConfig ? tuningResourceProblems(at('tuningResourceConfig'), tuningResourceConfig) : []),
    tuningResourceConfig !== undefined &&
      definition.resourceConfig !== undefined && {
        prop,
        problem: 'has a resourceConfig and a tuningResourceConfig',
        fix: 'give one of them',
      },
    numberProblem(at('maximumRetryAttempts'), definition.maximumRetryAttempts, LIMITS.retries),
    ...environmentProblems(at('environment'), definition.environment, LIMITS.environment),
  ];
}
