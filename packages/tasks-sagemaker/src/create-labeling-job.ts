import { isLiteral, passRole } from '@cdk-sfn/core';
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
import { grantFunctions, humanTaskArgument, humanTaskProblems } from './human-task-config';
import type { HumanTaskConfig } from './human-task-config';
import { labelingAlgorithmsArgument, labelingAlgorithmsProblems } from './labeling-algorithms-config';
import type { LabelingAlgorithmsConfig } from './labeling-algorithms-config';
import { grantLabelingStream, labelingInputArgument, labelingInputProblems } from './labeling-input';
import type { LabelingInputConfig } from './labeling-input';
import { grantLabelPublishing, labelingOutputArgument } from './labeling-output';
import type { LabelingOutputConfig } from './labeling-output';
import { labelingStoppingArgument, labelingStoppingProblems } from './labeling-stopping-conditions';
import type { LabelingStoppingConditions } from './labeling-stopping-conditions';
import type { S3Location } from './s3-location';
import { sageMakerTaskErrors } from './sage-maker-errors';
import { nameProblem, sageMakerTarget } from './sage-maker-resource';
import type { SageMakerTargetOptions } from './sage-maker-resource';
import { SageMakerTaskBase } from './sage-maker-task-base';
import { addTagsPermissions, tagList, tagsProblem } from './tags';
import { watchPermissions } from './watch-permissions';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateLabelingJob.html */
const LIMITS = { attributeLength: 127 };

/** What `SageMakerCreateLabelingJob` takes beside the props of every task. */
export interface SageMakerCreateLabelingJobOptions extends SageMakerTargetOptions {
  /** The name of the job, at most 63 letters, digits and hyphens. It must be new in the account and the region. */
  readonly labelingJobName: string;

  /**
   * The attribute in the output manifest that has the label: at most 127 letters, digits and hyphens, not with
   * `-metadata` at its end. Some kinds of tasks want `-ref` there.
   *
   * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateLabelingJob.html
   */
  readonly labelAttributeName: string;

  /** What is labeled. */
  readonly inputConfig: LabelingInputConfig;

  /** Where the labels go. */
  readonly outputConfig: LabelingOutputConfig;

  /** Who labels, what they see, and what they get for it. */
  readonly humanTaskConfig: HumanTaskConfig;

  /**
   * The role that the job works in. It is granted the manifest, the template, the topics, the functions and the keys of
   * the job, but not the data that the manifest lists.
   *
   * @default - a new one, which may also write logs and metrics
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sms-security-permission.html
   */
  readonly role?: iam.IRole;

  /**
   * The file that lists the labels. The job's role may read it.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sms-label-cat-config-attributes.html
   */
  readonly labelCategoryConfig?: S3Location;

  /**
   * What labels by itself.
   *
   * @default - nothing: workers label all of it
   */
  readonly labelingJobAlgorithmsConfig?: LabelingAlgorithmsConfig;

  /**
   * When SageMaker ends the job.
   *
   * @default - when all is labeled
   */
  readonly stoppingConditions?: LabelingStoppingConditions;

