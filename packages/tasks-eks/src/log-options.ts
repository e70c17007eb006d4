import { isLiteral } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type { IResolvable } from 'aws-cdk-lib/core';

/**
 * Whether and how the logs of a job come with the result.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
 */
export interface EksLogOptions {
  /** Whether the logs come with the result of a job that has succeeded. */
  readonly retrieveLogs: boolean;

  /**
   * Whether logs stay as they are. If not, JSON in them becomes a part of the result.
   *
   * @default false
   */
  readonly rawLogs?: boolean;

  /**
   * What is read of the logs, as the Kubernetes API has it: a list of values for each parameter, such as
   * `{ tailLines: ['6'] }`.
   *
   * @default - all
   */
  readonly logParameters?: { [key: string]: string[] } | IResolvable;
}

/** How logs come, as the service takes it. */
export function logOptionsArgument(options: EksLogOptions | undefined): unknown {
  return (
    options && {
      RetrieveLogs: options.retrieveLogs,
      RawLogs: options.rawLogs,
      LogParameters: options.logParameters,
    }
  );
}

/** What has no effect, for no logs come. */
export function logOptionsProblems(options: EksLogOptions | undefined): TaskProblem[] {
  if (options === undefined || !isLiteral(options.retrieveLogs) || options.retrieveLogs) {
    return [];
  }
  return (['rawLogs', 'logParameters'] as const)
    .filter((prop) => options[prop] !== undefined)
    .map((prop) => ({
      prop: `logOptions.${prop}`,
      problem: 'is given, but no logs are retrieved',
      fix: 'set retrieveLogs, or leave it away',
    }));
}
