import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { networkArgument } from '../src/network-options';
import { renderedIn } from './granted-and-rendered';

test('says nothing by itself', () => {
  expect(renderedIn(new Stack(), networkArgument({}))).toEqual({});
});

test('isolates and encrypts', () => {
  const options = { enableNetworkIsolation: true, enableInterContainerTrafficEncryption: false };

  expect(renderedIn(new Stack(), networkArgument(options))).toEqual({
    EnableNetworkIsolation: true,
    EnableInterContainerTrafficEncryption: false,
  });
});
