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

/** What `CodeBuildStopBuildBatch` takes beside the props of every task. */
export interface CodeBuildStopBuildBatchOptions extends CodeBuildStartedBatch {}

/** Props of `CodeBuildStopBuildBatch`. */
export interface CodeBuildStopBuildBatchProps extends CodeBuildStopBuildBatchOptions, TaskStateBaseProps {}

/** Props of `CodeBuildStopBuildBatch` in a JSONPath state. */
export interface CodeBuildStopBuildBatchJsonPathProps
  extends CodeBuildStopBuildBatchOptions, TaskStateJsonPathBaseProps {}

/** Props of `CodeBuildStopBuildBatch` in a JSONata state. */
export interface CodeBuildStopBuildBatchJsonataProps
  extends CodeBuildStopBuildBatchOptions, TaskStateJsonataBaseProps {}

/**
 * Stops a batch of builds of AWS CodeBuild, and the builds of it that run.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html
 * @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_StopBuildBatch.html
 */
export class CodeBuildStopBuildBatch extends TaskStateBase<CodeBuildStopBuildBatchProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: CodeBuildStopBuildBatchJsonPathProps,
  ): CodeBuildStopBuildBatch {
    return new CodeBuildStopBuildBatch(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: CodeBuildStopBuildBatchJsonataProps,
  ): CodeBuildStopBuildBatch {
    return new CodeBuildStopBuildBatch(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { buildBatchId, project } = this.props;
    const { projectArn } = projectIdentity(project);
    const target = taskTarget(this, 'project', projectArn, this.props);
    return {
      resource: {
        service: 'codebuild',
        action: 'stopBuildBatch',
        patterns: [IntegrationPattern.REQUEST_RESPONSE],
      },
      errors: codeBuildTaskErrors,
      arguments: { Id: buildBatchId },
      permissions: { call: [{ actions: ['codebuild:StopBuildBatch'], resources: target.arns }] },
      problems: [target.problem, buildIdProblem('buildBatchId', buildBatchId)],
    };
  }
}
