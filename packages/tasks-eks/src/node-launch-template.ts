import type { TaskProblem } from '@cdk-sfn/core';

/** What constructs of the CDK say where they were told no version. As text, it would look like a variable. */
const DEFAULT_VERSION = '$Default';

/** What is needed of a launch template; `ec2.ILaunchTemplate` has it. Either its id or its name is given. */
export interface EksLaunchTemplate {
  /**
   * The id.
   *
   * @default - as `launchTemplateName` says
   */
  readonly launchTemplateId?: string;

  /**
   * The name.
   *
   * @default - as `launchTemplateId` says
   */
  readonly launchTemplateName?: string;

  /**
   * The number of the version.
   *
   * @default - that which is the default of the template
   */
  readonly versionNumber?: string;
}

/** A launch template as the service takes it, which wants one of id and name. */
export function launchTemplateArgument(template: EksLaunchTemplate | undefined) {
  if (template === undefined) {
    return undefined;
  }
  const { launchTemplateId, launchTemplateName, versionNumber } = template;
  return {
    Id: launchTemplateId,
    Name: launchTemplateId === undefined ? launchTemplateName : undefined,
    Version: versionNumber === DEFAULT_VERSION ? undefined : versionNumber,
  };
}

/** What the service would refuse beside a launch template, which says it itself. */
export function launchTemplateProblems(
  template: EksLaunchTemplate | undefined,
  beside: { readonly [prop: string]: unknown },
): (TaskProblem | undefined)[] {
  if (template === undefined) {
    return [];
  }
  const { launchTemplateId, launchTemplateName } = template;
  return [
    launchTemplateId === undefined && launchTemplateName === undefined
      ? {
          prop: 'launchTemplate',
          problem: 'has neither id nor name',
          fix: 'give launchTemplateId or launchTemplateName',
        }
      : undefined,
    ...Object.entries(beside)
      .filter(([, value]) => value !== undefined)
      .map(([prop]) => ({ prop, problem: 'is given beside a launch template', fix: 'say it in the template' })),
  ];
}
