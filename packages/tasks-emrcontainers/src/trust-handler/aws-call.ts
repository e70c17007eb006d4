import { createRequire } from 'node:module';

/** The services that are called, and what their clients are called. */
const CLIENTS = { eks: 'EKS', 'emr-containers': 'EMRContainers', iam: 'IAM' } as const;

type Service = keyof typeof CLIENTS;
type Action = 'describeCluster' | 'describeVirtualCluster' | 'getRole' | 'updateAssumeRolePolicy';
type Client = Record<Action, (input: object) => Promise<unknown>>;
type Sdk = Record<(typeof CLIENTS)[Service], new (options: object) => Client>;

/** Calls an action of a service; gives back what it answers. */
export type AwsCall = (service: Service, action: Action, input: object) => Promise<unknown>;

/**
 * Calls AWS with the SDK that Lambda's runtime has, where `require` finds it and `import` does not.
 *
 * @param load gives a module by its name
 */
export function awsCall(load: (name: string) => unknown = createRequire(__filename)): AwsCall {
  return async (service, action, input) => {
    const sdk = load(`@aws-sdk/client-${service}`) as Sdk;
    return await new sdk[CLIENTS[service]]({})[action](input);
  };
}
