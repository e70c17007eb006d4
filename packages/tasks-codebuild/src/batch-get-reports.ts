import { countProblem, isFromState, isLiteral, TaskStateBase, taskTarget } from '@cdk-sfn/core';
import type {
  DynamicTargetOptions,
  TaskDescription,
  TaskProblem,
  TaskStateBaseProps,
  TaskStateJsonPathBaseProps,
  TaskStateJsonataBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { codeBuildTaskErrors } from './code-build-errors';
import { reportGroupArn } from './report-group';
import type { BuildReportGroup } from './report-group';

/** @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_BatchGetReports.html */
const LIMITS = { reportArns: { min: 1, max: 100, unit: 'reports' }, reportGroups: { min: 1, unit: 'report groups' } };

const REPORT_ARN = /^arn:[^:]+:codebuild:[^:]*:[^:]*:report\/[^:]+:[^:]+$/;

/** What `CodeBuildBatchGetReports` takes beside the props of every task. */
export interface CodeBuildBatchGetReportsOptions extends DynamicTargetOptions {
  /** The groups of the reports, which are granted. If the ARN of one comes from the state, `allowedTargets` is needed. */
  readonly reportGroups: BuildReportGroup[];

  /** The ARNs of the reports, 1 to 100. Most often from the state: `Build.ReportArns` of a build that has ended. */
  readonly reportArns: string[];
}

/** Props of `CodeBuildBatchGetReports`. */
export interface CodeBuildBatchGetReportsProps extends CodeBuildBatchGetReportsOptions, TaskStateBaseProps {}

/** Props of `CodeBuildBatchGetReports` in a JSONPath state. */
export interface CodeBuildBatchGetReportsJsonPathProps
  extends CodeBuildBatchGetReportsOptions, TaskStateJsonPathBaseProps {}

/** Props of `CodeBuildBatchGetReports` in a JSONata state. */
export interface CodeBuildBatchGetReportsJsonataProps
  extends CodeBuildBatchGetReportsOptions, TaskStateJsonataBaseProps {}

/**
 * Reads reports of builds of AWS CodeBuild. The result has them in `Reports`, and the ARNs of those that are not there in
 * `ReportsNotFound`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html
 * @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_BatchGetReports.html
 */
export class CodeBuildBatchGetReports extends TaskStateBase<CodeBuildBatchGetReportsProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: CodeBuildBatchGetReportsJsonPathProps,
  ): CodeBuildBatchGetReports {
    return new CodeBuildBatchGetReports(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: CodeBuildBatchGetReportsJsonataProps,
  ): CodeBuildBatchGetReports {
    return new CodeBuildBatchGetReports(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { reportArns, reportGroups } = this.props;
    const targets = reportGroups.map((group, i) =>
      taskTarget(this, `reportGroups[${i}]`, reportGroupArn(group), this.props),
    );
    return {
      resource: {
        service: 'codebuild',
        action: 'batchGetReports',
        patterns: [IntegrationPattern.REQUEST_RESPONSE],
      },
      errors: codeBuildTaskErrors,
      arguments: { ReportArns: reportArns },
      permissions: {
        call: [{ actions: ['codebuild:BatchGetReports'], resources: targets.flatMap(({ arns }) => arns) }],
      },
      problems: [
        countProblem('reportGroups', reportGroups, LIMITS.reportGroups),
        ...targets.map(({ problem }) => problem),
        countProblem('reportArns', reportArns, LIMITS.reportArns),
        ...(isFromState(reportArns) ? [] : reportArns.map((arn, i) => reportArnProblem(`reportArns[${i}]`, arn))),
      ],
    };
  }
}

function reportArnProblem(prop: string, arn: string): TaskProblem | undefined {
  return isLiteral(arn) && !REPORT_ARN.test(arn)
    ? {
        prop,
        problem: `is ${JSON.stringify(arn)}, which is no ARN of a report`,
        fix: 'give one such as arn:aws:codebuild:us-east-1:111111111111:report/group:id',
      }
    : undefined;
}
