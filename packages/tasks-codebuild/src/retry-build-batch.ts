import { TaskStateBase, taskTarget } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonPathBaseProps,
  TaskStateJsonataBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { CodeBuildStartedBatch } from './build-batch';
import { buildIdProblem } from './build-id';
import { projectIdentity } from './build-project';
import { codeBuildTaskErrors } from './code-build-errors';

/** Which builds of a batch are made again. */
export enum CodeBuildRetryType {
  /** All of them. */
  ALL_BUILDS = 'RETRY_ALL_BUILDS',
  /** Those that failed. */
  FAILED_BUILDS = 'RETRY_FAILED_BUILDS',
}

/** What `CodeBuildRetryBuildBatch` takes beside the props of every task. */
export interface CodeBuildRetryBuildBatchOptions extends CodeBuildStartedBatch {
  /**
   * Which builds are made again.
   *
   * @default - as CodeBuild has it
   */
  readonly retryType?: CodeBuildRetryType;

  /**
   * A token of the request: within 5 minutes, a second request with the same token starts no second retry.
   *
   * @default - none
   */
  readonly idempotencyToken?: string;
}

/** Props of `CodeBuildRetryBuildBatch`. */
export interface CodeBuildRetryBuildBatchProps extends CodeBuildRetryBuildBatchOptions, TaskStateBaseProps {}

/** Props of `CodeBuildRetryBuildBatch` in a JSONPath state. */
export interface CodeBuildRetryBuildBatchJsonPathProps
  extends CodeBuildRetryBuildBatchOptions, TaskStateJsonPathBaseProps {}

/** Props of `CodeBuildRetryBuildBatch` in a JSONata state. */
export interface CodeBuildRetryBuildBatchJsonataProps
  extends CodeBuildRetryBuildBatchOptions, TaskStateJsonataBaseProps {}

/**
 * Makes builds of a batch of AWS CodeBuild again and, with `RUN_JOB`, waits until all end.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html
 * @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_RetryBuildBatch.html
 */
export class CodeBuildRetryBuildBatch extends TaskStateBase<CodeBuildRetryBuildBatchProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: CodeBuildRetryBuildBatchJsonPathProps,
  ): CodeBuildRetryBuildBatch {
    return new CodeBuildRetryBuildBatch(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: CodeBuildRetryBuildBatchJsonataProps,
  ): CodeBuildRetryBuildBatch {
    return new CodeBuildRetryBuildBatch(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { buildBatchId, idempotencyToken, project, retryType } = this.props;
    const { projectArn } = projectIdentity(project);
    const target = taskTarget(this, 'project', projectArn, this.props);
    return {
      resource: {
        service: 'codebuild',
        action: 'retryBuildBatch',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: codeBuildTaskErrors,
      arguments: { Id: buildBatchId, RetryType: retryType, IdempotencyToken: idempotencyToken },
      permissions: {
        call: [{ actions: ['codebuild:RetryBuildBatch'], resources: target.arns }],
        runJob: [{ actions: ['codebuild:StopBuildBatch', 'codebuild:BatchGetBuildBatches'], resources: target.arns }],
      },
      problems: [target.problem, buildIdProblem('buildBatchId', buildBatchId)],
    };
  }
}
