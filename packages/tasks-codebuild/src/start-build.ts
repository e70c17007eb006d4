import { TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** What `CodebuildStartBuild` takes beside the props of every task. */
export interface CodebuildStartBuildOptions {
  /** The name of what is worked on. */
  readonly name: string;
}

/** Props of `CodebuildStartBuild`. */
export interface CodebuildStartBuildProps extends CodebuildStartBuildOptions, TaskStateBaseProps {}

/** Props of `CodebuildStartBuild` in a JSONPath state. */
export interface CodebuildStartBuildJsonPathProps extends CodebuildStartBuildOptions, TaskStateJsonPathBaseProps {}

/** Props of `CodebuildStartBuild` in a JSONata state. */
export interface CodebuildStartBuildJsonataProps extends CodebuildStartBuildOptions, TaskStateJsonataBaseProps {}

/**
 * Calls `StartBuild` of AWS CodeBuild.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export class CodebuildStartBuild extends TaskStateBase<CodebuildStartBuildProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: CodebuildStartBuildJsonPathProps): CodebuildStartBuild {
    return new CodebuildStartBuild(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: CodebuildStartBuildJsonataProps): CodebuildStartBuild {
    return new CodebuildStartBuild(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    return {
      resource: { service: 'codebuild', action: 'startBuild', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      arguments: { Name: this.props.name },
      permissions: { call: [{ actions: ['codebuild:StartBuild'], resources: ['*'] }] },
    };
  }
}
