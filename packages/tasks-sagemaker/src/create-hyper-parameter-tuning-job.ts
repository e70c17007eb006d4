import { countProblem, isLiteral, managedRule, passRole } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskProblem,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { createExecutionRole } from './execution-role';
import { hasNumericRanges } from './parameter-ranges';
import { sageMakerTaskErrors } from './sage-maker-errors';
import { nameProblem, sageMakerTarget } from './sage-maker-resource';
import type { SageMakerTargetOptions } from './sage-maker-resource';
import { SageMakerTaskBase } from './sage-maker-task-base';
import { tagList, tagPermissions, tagsProblem } from './tags';
import { definitionArgument, definitionProblems } from './training-job-definition';
import type { TrainingJobDefinition } from './training-job-definition';
import { tuningConfigArgument, tuningConfigProblems, TuningStrategy } from './tuning-job-config';
import type { HyperParameterTuningJobConfig } from './tuning-job-config';
import { warmStartArgument, warmStartProblems } from './warm-start-config';
import type { WarmStartConfig } from './warm-start-config';
import { watchPermissions } from './watch-permissions';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateHyperParameterTuningJob.html */
const LIMITS = { nameLength: 32, definitions: { min: 1, max: 10, unit: 'definitions' } };

/** What `SageMakerCreateHyperParameterTuningJob` takes beside the props of every task. */
export interface SageMakerCreateHyperParameterTuningJobOptions extends SageMakerTargetOptions {
  /**
   * The name of the tuning job, at most 32 letters, digits and hyphens. It must be new in the account and the region. The
   * names of its training jobs begin with it.
   */
  readonly hyperParameterTuningJobName: string;

  /** How the tuning job searches, for what, and how long. */
  readonly hyperParameterTuningJobConfig: HyperParameterTuningJobConfig;

  /**
   * The training jobs, of one algorithm.
   *
   * @default - `trainingJobDefinitions` has those of several
   */
  readonly trainingJobDefinition?: TrainingJobDefinition;

  /**
   * The training jobs of several algorithms, 1 to 10. Each has its own objective and ranges.
   *
   * @default - `trainingJobDefinition` has those of one
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/multiple-algorithm-hpo.html
   */
  readonly trainingJobDefinitions?: TrainingJobDefinition[];

  /**
   * Tuning jobs of before to start from.
   *
   * @default - none
   */
  readonly warmStartConfig?: WarmStartConfig;

  /**
   * Whether SageMaker finds by itself what is left open: ranges, limits, the strategy, stopping and retries.
   *
   * @default false
   * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Autotune.html
   */
  readonly autotune?: boolean;