  /**
   * Tags of the job, at most 50.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };
}

/** Props of `SageMakerCreateLabelingJob`. */
export interface SageMakerCreateLabelingJobProps extends SageMakerCreateLabelingJobOptions, TaskStateBaseProps {}

/** Props of `SageMakerCreateLabelingJob` in a JSONPath state. */
export interface SageMakerCreateLabelingJobJsonPathProps
  extends SageMakerCreateLabelingJobOptions, TaskStateJsonPathBaseProps {}

/** Props of `SageMakerCreateLabelingJob` in a JSONata state. */
export interface SageMakerCreateLabelingJobJsonataProps
  extends SageMakerCreateLabelingJobOptions, TaskStateJsonataBaseProps {}

/**
 * Has people label data, by Amazon SageMaker Ground Truth.
 *
 * With `RUN_JOB` it waits until the job ends, and gets its description. AWS has published no policy for that: the state
 * machine may watch the job and stop it. The name of the EventBridge rule that Step Functions may want as well, as it does
 * for other jobs of SageMaker, is not known; if it asks for one, grant it with `stateMachine.addToRolePolicy`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateLabelingJob.html
 */
export class SageMakerCreateLabelingJob extends SageMakerTaskBase<SageMakerCreateLabelingJobProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: SageMakerCreateLabelingJobJsonPathProps,
  ): SageMakerCreateLabelingJob {
    return new SageMakerCreateLabelingJob(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: SageMakerCreateLabelingJobJsonataProps,
  ): SageMakerCreateLabelingJob {
    return new SageMakerCreateLabelingJob(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { humanTaskConfig, inputConfig, labelAttributeName, labelCategoryConfig, labelingJobName } = this.props;
    const { labelingJobAlgorithmsConfig: algorithms, outputConfig, stoppingConditions, tags } = this.props;
    const isInVpc = algorithms?.vpcConfig !== undefined;
    const role = this.props.role ?? createExecutionRole(this, 'CreateLabelingJob', isInVpc);
    const [vpc] = this.workIn(role, [algorithms?.vpcConfig], { id: 'LabelingJobSecurityGroup', isFirst: true });
    const job = { type: 'labeling-job', name: labelingJobName } as const;
    const target = sageMakerTarget(this, 'labelingJobName', job, this.props);
    return {
      resource: {
        service: 'sagemaker',
        action: 'createLabelingJob',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: sageMakerTaskErrors,
      arguments: {
        LabelingJobName: labelingJobName,
        LabelAttributeName: labelAttributeName,
        InputConfig: labelingInputArgument(inputConfig, this),
        OutputConfig: labelingOutputArgument(outputConfig, this),
        RoleArn: role.roleArn,
        LabelCategoryConfigS3Uri: labelCategoryConfig?.bind(this, { forReading: true }).uri,
        StoppingConditions: stoppingConditions && labelingStoppingArgument(stoppingConditions),
        LabelingJobAlgorithmsConfig: algorithms && labelingAlgorithmsArgument(algorithms, this, vpc),
        HumanTaskConfig: humanTaskArgument(humanTaskConfig, this),
        Tags: tagList(tags),
      },
      permissions: {
        call: [
          { actions: ['sagemaker:CreateLabelingJob'], resources: target.arns },
          ...addTagsPermissions(tags, target.arns),
          passRole([role], 'sagemaker.amazonaws.com'),
        ],
        runJob: watchPermissions('LabelingJob', tags, target.arns),
      },
      problems: [
        target.problem,
        nameProblem('labelingJobName', labelingJobName),
        nameProblem('labelAttributeName', labelAttributeName, LIMITS.attributeLength) ??
          attributeProblem(labelAttributeName),
        ...labelingInputProblems('inputConfig', inputConfig),
        grantLabelingStream(this, 'inputConfig', inputConfig, this),
        grantLabelPublishing(this, 'outputConfig', outputConfig, this),
        ...humanTaskProblems('humanTaskConfig', humanTaskConfig),
        ...grantFunctions(this, 'humanTaskConfig', humanTaskConfig, this),
        ...(algorithms ? labelingAlgorithmsProblems('labelingJobAlgorithmsConfig', algorithms) : []),
        ...(stoppingConditions ? labelingStoppingProblems('stoppingConditions', stoppingConditions) : []),
        tagsProblem(tags),
      ],
    };
  }
}

function attributeProblem(name: string): TaskProblem | undefined {
  return isLiteral(name) && name.endsWith('-metadata')
    ? {
        prop: 'labelAttributeName',
        problem: `is ${JSON.stringify(name)}, which is what SageMaker calls the metadata of a label`,
        fix: 'give a name with another end',
      }
    : undefined;
}
