import type * as iam from 'aws-cdk-lib/aws-iam';
import { TaskRole as SfnTaskRole } from 'aws-cdk-lib/aws-stepfunctions';
import { JsonPath } from './json-path';
import { Jsonata } from './jsonata';

/**
 * The role that a task does its work with, for `credentials`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html
 */
export abstract class TaskRole extends SfnTaskRole {
  /** A role that is known at synthesis. */
  public static override fromRole(role: iam.IRole): TaskRole {
    return new GivenTaskRole(role.roleArn, role.roleArn);
  }

  /**
   * A role whose ARN the state has.
   *
   * @param expression the path of the ARN, for a JSONPath state
   * @param allowedRole the ARN, or pattern of ARNs, that the state machine may assume; any role by default
   * @throws ExpressionSyntaxError when the path does not parse
   */
  public static override fromRoleArnJsonPath(expression: string, allowedRole = '*'): TaskRole {
    return new GivenTaskRole(JsonPath.stringAt(expression), allowedRole);
  }

  /**
   * A role whose ARN the state has.
   *
   * @param expression the expression for the ARN, for a JSONata state
   * @param allowedRole the ARN, or pattern of ARNs, that the state machine may assume; any role by default
   * @throws ExpressionSyntaxError when the expression does not parse
   */
  public static fromRoleArnJsonata(expression: string, allowedRole = '*'): TaskRole {
    return new GivenTaskRole(Jsonata.string(expression), allowedRole);
  }
}

class GivenTaskRole extends TaskRole {
  constructor(
    public readonly roleArn: string,
    public readonly resource: string,
  ) {
    super();
  }
}
