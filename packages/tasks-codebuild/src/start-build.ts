import { amountIn, managedRule, TaskStateBase, taskTarget } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import type { Duration } from 'aws-cdk-lib/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import {
  buildMetrics,
  buildOverrides,
  buildOverridesPermissions,
  buildOverridesProblems,
  buildTimeoutProblems,
} from './build-overrides';
import type { CodeBuildOverrides } from './build-overrides';
import { projectIdentity } from './build-project';
import { codeBuildTaskErrors } from './code-build-errors';

/** What `CodeBuildStartBuild` takes beside the props of every task. */
export interface CodeBuildStartBuildOptions extends CodeBuildOverrides {
  /**
   * How long the build may take, in whole minutes, 5 minutes to 36 hours.
   *
   * @default - as in the project
   */
  readonly timeoutInMinutesOverride?: Duration;
}

/** Props of `CodeBuildStartBuild`. */
export interface CodeBuildStartBuildProps extends CodeBuildStartBuildOptions, TaskStateBaseProps {}

/** Props of `CodeBuildStartBuild` in a JSONPath state. */
export interface CodeBuildStartBuildJsonPathProps extends CodeBuildStartBuildOptions, TaskStateJsonPathBaseProps {}

/** Props of `CodeBuildStartBuild` in a JSONata state. */
export interface CodeBuildStartBuildJsonataProps extends CodeBuildStartBuildOptions, TaskStateJsonataBaseProps {}

/**
 * Starts a build of a CodeBuild project and, with `RUN_JOB`, waits until it ends.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html
 * @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_StartBuild.html
 */
export class CodeBuildStartBuild extends TaskStateBase<CodeBuildStartBuildProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: CodeBuildStartBuildJsonPathProps): CodeBuildStartBuild {
    return new CodeBuildStartBuild(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: CodeBuildStartBuildJsonataProps): CodeBuildStartBuild {
    return new CodeBuildStartBuild(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { project, timeoutInMinutesOverride } = this.props;
    const { projectArn } = projectIdentity(project);
    const target = taskTarget(this, 'project', projectArn, this.props);
    return {
      resource: {
        service: 'codebuild',
        action: 'startBuild',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: codeBuildTaskErrors,
      arguments: {
        ...buildOverrides(this.props),
        TimeoutInMinutesOverride: amountIn('minutes', timeoutInMinutesOverride),
      },
      permissions: {
        call: [{ actions: ['codebuild:StartBuild'], resources: target.arns }, ...buildOverridesPermissions(this.props)],
        runJob: [
          { actions: ['codebuild:StopBuild', 'codebuild:BatchGetBuilds'], resources: target.arns },
          managedRule(this, 'StepFunctionsGetEventForCodeBuildStartBuildRule'),
        ],
      },
      metrics: target.isFromState ? undefined : buildMetrics(projectArn),
      problems: [
        target.problem,
        ...buildOverridesProblems(this.props),
        ...buildTimeoutProblems('timeoutInMinutesOverride', timeoutInMinutesOverride),
      ],
    };
  }
}
