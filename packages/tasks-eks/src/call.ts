import { TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import type { IResolvable } from 'aws-cdk-lib/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { connection } from './called-cluster';
import type { CalledCluster } from './called-cluster';
import { eksTaskErrors } from './eks-errors';
import type { HttpMethods } from './http-methods';

/** What `EksCall` takes beside the props of every task. */
export interface EksCallOptions {
  /** The cluster. An imported one must know its endpoint and its certificate authority. */
  readonly cluster: CalledCluster;

  /** The HTTP method. */
  readonly httpMethod: HttpMethods;

  /** The path of the operation in the Kubernetes API: `/api/v1/namespaces/default/pods`. */
  readonly httpPath: string;

  /**
   * The query string: a list of values for each parameter.
   *
   * @default - none
   */
  readonly queryParameters?: { [key: string]: string[] } | IResolvable;

  /**
   * The body of the request: the manifest of an object, or a part of one.
   *
   * @default - none
   */
  readonly requestBody?: TaskInput;
}

/** Props of `EksCall`. */
export interface EksCallProps extends EksCallOptions, TaskStateBaseProps {}

/** Props of `EksCall` in a JSONPath state. */
export interface EksCallJsonPathProps extends EksCallOptions, TaskStateJsonPathBaseProps {}

/** Props of `EksCall` in a JSONata state. */
export interface EksCallJsonataProps extends EksCallOptions, TaskStateJsonataBaseProps {}

/**
 * Calls the Kubernetes API of an Amazon EKS cluster.
 *
 * No permission is granted, for no AWS API is called: the cluster has to let the role of the state machine in.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
 */
export class EksCall extends TaskStateBase<EksCallProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: EksCallJsonPathProps): EksCall {
    return new EksCall(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: EksCallJsonataProps): EksCall {
    return new EksCall(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { cluster, httpMethod, httpPath, queryParameters, requestBody } = this.props;
    const { arguments: connected, problems } = connection(cluster);
    return {
      resource: { service: 'eks', action: 'call', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      errors: eksTaskErrors,
      arguments: {
        ...connected,
        Method: httpMethod,
        Path: httpPath,
        QueryParameters: queryParameters,
        RequestBody: requestBody?.value as unknown,
      },
      problems,
    };
  }
}
