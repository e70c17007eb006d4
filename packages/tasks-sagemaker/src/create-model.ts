import { countProblem, passRole } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { IContainerDefinition } from './container-definition';
import { createExecutionRole } from './execution-role';
import { sageMakerTaskErrors } from './sage-maker-errors';
import { nameProblem, sageMakerTarget } from './sage-maker-resource';
import type { SageMakerTargetOptions } from './sage-maker-resource';
import { SageMakerTaskBase } from './sage-maker-task-base';
import { tagList, tagPermissions, tagsProblem } from './tags';

/** What `SageMakerCreateModel` takes beside the props of every task. */
export interface SageMakerCreateModelOptions extends SageMakerTargetOptions {
  /**
   * The role that the model's containers work in. It is granted the images and the artifacts of the containers.
   *
   * @default - a new one, which may also write logs and metrics
   */
  readonly role?: iam.IRole;

  /** The name of the model, at most 63 letters, digits and hyphens. */
  readonly modelName: string;

  /**
   * The container that serves the model.
   *
   * @default - none: the model is the inference pipeline of `containers`
   */
  readonly primaryContainer?: IContainerDefinition;

  /**
   * The containers of an inference pipeline, at most 15, in the order in which they work.
   *
   * @default - none: the model has one container
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/inference-pipelines.html
   */
  readonly containers?: IContainerDefinition[];

  /**
   * Cuts the containers off from the network, in and out.
   *
   * @default false
   */
  readonly enableNetworkIsolation?: boolean;

  /**
   * The VPC that the containers reach into.
   *
   * @default - none
   */
  readonly vpc?: ec2.IVpc;

  /**
   * The subnets of the VPC. Without a VPC it says nothing.
   *
   * @default - the private ones
   */
  readonly subnetSelection?: ec2.SubnetSelection;

  /**
   * Tags of the model: an object, or a list of `{ Key, Value }`. At most 50.
   *
   * @default - none
   */
  readonly tags?: TaskInput;
}

/** Props of `SageMakerCreateModel`. */
export interface SageMakerCreateModelProps extends SageMakerCreateModelOptions, TaskStateBaseProps {}

/** Props of `SageMakerCreateModel` in a JSONPath state. */
export interface SageMakerCreateModelJsonPathProps extends SageMakerCreateModelOptions, TaskStateJsonPathBaseProps {}

/** Props of `SageMakerCreateModel` in a JSONata state. */
export interface SageMakerCreateModelJsonataProps extends SageMakerCreateModelOptions, TaskStateJsonataBaseProps {}

/**
 * Makes an Amazon SageMaker model.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModel.html
 */
export class SageMakerCreateModel extends SageMakerTaskBase<SageMakerCreateModelProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: SageMakerCreateModelJsonPathProps): SageMakerCreateModel {
    return new SageMakerCreateModel(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: SageMakerCreateModelJsonataProps): SageMakerCreateModel {
    return new SageMakerCreateModel(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { containers, enableNetworkIsolation, modelName, primaryContainer, subnetSelection, vpc } = this.props;
    const tags = this.props.tags?.value as unknown;
    const vpcConfig = vpc && { vpc, subnets: subnetSelection };
    const role = this.props.role ?? createExecutionRole(this, 'CreateModel', vpc !== undefined);
    const [vpcArgument] = this.workIn(role, [vpcConfig], { id: 'ModelSecurityGroup', isFirst: false });
    const model = { type: 'model', name: modelName, suffix: '*' } as const;
    const target = sageMakerTarget(this, 'modelName', model, this.props);
    return {
      resource: { service: 'sagemaker', action: 'createModel', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      errors: sageMakerTaskErrors,
      arguments: {
        EnableNetworkIsolation: enableNetworkIsolation,
        ExecutionRoleArn: role.roleArn,
        ModelName: modelName,
        Tags: tagList(tags),
        PrimaryContainer: primaryContainer?.bind(this).parameters,
        Containers: containers?.map((container) => container.bind(this).parameters),
        VpcConfig: vpcArgument,
      },
      permissions: {
        call: [
          { actions: ['sagemaker:CreateModel'], resources: target.arns },
          ...tagPermissions(tags, target.arns),
          passRole([role], 'sagemaker.amazonaws.com'),
        ],
      },
      problems: [
        target.problem,
        nameProblem('modelName', modelName),
        primaryContainer === undefined &&
          containers === undefined && {
            prop: 'primaryContainer',
            problem: 'is missing, and there are no containers of an inference pipeline',
            fix: 'give one of the two',
          },
        countProblem('containers', containers, { max: 15, unit: 'containers' }),
        tagsProblem(tags),
      ],
    };
  }
}
