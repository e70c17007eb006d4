import { lengthProblem, TaskValidationError } from '@cdk-sfn/core';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { retryPolicyArgument, retryPolicyProblems } from './retry-policy';
import type { RetryPolicy } from './retry-policy';

/** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Target.html */
const LIMITS = { input: { min: 1 } };

/** What `EventBridgeSchedulerTarget` takes. */
export interface EventBridgeSchedulerTargetProps {
  /**
   * The ARN of what is called: of a queue, a function, a state machine, …, or `arn:aws:scheduler:::aws-sdk:<service>:<action>`
   * for any action of AWS.
   *
   * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets.html
   */
  readonly arn: string;

  /**
   * The role that EventBridge Scheduler calls it with. The principal `scheduler.amazonaws.com` must be able to assume it,
   * and it needs leave to call the target. If it comes from the state, `allowedRoles` of the task lists the ARNs it may have.
   */
  readonly role: IRole;

  /**
   * What the target is called with: text, which is JSON for most targets.
   *
   * @default - a notification that EventBridge Scheduler writes
   */
  readonly input?: string;

  /**
   * How often and how long it is tried again.
   *
   * @default - 185 times within a day
   */
  readonly retryPolicy?: RetryPolicy;

  /**
   * Where calls go that failed for good. The role may send to it.
   *
   * @default - nowhere
   */
  readonly deadLetterQueue?: IQueue;
}

/**
 * What a schedule calls.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Target.html
 */
export class EventBridgeSchedulerTarget {
  /** The ARN of what is called. */
  public arn: string;
  /** The role that EventBridge Scheduler calls it with. */
  public role: IRole;
  /** What it is called with. */
  public input?: string;
  /** How often and how long it is tried again. */
  public retryPolicy?: RetryPolicy;
  /** Where calls go that failed for good. */
  public deadLetterQueue?: IQueue;

  /** @throws TaskValidationError when the input is empty or the retry policy is out of bounds */
  constructor(props: EventBridgeSchedulerTargetProps) {
    const problems = [
      lengthProblem('input', props.input, LIMITS.input),
      ...(props.retryPolicy ? retryPolicyProblems(props.retryPolicy) : []),
    ].filter((problem) => problem !== undefined && problem !== false);
    if (problems.length > 0) {
      throw new TaskValidationError('EventBridgeSchedulerTarget', problems);
    }
    this.arn = props.arn;
    this.role = props.role;
    this.input = props.input;
    this.retryPolicy = props.retryPolicy;
    this.deadLetterQueue = props.deadLetterQueue;
  }

  /** The target as the service takes it. */
  public renderTargetObject(): any {
    return {
      Arn: this.arn,
      RoleArn: this.role.roleArn,
      Input: this.input,
      RetryPolicy: this.retryPolicy && retryPolicyArgument(this.retryPolicy),
      DeadLetterConfig: this.deadLetterQueue && { Arn: this.deadLetterQueue.queueArn },
    };
  }
}
