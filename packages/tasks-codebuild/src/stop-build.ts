import { TaskStateBase, taskTarget } from '@cdk-sfn/core';
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

/** What `CodeBuildStopBuild` takes beside the props of every task. */
export interface CodeBuildStopBuildOptions extends DynamicTargetOptions {
  /** The project of the build, which is granted. If its ARN comes from the state, `allowedTargets` is needed. */
  readonly project: BuildProject;

  /** The id of the build, `project:id`. Most often from the state: `Build.Id` of what has started it. */
  readonly buildId: string;
}

/** Props of `CodeBuildStopBuild`. */
export interface CodeBuildStopBuildProps extends CodeBuildStopBuildOptions, TaskStateBaseProps {}

/** Props of `CodeBuildStopBuild` in a JSONPath state. */
export interface CodeBuildStopBuildJsonPathProps extends CodeBuildStopBuildOptions, TaskStateJsonPathBaseProps {}

/** Props of `CodeBuildStopBuild` in a JSONata state. */
export interface CodeBuildStopBuildJsonataProps extends CodeBuildStopBuildOptions, TaskStateJsonataBaseProps {}

/**
 * Stops a build of AWS CodeBuild.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html
 * @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_StopBuild.html
 */
export class CodeBuildStopBuild extends TaskStateBase<CodeBuildStopBuildProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: CodeBuildStopBuildJsonPathProps): CodeBuildStopBuild {
    return new CodeBuildStopBuild(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: CodeBuildStopBuildJsonataProps): CodeBuildStopBuild {
    return new CodeBuildStopBuild(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { buildId, project } = this.props;
    const { projectArn } = projectIdentity(project);
    const target = taskTarget(this, 'project', projectArn, this.props);
    return {
      resource: {
        service: 'codebuild',
        action: 'stopBuild',
        patterns: [IntegrationPattern.REQUEST_RESPONSE],
      },
      errors: codeBuildTaskErrors,
      arguments: { Id: buildId },
      permissions: { call: [{ actions: ['codebuild:StopBuild'], resources: target.arns }] },
      problems: [target.problem, buildIdProblem('buildId', buildId)],
    };
  }
}