  /**
   * Tags of the tuning job and its training jobs, at most 50.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };
}

/** Props of `SageMakerCreateHyperParameterTuningJob`. */
export interface SageMakerCreateHyperParameterTuningJobProps
  extends SageMakerCreateHyperParameterTuningJobOptions, TaskStateBaseProps {}

/** Props of `SageMakerCreateHyperParameterTuningJob` in a JSONPath state. */
export interface SageMakerCreateHyperParameterTuningJobJsonPathProps
  extends SageMakerCreateHyperParameterTuningJobOptions, TaskStateJsonPathBaseProps {}

/** Props of `SageMakerCreateHyperParameterTuningJob` in a JSONata state. */
export interface SageMakerCreateHyperParameterTuningJobJsonataProps
  extends SageMakerCreateHyperParameterTuningJobOptions, TaskStateJsonataBaseProps {}

/**
 * Has Amazon SageMaker train a model many times over, to find its best hyperparameters.
 *
 * With `RUN_JOB` it waits until the tuning job ends, and gets its description. `role` is the one that is made for the
 * definitions without one, or else that of the first definition.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateHyperParameterTuningJob.html
 */
export class SageMakerCreateHyperParameterTuningJob extends SageMakerTaskBase<SageMakerCreateHyperParameterTuningJobProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: SageMakerCreateHyperParameterTuningJobJsonPathProps,
  ): SageMakerCreateHyperParameterTuningJob {
    return new SageMakerCreateHyperParameterTuningJob(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: SageMakerCreateHyperParameterTuningJobJsonataProps,
  ): SageMakerCreateHyperParameterTuningJob {
    return new SageMakerCreateHyperParameterTuningJob(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { autotune, hyperParameterTuningJobConfig: config, hyperParameterTuningJobName: name, tags } = this.props;
    const { trainingJobDefinition: one, trainingJobDefinitions: several, warmStartConfig } = this.props;
    const definitions = [...(one ? [one] : []), ...(several ?? [])];
    const workers = this.workersOf(definitions);
    const trainings = workers.map(({ definition, role, vpc }) => definitionArgument(definition, role, vpc));
    const job = { type: 'hyper-parameter-tuning-job', name } as const;
    const target = sageMakerTarget(this, 'hyperParameterTuningJobName', job, this.props);
    return {
      resource: {
        service: 'sagemaker',
        action: 'createHyperParameterTuningJob',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: sageMakerTaskErrors,
      arguments: {
        HyperParameterTuningJobName: name,
        HyperParameterTuningJobConfig: tuningConfigArgument(config),
        TrainingJobDefinition: one && trainings[0],
        TrainingJobDefinitions: several && trainings,
        WarmStartConfig: warmStartConfig && warmStartArgument(warmStartConfig),
        Autotune: autotune ? { Mode: 'Enabled' } : undefined,
        Tags: tagList(tags),
      },
      permissions: {
        call: [
          { actions: ['sagemaker:CreateHyperParameterTuningJob'], resources: target.arns },
          ...tagPermissions(tags, target.arns),
          passRole(
            workers.map(({ role }) => role),
            'sagemaker.amazonaws.com',
          ),
        ],
        runJob: [
          ...watchPermissions('HyperParameterTuningJob', tags, target.arns),
          managedRule(this, 'StepFunctionsGetEventsForSageMakerTuningJobsRule'),
        ],
      },
      problems: [
        target.problem,
        nameProblem('hyperParameterTuningJobName', name, LIMITS.nameLength),
        ...tuningConfigProblems('hyperParameterTuningJobConfig', config),
        ...this.definitionsProblems(),
        ...this.gridProblems(),
        ...(warmStartConfig ? warmStartProblems('warmStartConfig', warmStartConfig) : []),
        tagsProblem(tags),
      ],
    };
  }

  /** What the jobs of each definition work in. */
  private workersOf(
    definitions: readonly TrainingJobDefinition[],
  ): { definition: TrainingJobDefinition; role: iam.IRole; vpc: object | undefined }[] {
    const without = definitions.filter(({ role }) => role === undefined);
    const isInVpc = without.some(({ vpcConfig }) => vpcConfig !== undefined);
    const shared =
      without.length === 0 && definitions[0]?.role
        ? definitions[0].role
        : createExecutionRole(this, 'CreateHyperParameterTuningJob', isInVpc);
    const vpcConfigs = definitions.map(({ vpcConfig }) => vpcConfig);
    const vpcs = this.workIn(shared, vpcConfigs, { id: 'TrainJobSecurityGroup', isFirst: true });
    return definitions.map((definition, i) => ({ definition, role: definition.role ?? shared, vpc: vpcs[i] }));
  }

  private definitionsProblems(): (TaskProblem | false | undefined)[] {
    const { trainingJobDefinition: one, trainingJobDefinitions: several } = this.props;
    const names = (several ?? []).map(({ definitionName }) => definitionName);
    return [
      (one === undefined) === (several === undefined) && {
        prop: 'trainingJobDefinition',
        problem: one ? 'is given, and so are trainingJobDefinitions' : 'is missing, and so are trainingJobDefinitions',
        fix: 'give one of them',
      },
      ...(one ? definitionProblems('trainingJobDefinition', one) : []),
      countProblem('trainingJobDefinitions', several, LIMITS.definitions),
      ...(several ?? []).flatMap((each, i) => definitionProblems(`trainingJobDefinitions[${i}]`, each)),
      ...names.map(
        (definitionName, i) =>
          definitionName !== undefined &&
          isLiteral(definitionName) &&
          names.indexOf(definitionName) < i && {
            prop: `trainingJobDefinitions[${i}].definitionName`,
            problem: `is ${JSON.stringify(definitionName)}, as that of another one`,
            fix: 'give each a name of its own',
          },
      ),
    ];
  }

  private gridProblems(): (TaskProblem | false)[] {
    const { hyperParameterTuningJobConfig: config, trainingJobDefinition, trainingJobDefinitions } = this.props;
    const ranges = {
      'hyperParameterTuningJobConfig.parameterRanges': config.parameterRanges,
      'trainingJobDefinition.hyperParameterRanges': trainingJobDefinition?.hyperParameterRanges,
      ...Object.fromEntries(
        (trainingJobDefinitions ?? []).map((each, i) => [
          `trainingJobDefinitions[${i}].hyperParameterRanges`,
          each.hyperParameterRanges,
        ]),
      ),
    };
    return Object.entries(ranges).map(
      ([prop, each]) =>
        config.strategy === TuningStrategy.GRID &&
        hasNumericRanges(each) && {
          prop,
          problem: 'has ranges of numbers, but the strategy is GRID',
          fix: 'give categoricalParameterRanges alone, or another strategy',
        },
    );
  }
}
