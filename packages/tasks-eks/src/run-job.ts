import { TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonPathBaseProps,
  TaskStateJsonataBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { connection } from './called-cluster';
import type { CalledCluster } from './called-cluster';
import { eksTaskErrors } from './eks-errors';
import { jobProblems } from './job-manifest';
import { logOptionsArgument, logOptionsProblems } from './log-options';
import type { EksLogOptions } from './log-options';

/** What `EksRunJob` takes beside the props of every task. */
export interface EksRunJobOptions {
  /** The cluster. An imported one must know its endpoint and its certificate authority. */
  readonly cluster: CalledCluster;

  /** The manifest of the job: an object with `apiVersion` `batch/v1`, `kind` `Job`, `metadata` and `spec`. */
  readonly job: TaskInput;

  /**
   * The namespace that the job runs in.
   *
   * @default - `default`
   */
  readonly namespace?: string;

  /**
   * Whether and how the logs of the job come with the result.
   *
   * @default - no logs
   */
  readonly logOptions?: EksLogOptions;
}

/** Props of `EksRunJob`. */
export interface EksRunJobProps extends EksRunJobOptions, TaskStateBaseProps {}

/** Props of `EksRunJob` in a JSONPath state. */
export interface EksRunJobJsonPathProps extends EksRunJobOptions, TaskStateJsonPathBaseProps {}

/** Props of `EksRunJob` in a JSONata state. */
export interface EksRunJobJsonataProps extends EksRunJobOptions, TaskStateJsonataBaseProps {}

/**
 * Runs a Kubernetes job on an Amazon EKS cluster.
 *
 * With `RUN_JOB` it waits until the job has ended. No permission is granted, for no AWS API is called: the cluster has to
 * let the role of the state machine in.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
 */
export class EksRunJob extends TaskStateBase<EksRunJobProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: EksRunJobJsonPathProps): EksRunJob {
    return new EksRunJob(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: EksRunJobJsonataProps): EksRunJob {
    return new EksRunJob(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { cluster, job, logOptions, namespace } = this.props;
    const { arguments: connected, problems } = connection(cluster);
    return {
      resource: {
        service: 'eks',
        action: 'runJob',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: eksTaskErrors,
      arguments: {
        ...connected,
        Namespace: namespace,
        Job: job.value as unknown,
        LogOptions: logOptionsArgument(logOptions),
      },
      problems: [...problems, ...jobProblems(job, namespace), ...logOptionsProblems(logOptions)],
    };
  }
}
