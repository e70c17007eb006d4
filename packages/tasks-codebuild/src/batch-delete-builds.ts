import { countProblem, isFromState, TaskStateBase, taskTarget } from '@cdk-sfn/core';
import type {
  DynamicTargetOptions,
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonPathBaseProps,
  TaskStateJsonataBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { buildIdProblem } from './build-id';
import { projectIdentity } from './build-project';
import type { BuildProject } from './build-project';
import { codeBuildTaskErrors } from './code-build-errors';

/** @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_BatchDeleteBuilds.html */
const LIMITS = { buildIds: { min: 1, max: 100, unit: 'builds' }, projects: { min: 1, unit: 'projects' } };

/** What `CodeBuildBatchDeleteBuilds` takes beside the props of every task. */
export interface CodeBuildBatchDeleteBuildsOptions extends DynamicTargetOptions {
  /** The projects of the builds, which are granted. If the ARN of one comes from the state, `allowedTargets` is needed. */
  readonly projects: BuildProject[];

  /** The ids of the builds, `project:id`, 1 to 100. */
  readonly buildIds: string[];
}

/** Props of `CodeBuildBatchDeleteBuilds`. */
export interface CodeBuildBatchDeleteBuildsProps extends CodeBuildBatchDeleteBuildsOptions, TaskStateBaseProps {}

/** Props of `CodeBuildBatchDeleteBuilds` in a JSONPath state. */
export interface CodeBuildBatchDeleteBuildsJsonPathProps
  extends CodeBuildBatchDeleteBuildsOptions, TaskStateJsonPathBaseProps {}

/** Props of `CodeBuildBatchDeleteBuilds` in a JSONata state. */
export interface CodeBuildBatchDeleteBuildsJsonataProps
  extends CodeBuildBatchDeleteBuildsOptions, TaskStateJsonataBaseProps {}

/**
 * Deletes builds of AWS CodeBuild. The result has those that were deleted in `BuildsDeleted`, and the others in
 * `BuildsNotDeleted`: the task does not fail for them.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html
 * @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_BatchDeleteBuilds.html
 */
export class CodeBuildBatchDeleteBuilds extends TaskStateBase<CodeBuildBatchDeleteBuildsProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: CodeBuildBatchDeleteBuildsJsonPathProps,
  ): CodeBuildBatchDeleteBuilds {
    return new CodeBuildBatchDeleteBuilds(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: CodeBuildBatchDeleteBuildsJsonataProps,
  ): CodeBuildBatchDeleteBuilds {
    return new CodeBuildBatchDeleteBuilds(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { buildIds, projects } = this.props;
    const targets = projects.map((project, i) =>
      taskTarget(this, `projects[${i}]`, projectIdentity(project).projectArn, this.props),
    );
    return {
      resource: {
        service: 'codebuild',
        action: 'batchDeleteBuilds',
        patterns: [IntegrationPattern.REQUEST_RESPONSE],
      },
      errors: codeBuildTaskErrors,
      arguments: { Ids: buildIds },
      permissions: {
        call: [{ actions: ['codebuild:BatchDeleteBuilds'], resources: targets.flatMap(({ arns }) => arns) }],
      },
      problems: [
        countProblem('projects', projects, LIMITS.projects),
        ...targets.map(({ problem }) => problem),
        countProblem('buildIds', buildIds, LIMITS.buildIds),
        ...(isFromState(buildIds) ? [] : buildIds.map((id, i) => buildIdProblem(`buildIds[${i}]`, id))),
      ],
    };
  }
}
