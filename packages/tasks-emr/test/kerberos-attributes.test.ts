import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { argumentsOf, complaintsOf } from './cluster';

test('all attributes have their place', () => {
  const kerberosAttributes = {
    realm: 'EC2.INTERNAL',
    kdcAdminPassword: JsonPath.stringAt('$.kdc'),
    crossRealmTrustPrincipalPassword: JsonPath.stringAt('$.trust'),
    adDomainJoinUser: 'joiner',
    adDomainJoinPassword: JsonPath.stringAt('$.join'),
  };

  expect(argumentsOf({ kerberosAttributes }).KerberosAttributes).toEqual({
    'ADDomainJoinPassword.$': '$.join',
    ADDomainJoinUser: 'joiner',
    'CrossRealmTrustPrincipalPassword.$': '$.trust',
    'KdcAdminPassword.$': '$.kdc',
    Realm: 'EC2.INTERNAL',
  });
});

test('the password of kadmin is needed', () => {
  expect(complaintsOf({ kerberosAttributes: { realm: 'EC2.INTERNAL' } })).toEqual([
    "kerberosAttributes.kdcAdminPassword is missing: give the password of the cluster's kadmin service",
  ]);
});
