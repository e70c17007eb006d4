import {
  comesFromStateData,
  countProblem,
  isFromState,
  passedRole,
  TaskStateBase,
  taskTarget,
  TaskValidationError,
  textProblem,
} from '@cdk-sfn/core';
import type {
  DynamicTargetOptions,
  PassedRoleOptions,
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib/core';
import type * as bedrock from 'aws-cdk-lib/aws-bedrock';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { bedrockTaskErrors } from './bedrock-errors';
import { dataArgument } from './bucket-configuration';
import type {
  OutputBucketConfiguration,
  TrainingBucketConfiguration,
  ValidationBucketConfiguration,
} from './bucket-configuration';
import { letEncryptModels } from './custom-model-key';
import { hasTags, tagList, tagProblems } from './custom-model-tag';
import type { CustomModelTag } from './custom-model-tag';
import { anyJob, createCustomizationRole, dataProblems, fullRole, roleArnOf } from './customization-role';
import type { CustomizationRole } from './customization-role';
import { hyperParameterProblems, hyperParameterTexts } from './hyper-parameters';
import { vpcArgument, vpcProblems } from './vpc-config';
import type { IBedrockCreateModelCustomizationJobVpcConfig } from './vpc-config';

/** @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateModelCustomizationJob.html */
const LIMITS = {
  clientRequestToken: {
    min: 1,
    max: 256,
    pattern: /^[a-zA-Z0-9](-*[a-zA-Z0-9])*$/,
    of: 'letters, digits and hyphens, with a letter or a digit at either end',
  },
  customModelName: {
    min: 1,
    max: 63,
    pattern: /^([0-9a-zA-Z][_-]?)+$/,
    of: 'letters and digits, and single hyphens and underscores after them',
  },
  jobName: {
    min: 1,
    max: 63,
    pattern: /^[a-zA-Z0-9][a-zA-Z0-9+.-]*$/,
    of: 'letters, digits, hyphens, periods and plus signs, with a letter or a digit at its start',
  },
  validationData: { min: 1, max: 10, unit: 'places' },
};

/**
 * How a model is customized.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/custom-models.html
 */
export enum CustomizationType {
  /** With labeled data, for a certain task. */
  FINE_TUNING = 'FINE_TUNING',
  /** With unlabeled data, so that the model knows a field. */
  CONTINUED_PRE_TRAINING = 'CONTINUED_PRE_TRAINING',
  /** With responses of a larger model, the teacher. */
  DISTILLATION = 'DISTILLATION',
}

/** What `BedrockCreateModelCustomizationJob` takes beside the props of every task. */
export interface BedrockCreateModelCustomizationJobOptions extends DynamicTargetOptions, PassedRoleOptions {
  /** The model to begin with. If its ARN comes from the state, `allowedTargets` lists those it may be. */
  readonly baseModel: bedrock.IModel;

  /**
   * What tells calls apart: one with the token of an earlier one does nothing. At most 256 letters, digits and hyphens.
   *
   * @default - none
   */
  readonly clientRequestToken?: string;

  /**
   * How the model is customized.
   *
   * @default - as Amazon Bedrock has it, which is `CustomizationType.FINE_TUNING`
   */
  readonly customizationType?: CustomizationType;

  /**
   * The key that the new model is encrypted with. It has to be made in the app: its policy gets a statement for the role
   * of the job.
   *
   * @default - a key of AWS
   * @see https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-custom-job.html
   */
  readonly customModelKmsKey?: kms.IKey;

  /** The name of the new model, at most 63 letters, digits, hyphens and underscores. */
  readonly customModelName: string;

  /**
   * Tags of the new model, at most 200.
   *
   * @default - none
   */
  readonly customModelTags?: CustomModelTag[];

  /**
   * The parameters of the customization. Amazon Bedrock takes text: numbers, `true` and `false` are turned into it.
   *
   * @default - those of the model; without `validationData` there has to be an `Evaluation percentage`
   * @see https://docs.aws.amazon.com/bedrock/latest/userguide/custom-models-hp.html
   */
  readonly hyperParameters?: { [key: string]: string };

  /** The name of the job, at most 63 letters, digits, hyphens, periods and plus signs. */
  readonly jobName: string;

  /**
   * Tags of the job, at most 200.
   *
   * @default - none
   */
  readonly jobTags?: CustomModelTag[];

  /** Where the results go. */
  readonly outputData: OutputBucketConfiguration;

  /**
   * The role that the job works in. A role that is given is granted nothing. If it comes from the state, `allowedRoles`
   * lists those it may be.
   *
   * @default - a new one, which may use the data and the VPC
   * @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-customization-iam-role.html
   */
  readonly role?: CustomizationRole;

  /** Where the data to learn from lies. */
  readonly trainingData: TrainingBucketConfiguration;

  /**
   * Where the data to check the model with lies, 1 to 10 places.
   *
   * @default - a part of the training data, as the hyperparameter `Evaluation percentage` says
   */
  readonly validationData?: ValidationBucketConfiguration[];

  /**
   * The VPC that the job reaches its data through.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-model-customization.html
   */
  readonly vpcConfig?: IBedrockCreateModelCustomizationJobVpcConfig;
}

/** Props of `BedrockCreateModelCustomizationJob`. */
export interface BedrockCreateModelCustomizationJobProps
  extends BedrockCreateModelCustomizationJobOptions, TaskStateBaseProps {}

/** Props of `BedrockCreateModelCustomizationJob` in a JSONPath state. */
export interface BedrockCreateModelCustomizationJobJsonPathProps
  extends BedrockCreateModelCustomizationJobOptions, TaskStateJsonPathBaseProps {}

/** Props of `BedrockCreateModelCustomizationJob` in a JSONata state. */
export interface BedrockCreateModelCustomizationJobJsonataProps
  extends BedrockCreateModelCustomizationJobOptions, TaskStateJsonataBaseProps {}

/**
 * Has Amazon Bedrock customize a model.
 *
 * With `RUN_JOB` it waits until the job ends, and gets its description.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateModelCustomizationJob.html
 */
export class BedrockCreateModelCustomizationJob extends TaskStateBase<BedrockCreateModelCustomizationJobProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: BedrockCreateModelCustomizationJobJsonPathProps,
  ): BedrockCreateModelCustomizationJob {
    return new BedrockCreateModelCustomizationJob(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: BedrockCreateModelCustomizationJobJsonataProps,
  ): BedrockCreateModelCustomizationJob {
    return new BedrockCreateModelCustomizationJob(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  declare private customizationRole: CustomizationRole;

  /**
   * The role that the job works in.
   *
   * @throws TaskValidationError for a role of which only the names are known, such as a `CfnRole`
   */
  public get role(): iam.IRole {
    const role = fullRole(this.customizationRole);
    if (role === undefined) {
      throw new TaskValidationError(this.node.path, [
        { prop: 'role', problem: 'is no IRole, so that it cannot be granted anything', fix: 'give an iam.Role' },
      ]);
    }
    return role;
  }

  public describe(): TaskDescription {
    const { baseModel, customModelKmsKey, customModelTags, hyperParameters, jobTags, validationData } = this.props;
    const { outputData, trainingData, vpcConfig } = this.props;
    const noRoleProblems = this.props.role === undefined ? dataProblems(this, this.props) : [];
    this.customizationRole = this.props.role ?? createCustomizationRole(this, this.props);
    const roleArn = roleArnOf(this.customizationRole);
    const model = taskTarget(this, 'baseModel', baseModel.modelArn, this.props);
    const role = passedRole(this, 'role', { roleArn }, this.props, 'bedrock.amazonaws.com');
    const jobs = anyJob(this);
    const models = Stack.of(this).formatArn({ service: 'bedrock', resource: 'custom-model', resourceName: '*' });
    const tagged = [...(hasTags(customModelTags) ? [models] : []), ...(hasTags(jobTags) ? [jobs] : [])];
    return {
      resource: {
        service: 'bedrock',
        action: 'createModelCustomizationJob',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: bedrockTaskErrors,
      arguments: {
        BaseModelIdentifier: baseModel.modelArn,
        ClientRequestToken: this.props.clientRequestToken,
        CustomizationType: this.props.customizationType,
        CustomModelKmsKeyId: customModelKmsKey?.keyArn,
        CustomModelName: this.props.customModelName,
        CustomModelTags: tagList(customModelTags),
        HyperParameters: hyperParameterTexts(hyperParameters),
        JobName: this.props.jobName,
        JobTags: tagList(jobTags),
        OutputDataConfig: dataArgument(outputData),
        RoleArn: roleArn,
        TrainingDataConfig: dataArgument(trainingData),
        ValidationDataConfig: validationData && { Validators: validationData.map(dataArgument) },
        VpcConfig: vpcConfig && vpcArgument(vpcConfig),
      },
      permissions: {
        call: [
          { actions: ['bedrock:CreateModelCustomizationJob'], resources: [...model.arns, models, jobs] },
          ...(tagged.length > 0 ? [{ actions: ['bedrock:TagResource'], resources: tagged }] : []),
          role.permission,
        ],
        runJob: [
          { actions: ['bedrock:GetModelCustomizationJob', 'bedrock:StopModelCustomizationJob'], resources: [jobs] },
        ],
      },
      problems: [
        model.problem,
        role.problem,
        ...noRoleProblems,
        customModelKmsKey !== undefined &&
          !comesFromStateData(this, roleArn) &&
          letEncryptModels(this, customModelKmsKey, roleArn),
        textProblem('clientRequestToken', this.props.clientRequestToken, LIMITS.clientRequestToken),
        textProblem('customModelName', this.props.customModelName, LIMITS.customModelName),
        textProblem('jobName', this.props.jobName, LIMITS.jobName),
        ...tagProblems('customModelTags', customModelTags),
        ...tagProblems('jobTags', jobTags),
        ...hyperParameterProblems(hyperParameters),
        countProblem('validationData', validationData, LIMITS.validationData),
        ...(vpcConfig ? vpcProblems(vpcConfig) : []),
        validationData === undefined &&
          !isFromState(hyperParameters) &&
          !hyperParameters?.['Evaluation percentage'] && {
            prop: 'validationData',
            problem: 'is missing, and so is the hyperparameter "Evaluation percentage"',
            fix: 'say what the model is checked with',
          },
      ],
    };
  }
}
