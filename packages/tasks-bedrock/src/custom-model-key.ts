import type { TaskProblem } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib/core';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/**
 * Has the policy of a key let a role encrypt models with it, by way of Amazon Bedrock. What keeps it from that is the
 * problem.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-custom-job.html
 */
export function letEncryptModels(scope: Construct, key: kms.IKey, roleArn: string): TaskProblem | undefined {
  const statement = new iam.PolicyStatement({
    actions: ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey', 'kms:CreateGrant'],
    resources: ['*'],
    principals: [new iam.ArnPrincipal(roleArn)],
    conditions: { StringEquals: { 'kms:ViaService': [`bedrock.${Stack.of(scope).region}.amazonaws.com`] } },
  });
  return key.addToResourcePolicy(statement, true).statementAdded
    ? undefined
    : {
        prop: 'customModelKmsKey',
        problem: 'is imported, so that its policy cannot let the role of the job use it',
        fix: 'give a key that is made in this app',
      };
}
