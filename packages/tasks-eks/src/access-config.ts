/** How the cluster knows who may do what. */
export enum EksAuthenticationMode {
  /** By access entries. */
  API = 'API',
  /** By access entries, and by its config map. */
  API_AND_CONFIG_MAP = 'API_AND_CONFIG_MAP',
  /** By its config map `aws-auth`. */
  CONFIG_MAP = 'CONFIG_MAP',
}

/**
 * Who has access to the cluster.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/grant-k8s-access.html
 */
export interface EksAccessConfig {
  /**
   * How the cluster knows who may do what.
   *
   * @default EksAuthenticationMode.CONFIG_MAP
   */
  readonly authenticationMode?: EksAuthenticationMode;

  /**
   * Whether who makes the cluster, which is the role of the state machine, may do everything in it.
   *
   * @default true
   */
  readonly bootstrapClusterCreatorAdminPermissions?: boolean;
}

/** Who has access, as the service takes it. */
export function accessConfigArgument(config: EksAccessConfig | undefined) {
  return (
    config && {
      AuthenticationMode: config.authenticationMode,
      BootstrapClusterCreatorAdminPermissions: config.bootstrapClusterCreatorAdminPermissions,
    }
  );
}
