import { countProblem, managedRule, passRole, TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { Duration, Size } from 'aws-cdk-lib/core';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { algorithmArgument, algorithmProblems } from './algorithm-specification';
import type { AlgorithmSpecification } from './algorithm-specification';
import { channelArgument, channelProblems } from './channel';
import type { Channel } from './channel';
import { checkpointArgument } from './checkpoint-config';
import type { CheckpointConfig } from './checkpoint-config';
import { createExecutionRole } from './execution-role';
import { hyperparameterProblems, hyperparametersArgument } from './hyperparameters';
import { outputArgument } from './output-data-config';
import type { OutputDataConfig } from './output-data-config';
import { resourceArgument, resourceProblems } from './resource-config';
import type { ResourceConfig } from './resource-config';
import { nameProblem, sageMakerTarget } from './sage-maker-resource';
import type { SageMakerTargetOptions } from './sage-maker-resource';
import type { ISageMakerTask } from './sage-maker-task';
import { stoppingArgument, stoppingProblems } from './stopping-condition';
import type { StoppingCondition } from './stopping-condition';
import { tagList, tagPermissions, tagsProblem } from './tags';
import { VpcAccess } from './vpc-access';
import type { VpcConfig } from './vpc-access';
import { watchPermissions } from './watch-permissions';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html */
const LIMITS = {
  channels: { min: 1, max: 20, unit: 'channels' },
  environment: { max: 100, unit: 'variables' },
};

/** What `SageMakerCreateTrainingJob` takes beside the props of every task. */
export interface SageMakerCreateTrainingJobOptions extends SageMakerTargetOptions {
  /** The name of the job, at most 63 letters, digits and hyphens. It must be new in the account and the region. */
  readonly trainingJobName: string;

  /**
   * The role that the job works in. It is granted the data, the image and the keys of the job.
   *
   * @default - a new one, which may also write logs and metrics
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html#sagemaker-roles-createtrainingjob-perms
   */
  readonly role?: iam.IRole;

  /** The algorithm. */
  readonly algorithmSpecification: AlgorithmSpecification;

  /**
   * Cuts the container off from the network, in and out.
   *
   * @default false
   */
  readonly enableNetworkIsolation?: boolean;

  /**
   * Encrypts what the instances of the job say to each other.
   *
   * @default false
   */
  readonly enableInterContainerTrafficEncryption?: boolean;

  /**
   * Runs the job on spot instances. It needs `stoppingCondition.maxWaitTime`, and a `checkpointConfig` to go on where it
   * was interrupted.
   *
   * @default false
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-managed-spot-training.html
   */
  readonly enableManagedSpotTraining?: boolean;

  /**
   * Where intermediate results go.
   *
   * @default - nowhere
   */
  readonly checkpointConfig?: CheckpointConfig;

  /**
   * The parameters of the algorithm, at most 100. SageMaker takes text: numbers, `true` and `false` are turned into it.
   *
   * @default - those of the algorithm
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/algos.html
   */
  readonly hyperparameters?: { [key: string]: any };

  /**
   * The data, 1 to 20 channels.
   *
   * @default - none
   */
  readonly inputDataConfig?: Channel[];

  /**
   * Tags of the job, at most 50.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };

  /** Where the model goes. */
  readonly outputDataConfig: OutputDataConfig;

  /**
   * What the job runs on.
   *
   * @default - one instance of `ml.m4.xlarge`, with a volume of 10 GiB
   */
  readonly resourceConfig?: ResourceConfig;

  /**
   * When SageMaker ends the job.
   *
   * @default - after one hour
   */
  readonly stoppingCondition?: StoppingCondition;

  /**
   * The VPC that the container reaches into.
   *
   * @default - none
   */
  readonly vpcConfig?: VpcConfig;

  /**
   * The variables of the container's environment, at most 100.
   *
   * @default - none
   */
  readonly environment?: { [key: string]: string };
}

/** Props of `SageMakerCreateTrainingJob`. */
export interface SageMakerCreateTrainingJobProps extends SageMakerCreateTrainingJobOptions, TaskStateBaseProps {}

/** Props of `SageMakerCreateTrainingJob` in a JSONPath state. */
export interface SageMakerCreateTrainingJobJsonPathProps
  extends SageMakerCreateTrainingJobOptions, TaskStateJsonPathBaseProps {}

/** Props of `SageMakerCreateTrainingJob` in a JSONata state. */
export interface SageMakerCreateTrainingJobJsonataProps
  extends SageMakerCreateTrainingJobOptions, TaskStateJsonataBaseProps {}

/**
 * Has Amazon SageMaker train a model.
 *
 * With `RUN_JOB` it waits until the job ends, and gets its description.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html
 */
export class SageMakerCreateTrainingJob
  extends TaskStateBase<SageMakerCreateTrainingJobProps>
  implements ISageMakerTask, ec2.IConnectable
{
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: SageMakerCreateTrainingJobJsonPathProps,
  ): SageMakerCreateTrainingJob {
    return new SageMakerCreateTrainingJob(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: SageMakerCreateTrainingJobJsonataProps,
  ): SageMakerCreateTrainingJob {
    return new SageMakerCreateTrainingJob(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  declare private executionRole: iam.IRole;
  declare private vpcAccess: VpcAccess;

  /** The role that the job works in. */
  public get role(): iam.IRole {
    return this.executionRole;
  }

  /** The role that the job works in. */
  public get grantPrincipal(): iam.IPrincipal {
    return this.executionRole;
  }

  /** What governs the traffic of the container. Without a VPC there is none. */
  public get connections(): ec2.Connections {
    return this.vpcAccess.connections;
  }

  /**
   * Puts the container into a further security group.
   *
   * @throws TaskValidationError without a VPC
   */
  public addSecurityGroup(securityGroup: ec2.ISecurityGroup): void {
    this.vpcAccess.addSecurityGroup(securityGroup);
  }

  public describe(): TaskDescription {
    const { checkpointConfig, environment, inputDataConfig, outputDataConfig, tags, trainingJobName } = this.props;
    const { algorithmSpecification, enableManagedSpotTraining, hyperparameters, vpcConfig } = this.props;
    const { stoppingCondition = { maxRuntime: Duration.hours(1) } } = this.props;
    const resourceConfig: ResourceConfig = this.props.resourceConfig ?? {
      instanceCount: 1,
      instanceType: new InstanceType('m4.xlarge'),
      volumeSize: Size.gibibytes(10),
    };
    this.executionRole = this.props.role ?? createExecutionRole(this, 'CreateTrainingJob', vpcConfig !== undefined);
    this.vpcAccess = new VpcAccess(this, vpcConfig, { id: 'TrainJobSecurityGroup', isFirst: true });
    const job = { type: 'training-job', name: trainingJobName, suffix: '*' } as const;
    const target = sageMakerTarget(this, 'trainingJobName', job, this.props);
    return {
      resource: {
        service: 'sagemaker',
        action: 'createTrainingJob',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      arguments: {
        TrainingJobName: trainingJobName,
        EnableNetworkIsolation: this.props.enableNetworkIsolation,
        EnableInterContainerTrafficEncryption: this.props.enableInterContainerTrafficEncryption,
        EnableManagedSpotTraining: enableManagedSpotTraining,
        RoleArn: this.executionRole.roleArn,
        AlgorithmSpecification: algorithmArgument(algorithmSpecification, this),
        InputDataConfig: inputDataConfig?.map((channel) => channelArgument(channel, this)),
        OutputDataConfig: outputArgument(outputDataConfig, this),
        CheckpointConfig: checkpointConfig && checkpointArgument(checkpointConfig, this),
        ResourceConfig: resourceArgument(resourceConfig, this),
        StoppingCondition: stoppingArgument(stoppingCondition),
        HyperParameters: hyperparametersArgument(hyperparameters),
        Tags: tagList(tags),
        VpcConfig: this.vpcAccess.argument,
        Environment: environment,
      },
      permissions: {
        call: [
          { actions: ['sagemaker:CreateTrainingJob'], resources: target.arns },
          ...tagPermissions(tags, target.arns),
          passRole([this.executionRole], 'sagemaker.amazonaws.com'),
        ],
        runJob: [
          ...watchPermissions('TrainingJob', tags, target.arns),
          managedRule(this, 'StepFunctionsGetEventsForSageMakerTrainingJobsRule'),
        ],
      },
      problems: [
        target.problem,
        nameProblem('trainingJobName', trainingJobName),
        ...algorithmProblems('algorithmSpecification', algorithmSpecification),
        countProblem('inputDataConfig', inputDataConfig, LIMITS.channels),
        ...(inputDataConfig ?? []).flatMap((channel, i) => channelProblems(`inputDataConfig[${i}]`, channel)),
        ...resourceProblems('resourceConfig', resourceConfig),
        ...stoppingProblems('stoppingCondition', stoppingCondition, enableManagedSpotTraining),
        ...hyperparameterProblems('hyperparameters', hyperparameters),
        countProblem('environment', environment, LIMITS.environment),
        tagsProblem(tags),
      ],
    };
  }
}
