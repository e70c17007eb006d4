import type { VpcConfig } from './vpc-access';

/** Where the containers of a job can reach, and how. */
export interface SageMakerNetworkOptions {
  /**
   * Cuts the container off from the network, in and out.
   *
   * @default false
   */
  readonly enableNetworkIsolation?: boolean;

  /**
   * Encrypts what the instances of the job say to each other.
   *
   * @default false
   */
  readonly enableInterContainerTrafficEncryption?: boolean;

  /**
   * The VPC that the container reaches into.
   *
   * @default - none
   */
  readonly vpcConfig?: VpcConfig;
}

/** Both switches by their wire names. */
export function networkArgument(options: SageMakerNetworkOptions): object {
  return {
    EnableNetworkIsolation: options.enableNetworkIsolation,
    EnableInterContainerTrafficEncryption: options.enableInterContainerTrafficEncryption,
  };
}
