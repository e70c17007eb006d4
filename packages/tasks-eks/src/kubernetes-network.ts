import { isLiteral } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

/** Of which kind the addresses of pods and services are. */
export enum EksIpFamily {
  /** IPv4. */
  IP_V4 = 'ipv4',
  /** IPv6. */
  IP_V6 = 'ipv6',
}

/**
 * The network of Kubernetes.
 *
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html
 */
export interface EksKubernetesNetwork {
  /**
   * Of which kind the addresses of pods and services are.
   *
   * @default EksIpFamily.IP_V4
   */
  readonly ipFamily?: EksIpFamily;

  /**
   * The block of the IPv4 addresses of services, of 12 to 24 bits within `10.0.0.0/8`, `172.16.0.0/12` or
   * `192.168.0.0/16`: `172.20.0.0/16`.
   *
   * @default - one that Amazon EKS chooses
   */
  readonly serviceIpv4Cidr?: string;
}

/** The network of Kubernetes as the service takes it. */
export function kubernetesNetworkArgument(network: EksKubernetesNetwork) {
  return { IpFamily: network.ipFamily, ServiceIpv4Cidr: network.serviceIpv4Cidr };
}

/** What the service would refuse of it. */
export function kubernetesNetworkProblems(network: EksKubernetesNetwork = {}): (TaskProblem | false)[] {
  const { ipFamily, serviceIpv4Cidr } = network;
  const prop = 'kubernetesNetwork.serviceIpv4Cidr';
  return [
    ipFamily === EksIpFamily.IP_V6 &&
      serviceIpv4Cidr !== undefined && {
        prop,
        problem: 'is given, but services have addresses of IPv6',
        fix: 'leave it away, or use EksIpFamily.IP_V4',
      },
    serviceIpv4Cidr !== undefined &&
      isLiteral(serviceIpv4Cidr) &&
      !isPrivateBlock(serviceIpv4Cidr) && {
        prop,
        problem: `is ${JSON.stringify(serviceIpv4Cidr)}`,
        fix: 'give a block of 12 to 24 bits within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16',
      },
  ];
}

function isPrivateBlock(cidr: string): boolean {
  const [, ...numbers] = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr) ?? [];
  const [first = 0, second = 0, third = 256, fourth = 256, bits = 0] = numbers.map(Number);
  return (
    [second, third, fourth].every((byte) => byte <= 255) &&
    bits >= 12 &&
    bits <= 24 &&
    (first === 10 || (first === 172 && second >= 16 && second <= 31) || (first === 192 && second === 168 && bits >= 16))
  );
}
