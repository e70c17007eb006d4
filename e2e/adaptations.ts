import { withoutHash } from '../tools/src/demo/machine.ts';
import type { Adaptation } from './src/adaptation.ts';
import { withReferences, withResources } from './src/adaptation.ts';
import { ACCOUNT, REGION } from './src/clients.ts';
import { idsOf } from './src/template.ts';

/** What of the templates moto cannot deploy. */
export const adaptations: readonly Adaptation[] = [
  {
    lack: 'AWS::DynamoDB::GlobalTable, which the CDK makes of TableV2. It has AWS::DynamoDB::Table',
    stacks: ['Orders'],
    apply: (template) =>
      withResources(template, (resource) => {
        if (resource.Type !== 'AWS::DynamoDB::GlobalTable') {
          return resource;
        }
        const { Replicas: _, ...properties } = resource.Properties ?? {};
        return { ...resource, Type: 'AWS::DynamoDB::Table', Properties: properties };
      }),
  },
  {
    lack: 'AWS::StepFunctions::Activity. Its ARN stands in the template instead',
    stacks: ['Orders'],
    apply: (template) => {
      const activities = idsOf(template, 'AWS::StepFunctions::Activity');
      const { Resources, ...rest } = withReferences(template, (id) =>
        activities.includes(id) ? activityArn(id) : undefined,
      );
      return {
        ...rest,
        Resources: Object.fromEntries(Object.entries(Resources).filter(([id]) => !activities.includes(id))),
      };
    },
  },
];

/** Stacks that moto does not bring up at all. One that comes up fails: it wants a case. */
export const undeployable: readonly Adaptation[] = [
  {
    lack: 'compute environments of Batch without a ServiceRole, and policies of S3 buckets',
    stacks: ['ChurnForecast'],
    apply: (template) => template,
  },
  {
    lack: 'compute environments of Batch without a ServiceRole, and zones that no account was asked for',
    stacks: ['Batch'],
    apply: (template) => template,
  },
  { lack: 'CodeBuild projects in templates', stacks: ['Codebuild'], apply: (template) => template },
  { lack: 'a VPC that was looked up without an account', stacks: ['EcsEc2'], apply: (template) => template },
];

/** The ARN of an activity that moto does not make. */
export function activityArn(logicalId: string): string {
  return `arn:aws:states:${REGION}:${ACCOUNT}:activity:${withoutHash(logicalId)}`;
}
