import { expect, test } from 'vitest';
import { awsCall } from '../../src/trust-handler/aws-call';

test('calls the action of the client', async () => {
  class EMRContainers {
    public describeVirtualCluster = (input: object) => Promise.resolve({ input });
  }
  const modules: Record<string, unknown> = { '@aws-sdk/client-emr-containers': { EMRContainers } };
  const call = awsCall((name) => modules[name]);

  await expect(call('emr-containers', 'describeVirtualCluster', { id: 'abc' })).resolves.toEqual({
    input: { id: 'abc' },
  });
});

test('the SDK is found by its name', async () => {
  await expect(awsCall()('iam', 'getRole', {})).rejects.toThrow('@aws-sdk/client-iam');
});
