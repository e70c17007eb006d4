import { expect, test } from 'vitest';
import { EksAuthenticationMode } from '../src';
import { accessConfigArgument } from '../src/access-config';

test('all of it is handed on', () => {
  expect(
    accessConfigArgument({
      authenticationMode: EksAuthenticationMode.API,
      bootstrapClusterCreatorAdminPermissions: false,
    }),
  ).toEqual({ AuthenticationMode: 'API', BootstrapClusterCreatorAdminPermissions: false });
  expect(accessConfigArgument(undefined)).toBeUndefined();
});
