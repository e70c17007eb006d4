import * as iam from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { comesFromStateData } from './hidden-state-data';

/** Where a job logs to. */
export interface JobLogs {
  /**
   * The log group that it writes to.
   *
   * @default - none
   */
  readonly logGroup?: ILogGroup;
  /**
   * The bucket that it writes its logs to.
   *
   * @default - none
   */
  readonly logBucket?: IBucket;
}

/**
 * Lets the role of a job of Amazon EMR write its logs. A role that is chosen by the state has to be allowed to
 * beforehand.
 *
 * @see https://docs.aws.amazon.com/emr/latest/EMR-on-EKS-DevelopmentGuide/creating-job-execution-role.html
 * @see https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/logging.html
 */
export function grantJobLogs(scope: Construct, role: iam.IRole, { logBucket, logGroup }: JobLogs): void {
  if (comesFromStateData(scope, role.roleArn)) {
    return;
  }
  logBucket?.grantRead(role);
  logBucket?.grantPut(role);
  if (logGroup !== undefined) {
    logGroup.grantWrite(role);
    iam.Grant.addToPrincipal({
      grantee: role,
      actions: ['logs:DescribeLogStreams'],
      resourceArns: [logGroup.logGroupArn],
    });
    iam.Grant.addToPrincipal({ grantee: role, actions: ['logs:DescribeLogGroups'], resourceArns: ['*'] });
  }
}
