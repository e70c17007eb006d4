import { grantJobLogs, TaskStateBase, taskTarget, textProblem } from '@cdk-sfn/core';
import type {
  DynamicTargetOptions,
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
  TaskTarget,
} from '@cdk-sfn/core';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { configurationsArgument, configurationsProblems } from './application-configuration';
import type { ApplicationConfiguration } from './application-configuration';
import { emrContainersTaskErrors } from './emr-containers-errors';
import { jobDriverArgument, jobDriverProblems } from './job-driver';
import type { JobDriver } from './job-driver';
import { createJobRole } from './job-role';
import { logTargets, monitoringArgument, monitoringProblems } from './monitoring';
import type { Monitoring } from './monitoring';
import type { ReleaseLabel } from './release-label';
import { tagPermissions, tagsProblem } from './tags';
import { jobRunsOf, virtualClusterIdProblem, virtualClusterTarget } from './virtual-cluster-input';
import type { VirtualClusterInput } from './virtual-cluster-input';

/** @see https://docs.aws.amazon.com/emr-on-eks/latest/APIReference/API_StartJobRun.html */
const RULES = {
  jobName: { min: 1, max: 64, pattern: /^[\w./#-]+$/, of: 'letters, digits and . _ / # -' },
  releaseLabel: { min: 1, max: 64, pattern: /^[\w./-]+$/, of: "letters, digits and . _ / -, as in 'emr-7.9.0-latest'" },
};

/** What `EmrContainersStartJobRun` takes beside the props of every task. */
export interface EmrContainersStartJobRunOptions extends DynamicTargetOptions {
  /**
   * The virtual cluster. When its id comes from the state, jobs may be started on all virtual clusters of this account
   * and region, unless `allowedTargets` lists the ARNs of some.
   */
  readonly virtualCluster: VirtualClusterInput;

  /**
   * The name of the job, at most 64 letters, digits and `.`, `_`, `/`, `#`, `-`.
   *
   * @default - none
   */
  readonly jobName?: string;

  /**
   * The role that the job works with. It has to trust jobs of the virtual cluster, and it has to be given when the id of
   * the virtual cluster comes from the state. If the role itself does, `allowedRoles` lists what it may be.
   *
   * @see https://docs.aws.amazon.com/emr/latest/EMR-on-EKS-DevelopmentGuide/setting-up-trust-policy.html
   * @default - one is made; when the stack is deployed, a function has it trust jobs of the virtual cluster, for which
   * the Amazon EKS cluster must have an IAM OpenID Connect provider
   */
  readonly executionRole?: iam.IRole;

  /**
   * The ARNs of the roles that the job may be started with when the role comes from the state. `*` and `?` match as in
   * IAM.
   *
   * @default - a role from the state is an error
   */
  readonly allowedRoles?: string[];

  /** The release of Amazon EMR. */
  readonly releaseLabel: ReleaseLabel;

  /**
   * Settings of applications, at most 100.
   *
   * @default - none
   */
  readonly applicationConfig?: ApplicationConfiguration[];

  /** What the job does. */
  readonly jobDriver: JobDriver;

  /**
   * Where the job logs to, and whether one can look into it.
   *
   * @default - no logs beside what the user interface of Spark shows
   */
  readonly monitoring?: Monitoring;

  /**
   * Tags of the job, at most 50.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };
}

/** Props of `EmrContainersStartJobRun`. */
export interface EmrContainersStartJobRunProps extends EmrContainersStartJobRunOptions, TaskStateBaseProps {}

/** Props of `EmrContainersStartJobRun` in a JSONPath state. */
export interface EmrContainersStartJobRunJsonPathProps
  extends EmrContainersStartJobRunOptions, TaskStateJsonPathBaseProps {}

/** Props of `EmrContainersStartJobRun` in a JSONata state. */
export interface EmrContainersStartJobRunJsonataProps
  extends EmrContainersStartJobRunOptions, TaskStateJsonataBaseProps {}

/**
 * Starts a job of Amazon EMR on EKS: a Spark jar, a PySpark script or a query of Spark SQL.
 *
 * With `RUN_JOB`, the default, it waits until the job ends, and cancels it when the execution is stopped.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-eks.html
 * @see https://docs.aws.amazon.com/emr-on-eks/latest/APIReference/API_StartJobRun.html
 */
export class EmrContainersStartJobRun extends TaskStateBase<EmrContainersStartJobRunProps> implements iam.IGrantable {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: EmrContainersStartJobRunJsonPathProps,
  ): EmrContainersStartJobRun {
    return new EmrContainersStartJobRun(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: EmrContainersStartJobRunJsonataProps,
  ): EmrContainersStartJobRun {
    return new EmrContainersStartJobRun(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  declare private role: iam.IRole;

  /** The role of the job, to be granted what the job needs. */
  public get grantPrincipal(): iam.IPrincipal {
    return this.role.grantPrincipal;
  }

  public describe(): TaskDescription {
    const { allowedRoles, applicationConfig, executionRole, jobName, monitoring = {}, tags } = this.props;
    const { label } = this.props.releaseLabel;
    const { id } = this.props.virtualCluster;
    const cluster = virtualClusterTarget(this, 'virtualCluster', id, this.props);
    const role = executionRole ?? (cluster.isFromState ? undefined : createJobRole(this, id, cluster.arns));
    const roles =
      role &&
      taskTarget(this, 'executionRole', role.roleArn, { allowedTargets: allowedRoles }, { allowedIn: 'allowedRoles' });
    const logs = logTargets(this, monitoring);
    if (role !== undefined) {
      this.role = role;
      grantJobLogs(this, role, logs);
    }
    const jobRuns = jobRunsOf(cluster.arns);
    return {
      resource: {
        service: 'emr-containers',
        action: 'startJobRun',
        patterns: [IntegrationPattern.RUN_JOB, IntegrationPattern.REQUEST_RESPONSE],
      },
      errors: emrContainersTaskErrors,
      arguments: {
        VirtualClusterId: id,
        Name: jobName,
        ExecutionRoleArn: role?.roleArn,
        ReleaseLabel: label,
        JobDriver: jobDriverArgument(this.props.jobDriver),
        ConfigurationOverrides: {
          ApplicationConfiguration: configurationsArgument(applicationConfig),
          MonitoringConfiguration: monitoringArgument(monitoring, logs),
        },
        Tags: tags,
      },
      permissions: {
        call: [
          {
            actions: ['emr-containers:StartJobRun'],
            resources: cluster.arns,
            conditions: roles && roleCondition(roles),
          },
          ...tagPermissions(tags, jobRuns),
        ],
        runJob: [{ actions: ['emr-containers:DescribeJobRun', 'emr-containers:CancelJobRun'], resources: jobRuns }],
      },
      problems: [
        cluster.problem,
        role === undefined && {
          prop: 'executionRole',
          problem: 'is not given, and cannot be made for a virtual cluster from the state',
          fix: 'give a role that trusts jobs of the virtual cluster',
        },
        roles?.problem,
        virtualClusterIdProblem('virtualCluster', id),
        textProblem('jobName', jobName, RULES.jobName),
        textProblem('releaseLabel', label, RULES.releaseLabel),
        ...jobDriverProblems(this.props.jobDriver),
        ...configurationsProblems('applicationConfig', applicationConfig),
        ...monitoringProblems(monitoring, logs),
        tagsProblem(tags),
      ],
    };
  }
}

/** The role is one of the arguments, so that permission to start jobs depends on it. */
function roleCondition({ arns, isFromState }: TaskTarget): object {
  return isFromState
    ? { StringLike: { 'emr-containers:ExecutionRoleArn': arns } }
    : { StringEquals: { 'emr-containers:ExecutionRoleArn': arns[0] } };
}
