import { TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskPermission,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { CustomerManagedEncryptionConfiguration, IActivity } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** What `StepFunctionsInvokeActivity` takes beside the props of every task. */
export interface StepFunctionsInvokeActivityOptions {
  /** The activity that workers poll. Its customer managed key is part of the permissions. */
  readonly activity: IActivity;
}

/** Props of `StepFunctionsInvokeActivity` in a JSONPath state. */
export interface StepFunctionsInvokeActivityJsonPathProps
  extends StepFunctionsInvokeActivityOptions, TaskStateJsonPathBaseProps {
  /**
   * What the worker gets, in a JSONPath state.
   *
   * @default - the input of the state
   */
  readonly parameters?: { [name: string]: any };
}

/** Props of `StepFunctionsInvokeActivity` in a JSONata state. */
export interface StepFunctionsInvokeActivityJsonataProps
  extends StepFunctionsInvokeActivityOptions, TaskStateJsonataBaseProps {
  /**
   * What the worker gets, in a JSONata state: any value, or an expression.
   *
   * @default - the input of the state
   */
  readonly arguments?: any;
}

/** Props of `StepFunctionsInvokeActivity`. */
export interface StepFunctionsInvokeActivityProps
  extends
    StepFunctionsInvokeActivityOptions,
    Pick<StepFunctionsInvokeActivityJsonPathProps, 'parameters'>,
    Pick<StepFunctionsInvokeActivityJsonataProps, 'arguments'>,
    TaskStateBaseProps {}

/**
 * Gives work to an activity and waits for a worker to do it. Workers run anywhere and poll for work.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html
 */
export class StepFunctionsInvokeActivity extends TaskStateBase<StepFunctionsInvokeActivityProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: StepFunctionsInvokeActivityJsonPathProps,
  ): StepFunctionsInvokeActivity {
    return new StepFunctionsInvokeActivity(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: StepFunctionsInvokeActivityJsonataProps,
  ): StepFunctionsInvokeActivity {
    return new StepFunctionsInvokeActivity(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { activity, parameters } = this.props;
    const args: unknown = this.props.arguments;
    return {
      resource: { arn: activity.activityArn },
      arguments: parameters ?? args,
      permissions: { call: keyPermissions(activity) },
      metrics: {
        metricPrefixSingular: 'Activity',
        metricPrefixPlural: 'Activities',
        metricDimensions: { ActivityArn: activity.activityArn },
      },
      onlyIn: {
        ...(parameters !== undefined && { parameters: QueryLanguage.JSON_PATH }),
        ...(args !== undefined && { arguments: QueryLanguage.JSONATA }),
      },
    };
  }
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html */
function keyPermissions({ activityArn, encryptionConfiguration }: IActivity): TaskPermission[] {
  if (encryptionConfiguration === undefined || !('kmsKey' in encryptionConfiguration)) {
    return [];
  }
  const { kmsKey } = encryptionConfiguration as CustomerManagedEncryptionConfiguration;
  return [
    {
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [kmsKey.keyArn],
      conditions: { StringEquals: { 'kms:EncryptionContext:aws:states:activityArn': activityArn } },
    },
  ];
}
