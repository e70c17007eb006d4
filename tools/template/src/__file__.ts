import { TaskStateBase } from '@cdk-sfn/core';
import type { TaskDescription, TaskStateBaseProps } from '@cdk-sfn/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** Properties of `__Class__`. */
export interface __Class__Props extends TaskStateBaseProps {
  /** The name of what is worked on. */
  readonly name: string;
}

/**
 * Calls `__Action__` of __title__.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export class __Class__ extends TaskStateBase {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: __Class__Props,
  ) {
    super(scope, id, props);
  }

  describe(): TaskDescription {
    return {
      resource: { service: '__service__', action: '__action__', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      arguments: { Name: this.props.name },
      permissions: { call: [{ actions: ['__service__:__Action__'], resources: ['*'] }] },
    };
  }
}
