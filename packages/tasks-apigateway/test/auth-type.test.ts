import { expect, test } from 'vitest';
import { AuthType } from '../src';

test('has the words of the service', () => {
  expect(AuthType).toEqual({ NO_AUTH: 'NO_AUTH', IAM_ROLE: 'IAM_ROLE', RESOURCE_POLICY: 'RESOURCE_POLICY' });
});
