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

/** What `CodeBuildDeleteBuildBatch` takes beside the props of every task. */
export interface CodeBuildDeleteBuildBatchOptions extends CodeBuildStartedBatch {}

/** Props of `CodeBuildDeleteBuildBatch`. */
export interface CodeBuildDeleteBuildBatchProps extends CodeBuildDeleteBuildBatchOptions, TaskStateBaseProps {}

/** Props of `CodeBuildDeleteBuildBatch` in a JSONPath state. */
export interface CodeBuildDeleteBuildBatchJsonPathProps
  extends CodeBuildDeleteBuildBatchOptions, TaskStateJsonPathBaseProps {}

/** Props of `CodeBuildDeleteBuildBatch` in a JSONata state. */
export interface CodeBuildDeleteBuildBatchJsonataProps
  extends CodeBuildDeleteBuildBatchOptions, TaskStateJsonataBaseProps {}

/**
 * Deletes a batch of builds of AWS CodeBuild, and its builds.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html
 * @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_DeleteBuildBatch.html
 */
export class CodeBuildDeleteBuildBatch extends TaskStateBase<CodeBuildDeleteBuildBatchProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: CodeBuildDeleteBuildBatchJsonPathProps,
  ): CodeBuildDeleteBuildBatch {
    return new CodeBuildDeleteBuildBatch(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: CodeBuildDeleteBuildBatchJsonataProps,
  ): CodeBuildDeleteBuildBatch {
    return new CodeBuildDeleteBuildBatch(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { buildBatchId, project } = this.props;
    const { projectArn } = projectIdentity(project);
    const target = taskTarget(this, 'project', projectArn, this.props);
    return {
      resource: {
        service: 'codebuild',
        action: 'deleteBuildBatch',
        patterns: [IntegrationPattern.REQUEST_RESPONSE],
      },
      errors: codeBuildTaskErrors,
      arguments: { Id: buildBatchId },
      permissions: { call: [{ actions: ['codebuild:DeleteBuildBatch'], resources: target.arns }] },
      problems: [target.problem, buildIdProblem('buildBatchId', buildBatchId)],
    };
  }
}
