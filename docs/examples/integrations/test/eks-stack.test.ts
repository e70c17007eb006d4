import { expect, test } from 'vitest';
import { statesOf } from './synthesized';

test('the pods are listed', () => {
  expect(statesOf('EKS')).toEqual({
    'List pods': {
      End: true,
      Type: 'Task',
      Resource: 'arn:aws:states:::eks:call',
      Parameters: {
        ClusterName: '${Cluster}',
        CertificateAuthority: '${Cluster.CertificateAuthorityData}',
        Endpoint: '${Cluster.Endpoint}',
        Method: 'GET',
        Path: '/api/v1/namespaces/default/pods',
      },
    },
  });
});
