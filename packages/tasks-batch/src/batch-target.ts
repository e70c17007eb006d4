import { isLiteral, taskTarget } from '@cdk-sfn/core';
import type { DynamicTargetOptions, TaskProblem } from '@cdk-sfn/core';
import { Arn, ArnFormat, Stack } from 'aws-cdk-lib/core';
import type * as batch from 'aws-cdk-lib/aws-batch';
import type { Construct } from 'constructs';

/** The job definition and the queue by their ARNs. */
export interface BatchJobArns {
  /**
   * The ARN of the job definition, with or without a revision. The state machine may submit jobs of all revisions.
   *
   * If it comes from the state, a name will do as well, and the state machine may submit jobs of all definitions unless
   * `allowedTargets` has some.
   */
  readonly jobDefinitionArn: string;

  /**
   * The ARN of the job queue. If it comes from the state, the state machine may use all queues unless `allowedTargets`
   * has some.
   */
  readonly jobQueueArn: string;

  /** Not beside `jobDefinitionArn`. */
  readonly jobDefinition?: never;

  /** Not beside `jobQueueArn`. */
  readonly jobQueue?: never;
}

/** The job definition and the queue as constructs. */
export interface BatchJobConstructs {
  /** The job definition. The state machine may submit jobs of all its revisions. */
  readonly jobDefinition: batch.IJobDefinition;

  /** The job queue. */
  readonly jobQueue: batch.IJobQueue;

  /** Not beside `jobDefinition`. */
  readonly jobDefinitionArn?: never;

  /** Not beside `jobQueue`. */
  readonly jobQueueArn?: never;
}

/** Props with the job definition and the queue as constructs instead of their ARNs. */
export type WithJobConstructs<P extends BatchJobArns> = Omit<P, keyof BatchJobArns> & BatchJobConstructs;

type GivenTargets = DynamicTargetOptions & (BatchJobArns | BatchJobConstructs);

/** What the service is told about a job definition or a queue, and what IAM is told. */
export interface BatchTarget {
  readonly arn?: string;
  /** The ARNs that `SubmitJob` is granted on. */
  readonly granted: readonly string[];
  readonly problem?: TaskProblem;
}

export function jobDefinitionTarget(scope: Construct, props: GivenTargets): BatchTarget {
  const given = { jobDefinitionArn: props.jobDefinitionArn, jobDefinition: props.jobDefinition?.jobDefinitionArn };
  return batchTarget(scope, 'job-definition', given, props, anyRevision);
}

export function jobQueueTarget(scope: Construct, props: GivenTargets): BatchTarget {
  const given = { jobQueueArn: props.jobQueueArn, jobQueue: props.jobQueue?.jobQueueArn };
  return batchTarget(scope, 'job-queue', given, props, (arn) => [arn]);
}

/**
 * @param resource what the target is called in ARNs
 * @param given its ARN, by the names of the props that it may come in
 * @param granted what to grant when the ARN is known
 */
function batchTarget(
  scope: Construct,
  resource: string,
  given: { readonly [prop: string]: string | undefined },
  options: DynamicTargetOptions,
  granted: (arn: string) => string[],
): BatchTarget {
  const [first, second] = Object.entries(given).filter(([, arn]) => arn !== undefined);
  const [prop, arn] = first ?? [];
  if (prop === undefined || arn === undefined) {
    const props = Object.keys(given);
    return { granted: [], problem: { prop: props.join(' or '), problem: 'is missing', fix: 'give one of the two' } };
  }
  if (second !== undefined) {
    const problem = { prop: second[0], problem: `is given beside ${prop}`, fix: 'keep one of the two' };
    return { granted: [], problem };
  }
  if (isLiteral(arn) && !isArnOf(resource, arn)) {
    const problem = {
      prop,
      problem: `is ${JSON.stringify(arn)}, which is no ARN of a ${resource.replace('-', ' ')}`,
      fix: `give arn:aws:batch:<region>:<account>:${resource}/<name>`,
    };
    return { granted: [], problem };
  }
  const anyTarget = Stack.of(scope).formatArn({ service: 'batch', resource, resourceName: '*' });
  const { arns, isFromState, problem } = taskTarget(scope, prop, arn, options, { anyTarget });
  return { arn, granted: isFromState ? arns : granted(arn), problem };
}

function isArnOf(resource: string, arn: string): boolean {
  return new RegExp(`^arn:[^:]+:batch:[^:]*:[^:]*:${resource}/.+$`).test(arn);
}

/**
 * A job definition with and without a revision: executions that started before a deployment submit jobs of the revision
 * that there was then.
 */
function anyRevision(jobDefinitionArn: string): string[] {
  const { resourceName = '', ...arn } = Arn.split(jobDefinitionArn, ArnFormat.SLASH_RESOURCE_NAME);
  const [name = resourceName] = resourceName.split(':');
  return [name, `${name}:*`].map((nameInArn) => Arn.format({ ...arn, resourceName: nameInArn }));
}
