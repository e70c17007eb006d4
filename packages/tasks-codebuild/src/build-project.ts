import type { IProject } from 'aws-cdk-lib/aws-codebuild';

/** What is needed of a project; `codebuild.IProjectRef` has it. */
export interface BuildProjectRef {
  /** The ARN and the name of the project. */
  readonly projectRef: { readonly projectArn: string; readonly projectName: string };
}

/** A project: any construct of the CDK for one, `CfnProject` included where it has a `projectRef`. */
export type BuildProject = IProject | BuildProjectRef;

/** The ARN and the name of a project, which older versions of the CDK have in other places. */
export function projectIdentity(project: BuildProject): BuildProjectRef['projectRef'] {
  return 'projectRef' in project ? project.projectRef : project;
}
