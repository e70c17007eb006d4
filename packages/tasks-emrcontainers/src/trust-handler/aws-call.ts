/** The services that are called, and what their clients are called. */
const CLIENTS = { eks: 'EKS', 'emr-containers': 'EMRContainers', iam: 'IAM' } as const;

type Service = keyof typeof CLIENTS;
type Action = 'describeCluster' | 'describeVirtualCluster' | 'getRole' | 'updateAssumeRolePolicy';
type Client = Record<Action, (input: object) => Promise<unknown>>;
type Sdk = Record<(typeof CLIENTS)[Service], new (options: object) => Client>;

/** Calls an action of a service; gives back what it answers. */
export type AwsCall = (service: Service, action: Action, input: object) => Promise<unknown>;

/**
 * Calls AWS with the SDK that Lambda's runtime has.
 *
 * @param load gives a module by its name
 */
export function awsCall(load: (name: string) => Promise<unknown> = (name) => import(name)): AwsCall {
  return async (service, action, input) => {
    const sdk = (await load(`@aws-sdk/client-${service}`)) as Sdk;
    return new sdk[CLIENTS[service]]({})[action](input);
  };
}
