import { TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { EncryptionKey } from './encryption-key';
import { endpointTargets } from './endpoint-targets';
import { sageMakerTaskErrors } from './sage-maker-errors';
import type { SageMakerTargetOptions } from './sage-maker-resource';

/** What `SageMakerUpdateEndpoint` takes beside the props of every task. */
export interface SageMakerUpdateEndpointOptions extends SageMakerTargetOptions {
  /** The name of the new configuration, at most 63 letters, digits and hyphens. */
  readonly endpointConfigName: string;

  /** The name of the endpoint, at most 63 letters, digits and hyphens. */
  readonly endpointName: string;

  /**
   * The customer managed key of the configuration (its `kmsKey`). SageMaker uses it in the name of who updates the endpoint.
   *
   * @default - the configuration has none
   */
  readonly endpointConfigKey?: EncryptionKey;
}

/** Props of `SageMakerUpdateEndpoint`. */
export interface SageMakerUpdateEndpointProps extends SageMakerUpdateEndpointOptions, TaskStateBaseProps {}

/** Props of `SageMakerUpdateEndpoint` in a JSONPath state. */
export interface SageMakerUpdateEndpointJsonPathProps
  extends SageMakerUpdateEndpointOptions, TaskStateJsonPathBaseProps {}

/** Props of `SageMakerUpdateEndpoint` in a JSONata state. */
export interface SageMakerUpdateEndpointJsonataProps
  extends SageMakerUpdateEndpointOptions, TaskStateJsonataBaseProps {}

/**
 * Gives an Amazon SageMaker endpoint another configuration, without waiting until it is in service.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateEndpoint.html
 */
export class SageMakerUpdateEndpoint extends TaskStateBase<SageMakerUpdateEndpointProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: SageMakerUpdateEndpointJsonPathProps,
  ): SageMakerUpdateEndpoint {
    return new SageMakerUpdateEndpoint(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: SageMakerUpdateEndpointJsonataProps,
  ): SageMakerUpdateEndpoint {
    return new SageMakerUpdateEndpoint(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { endpointConfigName, endpointName } = this.props;
    const targets = endpointTargets(this, this.props);
    return {
      resource: { service: 'sagemaker', action: 'updateEndpoint', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      errors: sageMakerTaskErrors,
      arguments: {
        EndpointConfigName: endpointConfigName,
        EndpointName: endpointName,
      },
      permissions: {
        call: [{ actions: ['sagemaker:UpdateEndpoint'], resources: targets.arns }, ...targets.keyPermissions],
      },
      problems: [...targets.problems],
    };
  }
}
