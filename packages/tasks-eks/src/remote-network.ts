/**
 * The networks of hybrid nodes, which are not in AWS.
 *
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteNetworkConfigRequest.html
 */
export interface EksRemoteNetwork {
  /** The address blocks of the nodes: `10.2.0.0/16`. */
  readonly nodeCidrs: string[];

  /**
   * The address blocks of pods that have webhooks.
   *
   * @default - none
   */
  readonly podCidrs?: string[];
}

/** The networks of hybrid nodes as the service takes them: one each, of several blocks. */
export function remoteNetworkArgument(network: EksRemoteNetwork | undefined) {
  return (
    network && {
      RemoteNodeNetworks: [{ Cidrs: network.nodeCidrs }],
      RemotePodNetworks: network.podCidrs && [{ Cidrs: network.podCidrs }],
    }
  );
}
