import type { IReportGroup } from 'aws-cdk-lib/aws-codebuild';

/** What is needed of a report group; `codebuild.IReportGroupRef` has it. */
export interface ReportGroupRef {
  /** The ARN of the report group. */
  readonly reportGroupRef: { readonly reportGroupArn: string };
}

/** A report group: any construct of the CDK for one, `CfnReportGroup` included where it has a `reportGroupRef`. */
export type BuildReportGroup = Pick<IReportGroup, 'reportGroupArn'> | ReportGroupRef;

/** The ARN of a report group, which older versions of the CDK have in another place. */
export function reportGroupArn(group: BuildReportGroup): string {
  return 'reportGroupRef' in group ? group.reportGroupRef.reportGroupArn : group.reportGroupArn;
}
