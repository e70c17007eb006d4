import { asIs } from './wire-shape';
import type { WireShape } from './wire-shape';

/**
 * Kerberos settings, for a security configuration that has Kerberos authentication.
 *
 * A password that is written here stands in the definition of the state machine, where anyone reads it who may describe
 * the machine. One from the state stands in the history of the execution.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_KerberosAttributes.html
 */
export interface EmrKerberosAttributes {
  /**
   * The Active Directory password of `adDomainJoinUser`.
   *
   * @default - none
   */
  readonly adDomainJoinPassword?: string;

  /**
   * A user that may join computers to the domain, for a cross-realm trust with Active Directory.
   *
   * @default - none
   */
  readonly adDomainJoinUser?: string;

  /**
   * The password of the cross-realm principal, which is the same in both realms.
   *
   * @default - none
   */
  readonly crossRealmTrustPrincipalPassword?: string;

  /** The password of the cluster's `kadmin` service. Amazon EMR needs it. */
  readonly kdcAdminPassword?: string;

  /** The realm of all nodes: `EC2.INTERNAL`. */
  readonly realm: string;
}

export const KERBEROS_ATTRIBUTES: WireShape<EmrKerberosAttributes> = {
  fields: {
    adDomainJoinPassword: { ...asIs, name: 'ADDomainJoinPassword' },
    adDomainJoinUser: { ...asIs, name: 'ADDomainJoinUser' },
    crossRealmTrustPrincipalPassword: asIs,
    kdcAdminPassword: asIs,
    realm: asIs,
  },
  rules: ({ kdcAdminPassword }) => [
    kdcAdminPassword === undefined && {
      prop: 'kdcAdminPassword',
      problem: 'is missing',
      fix: "give the password of the cluster's kadmin service",
    },
  ],
};
