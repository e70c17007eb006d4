import type { TaskPermission, TaskProblem } from '@cdk-sfn/core';
import type { Construct } from 'constructs';
import { volumeKeyPermissions } from './encryption-key';
import type { EncryptionKey } from './encryption-key';
import { nameProblem, sageMakerTarget } from './sage-maker-resource';
import type { SageMakerTargetOptions } from './sage-maker-resource';

/** An endpoint and the configuration that it gets. */
export interface EndpointOptions extends SageMakerTargetOptions {
  readonly endpointConfigKey?: EncryptionKey;
  readonly endpointConfigName: string;
  readonly endpointName: string;
}

/** What IAM may be told about an endpoint and its configuration. */
export interface EndpointTargets {
  /** Those of both. */
  readonly arns: readonly string[];
  readonly endpointArns: readonly string[];
  readonly keyPermissions: readonly TaskPermission[];
  readonly problems: readonly (TaskProblem | undefined)[];
}

/** Works out what to grant for giving an endpoint its configuration. */
export function endpointTargets(scope: Construct, options: EndpointOptions): EndpointTargets {
  const { endpointConfigKey, endpointConfigName, endpointName } = options;
  const endpoint = sageMakerTarget(scope, 'endpointName', { type: 'endpoint', name: endpointName }, options);
  const config = { type: 'endpoint-config', name: endpointConfigName } as const;
  const endpointConfig = sageMakerTarget(scope, 'endpointConfigName', config, options);
  return {
    arns: [...new Set([...endpoint.arns, ...endpointConfig.arns])],
    endpointArns: endpoint.arns,
    keyPermissions: volumeKeyPermissions(endpointConfigKey),
    problems: [
      endpoint.problem,
      endpointConfig.problem,
      nameProblem('endpointConfigName', endpointConfigName),
      nameProblem('endpointName', endpointName),
    ],
  };
}
