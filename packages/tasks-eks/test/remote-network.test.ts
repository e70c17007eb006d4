import { expect, test } from 'vitest';
import { remoteNetworkArgument } from '../src/remote-network';

test('hybrid nodes and their pods have one network each', () => {
  expect(remoteNetworkArgument({ nodeCidrs: ['10.2.0.0/16', '10.3.0.0/16'], podCidrs: ['10.4.0.0/16'] })).toEqual({
    RemoteNodeNetworks: [{ Cidrs: ['10.2.0.0/16', '10.3.0.0/16'] }],
    RemotePodNetworks: [{ Cidrs: ['10.4.0.0/16'] }],
  });
  expect(remoteNetworkArgument({ nodeCidrs: ['10.2.0.0/16'] })).toEqual({
    RemoteNodeNetworks: [{ Cidrs: ['10.2.0.0/16'] }],
  });
  expect(remoteNetworkArgument(undefined)).toBeUndefined();
});
