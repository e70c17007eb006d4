import { TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { EncryptionKey } from './encryption-key';
import { endpointTargets } from './endpoint-targets';
import { sageMakerTaskErrors } from './sage-maker-errors';
import type { SageMakerTargetOptions } from './sage-maker-resource';
import { tagList, tagPermissions, tagsProblem } from './tags';

/** What `SageMakerCreateEndpoint` takes beside the props of every task. */
export interface SageMakerCreateEndpointOptions extends SageMakerTargetOptions {
  /** The name of the configuration, at most 63 letters, digits and hyphens. */
  readonly endpointConfigName: string;

  /** The name of the endpoint, at most 63 letters, digits and hyphens. */
  readonly endpointName: string;

  /**
   * The customer managed key of the configuration (its `kmsKey`). SageMaker uses it in the name of who makes the endpoint.
   *
   * @default - the configuration has none
   */
  readonly endpointConfigKey?: EncryptionKey;

  /**
   * Tags of the endpoint: an object, or a list of `{ Key, Value }`. At most 50.
   *
   * @default - none
   */
  readonly tags?: TaskInput;
}

/** Props of `SageMakerCreateEndpoint`. */
export interface SageMakerCreateEndpointProps extends SageMakerCreateEndpointOptions, TaskStateBaseProps {}

/** Props of `SageMakerCreateEndpoint` in a JSONPath state. */
export interface SageMakerCreateEndpointJsonPathProps
  extends SageMakerCreateEndpointOptions, TaskStateJsonPathBaseProps {}

/** Props of `SageMakerCreateEndpoint` in a JSONata state. */
export interface SageMakerCreateEndpointJsonataProps
  extends SageMakerCreateEndpointOptions, TaskStateJsonataBaseProps {}

/**
 * Makes an Amazon SageMaker endpoint from its configuration, without waiting until it is in service.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpoint.html
 */
export class SageMakerCreateEndpoint extends TaskStateBase<SageMakerCreateEndpointProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: SageMakerCreateEndpointJsonPathProps,
  ): SageMakerCreateEndpoint {
    return new SageMakerCreateEndpoint(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: SageMakerCreateEndpointJsonataProps,
  ): SageMakerCreateEndpoint {
    return new SageMakerCreateEndpoint(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { endpointConfigName, endpointName } = this.props;
    const tags = this.props.tags?.value as unknown;
    const targets = endpointTargets(this, this.props);
    return {
      resource: { service: 'sagemaker', action: 'createEndpoint', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      errors: sageMakerTaskErrors,
      arguments: {
        EndpointConfigName: endpointConfigName,
        EndpointName: endpointName,
        Tags: tagList(tags),
      },
      permissions: {
        call: [
          { actions: ['sagemaker:CreateEndpoint'], resources: targets.arns },
          ...targets.keyPermissions,
          ...tagPermissions(tags, targets.endpointArns),
        ],
      },
      problems: [...targets.problems, tagsProblem(tags)],
    };
  }
}
