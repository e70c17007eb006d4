import { iamPattern, isLiteral, namedTarget, textProblem } from '@cdk-sfn/core';
import type { DynamicTargetOptions, TaskProblem, TaskTarget } from '@cdk-sfn/core';
import type { Construct } from 'constructs';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html */
const NAME = {
  min: 1,
  pattern: /^[a-z\d]+(-+[a-z\d]+)*$/i,
  of: 'letters, digits and hyphens, no hyphen at the beginning or the end',
};
const MAX_NAME_LENGTH = 63;

/** Options of tasks on what SageMaker keeps under a name. */
export interface SageMakerTargetOptions extends DynamicTargetOptions {
  /**
   * The ARNs that the task may be pointed at when a name comes from the state, or is a token that deployment fills in.
   * They have the name in lower case, whatever its case is. `*` and `?` match as in IAM.
   *
   * @default - everything of that type in the account and the region
   */
  readonly allowedTargets?: string[];
}

/** What SageMaker keeps under a name. */
export interface SageMakerResource {
  /** Its type as it stands in ARNs. */
  readonly type:
    | 'endpoint'
    | 'endpoint-config'
    | 'hyper-parameter-tuning-job'
    | 'labeling-job'
    | 'model'
    | 'processing-job'
    | 'training-job'
    | 'transform-job';
  readonly name: string;
  /**
   * What follows the name in the ARN.
   *
   * @default - nothing
   */
  readonly suffix?: '*';
}

/**
 * Works out which ARNs to grant. SageMaker writes names in lower case there, which deployment cannot do: a token may
 * stand for anything of that type, as a name from the state may.
 *
 * @param prop the prop that the name came in, for messages
 */
export function sageMakerTarget(
  scope: Construct,
  prop: string,
  { name, suffix, type }: SageMakerResource,
  options: SageMakerTargetOptions,
): TaskTarget {
  const arn = { service: 'sagemaker', resource: type };
  const pattern = iamPattern(name);
  const nameInArn = isLiteral(pattern) && pattern !== '*' ? `${pattern.toLowerCase()}${suffix ?? ''}` : '*';
  const target = namedTarget(scope, prop, { name, arn, nameInArn, mayBeAny: true }, options);
  const isToken = !target.isFromState && !isLiteral(name);
  return isToken && options.allowedTargets !== undefined ? { ...target, arns: options.allowedTargets } : target;
}

/** A name that SageMaker does not take. */
export function nameProblem(
  prop: string,
  name: string | undefined,
  maxLength = MAX_NAME_LENGTH,
): TaskProblem | undefined {
  return textProblem(prop, name, { ...NAME, max: maxLength });
}

/** An ARN that is none of that type. */
export function arnProblem(prop: string, arn: string | undefined, type: string): TaskProblem | undefined {
  const pattern = new RegExp(`^arn:aws[a-z-]*:sagemaker:[a-z\\d-]*:\\d{12}:${type}/.`);
  return arn === undefined || !isLiteral(arn) || pattern.test(arn)
    ? undefined
    : {
        prop,
        problem: `is ${JSON.stringify(arn)}`,
        fix: `give an ARN: arn:aws:sagemaker:<region>:<account>:${type}/…`,
      };
}
