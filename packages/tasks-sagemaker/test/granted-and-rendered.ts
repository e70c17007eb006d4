import { Task } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { readable, stateOf } from '../../../tools/vitest/rendered-state';

/** The fields as they stand in the arguments of a JSONPath state, made `readable`. */
export function renderedIn(scope: Construct, fields: object): unknown {
  const resource = { service: 'test', action: 'test', patterns: [IntegrationPattern.REQUEST_RESPONSE] as const };
  const task = new Task(scope, 'Rendered', { task: { describe: () => ({ resource, arguments: { ...fields } }) } });
  return (stateOf(task) as { Parameters: unknown }).Parameters;
}

/** What a role was granted after it was made, made `readable`. */
export function grantsOf(role: iam.IRole): unknown {
  const policy = role.node.tryFindChild('DefaultPolicy') as iam.Policy | undefined;
  const document = Stack.of(role).resolve(policy?.document) as { readonly Statement: unknown[] } | undefined;
  return readable(document?.Statement ?? []);
}
