import { isFromState, TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskProblem,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { Annotations, Token } from 'aws-cdk-lib/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { readApiCall } from './api-call';
import type { AwsApiCallOptions } from './api-call';
import type { AwsSdkTypes, TypedCallAwsService } from './typed-call';

/** What `CallAwsService` takes beside the props of every task. */
export interface CallAwsServiceOptions extends AwsApiCallOptions {
  /**
   * The service, by its id in the AWS SDK, in lower case and without blanks: `cloudwatchlogs`, `sfn`.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
   */
  readonly service: string;

  /**
   * What the action takes, by names in PascalCase, also where the service's own begin with a small letter.
   *
   * @default - nothing
   */
  readonly parameters?: { [key: string]: any };
}

/** Props of `CallAwsService`. */
export interface CallAwsServiceProps extends CallAwsServiceOptions, TaskStateBaseProps {}

/** Props of `CallAwsService` in a JSONPath state. */
export interface CallAwsServiceJsonPathProps extends CallAwsServiceOptions, TaskStateJsonPathBaseProps {}

/** Props of `CallAwsService` in a JSONata state. */
export interface CallAwsServiceJsonataProps extends CallAwsServiceOptions, TaskStateJsonataBaseProps {}

/**
 * Calls an action of any AWS service.
 *
 * What is no service or no action is an error that names what was probably meant. `CallAwsService.typed` checks all names
 * when it is compiled.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export class CallAwsService extends TaskStateBase<CallAwsServiceProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: CallAwsServiceJsonPathProps): CallAwsService {
    return new CallAwsService(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: CallAwsServiceJsonataProps): CallAwsService {
    return new CallAwsService(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  /**
   * This class, for one service: the compiler takes no other service, action or parameter than the client of the AWS SDK
   * for JavaScript has types for. The client is needed for its types alone.
   *
   * `import type * as s3 from '@aws-sdk/client-s3'` is what `CallAwsService.typed<typeof s3>()` is made of.
   */
  public static typed<Client extends AwsSdkTypes>(): TypedCallAwsService<Client> {
    return CallAwsService as unknown as TypedCallAwsService<Client>;
  }

  public describe(): TaskDescription {
    const { additionalIamStatements, parameters = {}, service, unlistedAction } = this.props;
    // Case does not matter in the names of services.
    const spelled = Token.isUnresolved(service) ? service : service.toLowerCase();
    const call = readApiCall(this, { ...this.props, service: spelled }, 'resource');
    if (unlistedAction) {
      Annotations.of(this).acknowledgeWarning('@cdk-sfn/core:unknownResource');
    }
    return {
      resource: {
        service: `aws-sdk:${call.service}`,
        action: call.action,
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.WAIT_FOR_TASK_TOKEN],
      },
      arguments: parameters,
      permissions: { call: call.permissions },
      statements: additionalIamStatements,
      problems: [...call.problems, ...parameterProblems(parameters)],
    };
  }
}

/** Only the outermost names are surely those of the action; further inside there may be names of the user. */
function parameterProblems(parameters: object): TaskProblem[] {
  const names = isFromState(parameters) || Token.isUnresolved(parameters) ? [] : Object.keys(parameters);
  return names
    .filter((name) => /^[^A-Z]/.test(name))
    .map((name) => ({
      prop: `parameters.${name}`,
      problem: 'is no name in PascalCase',
      fix: /^[a-z]/.test(name)
        ? `write '${name.charAt(0).toUpperCase()}${name.slice(1)}'`
        : 'begin it with a capital letter',
    }));
}
