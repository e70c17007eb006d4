import { Stack } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks';
import { expect, test } from 'vitest';
import { connection } from '../src/called-cluster';

test('a cluster is reached by its name, its endpoint and its certificate authority', () => {
  const cluster = { clusterName: 'jobs', clusterEndpoint: 'https://abc', clusterCertificateAuthorityData: 'LS0t' };

  expect(connection(cluster)).toEqual({
    arguments: { ClusterName: 'jobs', CertificateAuthority: 'LS0t', Endpoint: 'https://abc' },
    problems: [undefined, undefined],
  });
});

test('what an imported cluster was not told is missing', () => {
  const cluster = eks.Cluster.fromClusterAttributes(new Stack(), 'Cluster', {
    clusterName: 'jobs',
    clusterEndpoint: 'https://abc',
  });

  expect(connection(cluster).problems).toEqual([
    undefined,
    {
      prop: 'cluster',
      problem: 'was imported without its clusterCertificateAuthorityData',
      fix: 'give clusterCertificateAuthorityData to fromClusterAttributes',
    },
  ]);
});
