import { keyValueList, lengthProblem, managedRule, passedRole, TaskStateBase } from '@cdk-sfn/core';
import type {
  PassedRoleOptions,
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { ActionOnFailure } from './action-on-failure';
import { clusterTarget } from './cluster-target';
import type { EmrClusterOptions } from './cluster-target';
import { emrTaskErrors } from './emr-errors';

/** What `EmrAddStep` takes beside the props of every task. */
export interface EmrAddStepOptions extends EmrClusterOptions, PassedRoleOptions {
  /** The name of the step, at most 256 characters. */
  readonly name: string;

  /**
   * What happens to the cluster when the step fails.
   *
   * @default ActionOnFailure.CONTINUE
   */
  readonly actionOnFailure?: ActionOnFailure;

  /** The JAR to run: `s3://bucket/key`, or `command-runner.jar`, which runs its arguments. */
  readonly jar: string;

  /**
   * The class to run.
   *
   * @default - the main class that the manifest of the JAR names
   */
  readonly mainClass?: string;

  /**
   * Arguments of the step.
   *
   * @default - none
   */
  readonly args?: string[];

  /**
   * Java properties of the step. As a whole from the state, they are a list of `Key` and `Value`.
   *
   * @default - none
   */
  readonly properties?: { [key: string]: string };

  /**
   * The ARN of the role that the step works with, its runtime role. When it comes from the state, list what it may be in
   * `allowedRoles`. The cluster needs a security configuration that has runtime roles.
   *
   * @default - the role of the instances
   * @see https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-steps-runtime-roles.html
   */
  readonly executionRoleArn?: string;
}

/** Props of `EmrAddStep`. */
export interface EmrAddStepProps extends EmrAddStepOptions, TaskStateBaseProps {}

/** Props of `EmrAddStep` in a JSONPath state. */
export interface EmrAddStepJsonPathProps extends EmrAddStepOptions, TaskStateJsonPathBaseProps {}

/** Props of `EmrAddStep` in a JSONata state. */
export interface EmrAddStepJsonataProps extends EmrAddStepOptions, TaskStateJsonataBaseProps {}

/**
 * Adds a step to an Amazon EMR cluster.
 *
 * With `RUN_JOB`, the default, it waits until the step has ended.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_AddJobFlowSteps.html
 */
export class EmrAddStep extends TaskStateBase<EmrAddStepProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: EmrAddStepJsonPathProps): EmrAddStep {
    return new EmrAddStep(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: EmrAddStepJsonataProps): EmrAddStep {
    return new EmrAddStep(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { args, clusterId, executionRoleArn, jar, mainClass, name, properties } = this.props;
    const { actionOnFailure = ActionOnFailure.CONTINUE } = this.props;
    const target = clusterTarget(this, this.props);
    const role =
      executionRoleArn === undefined
        ? undefined
        : passedRole(this, 'executionRoleArn', { roleArn: executionRoleArn }, this.props);
    return {
      resource: {
        service: 'elasticmapreduce',
        action: 'addStep',
        patterns: [IntegrationPattern.RUN_JOB, IntegrationPattern.REQUEST_RESPONSE],
      },
      errors: emrTaskErrors,
      arguments: {
        ClusterId: clusterId,
        ExecutionRoleArn: executionRoleArn,
        Step: {
          Name: name,
          ActionOnFailure: actionOnFailure,
          HadoopJarStep: { Jar: jar, MainClass: mainClass, Args: args, Properties: keyValueList(properties) },
        },
      },
      permissions: {
        call: [
          { actions: ['elasticmapreduce:AddJobFlowSteps'], resources: target.arns },
          ...(role === undefined ? [] : [role.permission]),
        ],
        runJob: [
          { actions: ['elasticmapreduce:DescribeStep', 'elasticmapreduce:CancelSteps'], resources: target.arns },
          managedRule(this, 'StepFunctionsGetEventForEMRAddJobFlowStepsRule'),
        ],
      },
      problems: [target.problem, lengthProblem('name', name, { max: 256 }), role?.problem],
    };
  }
}
