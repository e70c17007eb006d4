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

/** What `CodeBuildStartBuildBatch` takes beside the props of every task. */
export interface CodeBuildStartBuildBatchOptions extends CodeBuildOverrides {
  /**
   * How long each of the builds may take, in whole minutes, 5 minutes to 36 hours.
   *
   * @default - as in the project
   */
  readonly buildTimeoutInMinutesOverride?: Duration;
}

/** Props of `CodeBuildStartBuildBatch`. */
export interface CodeBuildStartBuildBatchProps extends CodeBuildStartBuildBatchOptions, TaskStateBaseProps {}

/** Props of `CodeBuildStartBuildBatch` in a JSONPath state. */
export interface CodeBuildStartBuildBatchJsonPathProps
  extends CodeBuildStartBuildBatchOptions, TaskStateJsonPathBaseProps {}

/** Props of `CodeBuildStartBuildBatch` in a JSONata state. */
export interface CodeBuildStartBuildBatchJsonataProps
  extends CodeBuildStartBuildBatchOptions, TaskStateJsonataBaseProps {}

/**
 * Starts a batch of builds of a CodeBuild project and, with `RUN_JOB`, waits until all end. The project must have batch
 * builds enabled.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html
 * @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_StartBuildBatch.html
 */
export class CodeBuildStartBuildBatch extends TaskStateBase<CodeBuildStartBuildBatchProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: CodeBuildStartBuildBatchJsonPathProps,
  ): CodeBuildStartBuildBatch {
    return new CodeBuildStartBuildBatch(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: CodeBuildStartBuildBatchJsonataProps,
  ): CodeBuildStartBuildBatch {
    return new CodeBuildStartBuildBatch(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { project, buildTimeoutInMinutesOverride } = this.props;
    const { projectArn } = projectIdentity(project);
    const target = taskTarget(this, 'project', projectArn, this.props);
    return {
      resource: {
        service: 'codebuild',
        action: 'startBuildBatch',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: codeBuildTaskErrors,
      arguments: {
        ...buildOverrides(this.props),
        BuildTimeoutInMinutesOverride: amountIn('minutes', buildTimeoutInMinutesOverride),
      },
      permissions: {
        call: [
          { actions: ['codebuild:StartBuildBatch'], resources: target.arns },
          ...buildOverridesPermissions(this.props),
        ],
        runJob: [
          { actions: ['codebuild:StopBuildBatch', 'codebuild:BatchGetBuildBatches'], resources: target.arns },
          managedRule(this, 'StepFunctionsGetEventForCodeBuildStartBuildBatchRule'),
        ],
      },
      metrics: target.isFromState ? undefined : buildMetrics(projectArn),
      problems: [
        target.problem,
        ...buildOverridesProblems(this.props),
        ...buildTimeoutProblems('buildTimeoutInMinutesOverride', buildTimeoutInMinutesOverride),
      ],
    };
  }
}
