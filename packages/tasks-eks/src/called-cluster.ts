import { ifKnown } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

/** What is needed of a cluster; `ICluster` of `aws-eks` and of `aws-eks-v2` have it. */
export interface CalledCluster {
  /** The name of the cluster. */
  readonly clusterName: string;
  /** The URL of its Kubernetes API. It has to be a public one. */
  readonly clusterEndpoint: string;
  /** The certificate of the authority that the Kubernetes API is trusted by, in Base64. */
  readonly clusterCertificateAuthorityData: string;
}

/** How a cluster is reached, and what is wrong with that. */
export function connection(cluster: CalledCluster) {
  const endpoint = ofCluster(cluster, 'clusterEndpoint');
  const authority = ofCluster(cluster, 'clusterCertificateAuthorityData');
  return {
    arguments: {
      ClusterName: cluster.clusterName,
      CertificateAuthority: authority.value,
      Endpoint: endpoint.value,
    },
    problems: [endpoint.problem, authority.problem],
  };
}

interface ClusterFact {
  readonly value?: string;
  readonly problem?: TaskProblem;
}

function ofCluster(cluster: CalledCluster, fact: keyof CalledCluster): ClusterFact {
  const value = ifKnown(() => cluster[fact]);
  const problem = `was imported without its ${fact}`;
  return value === undefined
    ? { problem: { prop: 'cluster', problem, fix: `give ${fact} to fromClusterAttributes` } }
    : { value };
}
